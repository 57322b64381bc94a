"""Proposes slugs: short, readable, and free."""

from django.utils.text import slugify

from articles.models import Article, Permalink

LENGTH = 60


def propose(article: Article) -> str:
    """A slug made from the headline that no other story has, at the desk or in public."""
    stem = _whole_words(slugify(article.headline), LENGTH - 4) or "story"
    slug, number = stem, 1
    while is_taken(slug, article):
        number += 1
        slug = f"{stem}-{number}"
    return slug


def _whole_words(slug: str, most: int) -> str:
    """As many words as fit; of one that is longer, its beginning."""
    if len(slug) <= most:
        return slug.strip("-")
    words, _dash, _rest = slug[: most + 1].rpartition("-")
    return (words or slug[:most]).strip("-")


def is_taken(slug: str, article: Article) -> bool:
    return (
        Permalink.objects.filter(slug=slug).exclude(article=article.pk).exists()
        or Article.objects.filter(slug=slug).exclude(pk=article.pk).exists()
    )
