"""Side effects of what readers get: each done once, tried again after a failure, and never waited for by a page."""
