"""Puts things at a time, and reads what the desk's pages of time show of them."""

import datetime as dt
from typing import Any

from django.test import Client
from django.utils import timezone

from articles import workflow
from articles.models import Article, Idea
from tests.factories import ahead, make_article


def planned(at: dt.datetime, **kw: Any) -> Article:
    """A story with a wish, which may have passed."""
    article = make_article(**kw)
    if at > timezone.now():
        workflow.plan(article, by=None, at=at)
    else:
        Article.objects.filter(pk=article.pk).update(planned_at=at)
    return article


def make_idea(title: str = "Un’idea", **kw: Any) -> Idea:
    return Idea.objects.create(title=title, **kw)


def noon(days: int = 5) -> dt.datetime:
    """At noon by the newsroom's clock, so many days from now."""
    return timezone.localtime(ahead(days=days)).replace(hour=12, minute=0, second=0, microsecond=0)


def shown(client: Client, address: str, **asked: Any) -> str:
    response = client.get(address, asked)
    assert response.status_code == 200
    return response.content.decode()


def typed(at: dt.datetime) -> str:
    """As a field for an instant sends it."""
    return f"{timezone.localtime(at):%Y-%m-%dT%H:%M}"
