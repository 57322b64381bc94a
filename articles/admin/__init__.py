"""The desk's pages for stories, in Django's admin: they present, and the workflow decides."""

from articles.admin import records, story, webhooks

__all__ = ["records", "story", "webhooks"]
