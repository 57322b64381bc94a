"""The desk's pages for stories, in Django's admin: they present, and the workflow decides."""

from articles.admin import embargoes, records, story

__all__ = ["embargoes", "records", "story"]
