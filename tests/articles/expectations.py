"""What tests of stories say again and again: refused with these words, these lines in the log, these spans."""

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import translation

from articles import workflow
from articles.models import Article, AuditEntry, Edition

type Line = tuple[str, int | None, dt.datetime | None, User | None]


@contextmanager
def refused(words: str) -> Iterator[None]:
    """The verb inside is refused with a sentence that has these words, and writes nothing."""
    before = footprint()
    with translation.override("en"), pytest.raises(workflow.Refused, match=re.escape(words)):
        yield
    assert footprint() == before


def footprint() -> list[Any]:
    """Everything that a verb may write."""
    return [
        list(Article.objects.order_by("pk").values_list("pk", "status", "head", "approved", "headline")),
        spans(Edition.objects.all()),
        list(AuditEntry.objects.order_by("pk").values_list("pk", flat=True)),
    ]


def log(article: Article) -> list[Line]:
    """The story's lines in the audit log, oldest first: verb, revision, instant of effect, person."""
    lines = AuditEntry.objects.filter(article_id=article.pk).select_related("by").order_by("pk")
    return [(line.verb, line.revision, line.effective_at, line.by) for line in lines]


def verbs(article: Article) -> list[str]:
    return [verb for verb, *_rest in log(article)]


def spans(editions: Any) -> list[tuple[int, Any]]:
    """Each edition's id and range, cancelled ones included."""
    return sorted((edition.pk, edition.live) for edition in editions.only("pk", "live", "article"))


def bounds(edition: Edition) -> tuple[dt.datetime | None, dt.datetime | None]:
    """The stored range's two ends; both None once it is cancelled."""
    live = Edition.objects.get(pk=edition.pk).live
    return live.lower, live.upper


def shown(article: Article, at: dt.datetime | None = None) -> str | None:
    """The headline that readers get at that instant."""
    found = Edition.objects.live(at).filter(article=article)
    return found.values_list("headline", flat=True).first()
