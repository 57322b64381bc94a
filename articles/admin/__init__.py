"""The desk's pages for stories, in Django's admin: they present, and the workflow decides."""

from articles.admin import embargoes, ideas, records, story, webhooks

__all__ = ["embargoes", "ideas", "records", "story", "webhooks"]
