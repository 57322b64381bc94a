"""Permalinks: every slug an article was ever published under; none is given to another."""

from django.db import models

from articles.models.article import Article


class Permalink(models.Model):
    slug = models.SlugField(max_length=60, primary_key=True)
    article = models.ForeignKey(Article, models.PROTECT, related_name="permalinks")

    def __str__(self) -> str:
        return self.slug
