"""The heart: stories, their revisions and editions, and the rule that makes them public."""
