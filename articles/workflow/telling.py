"""Telling people what concerns them: notices, written in the same transaction as their cause."""

import datetime as dt
from collections.abc import Iterable

from django.contrib.auth.models import User

from articles import digest
from articles.models import Article, Comment, Notice

Kind = Notice.Kind


def notify(
    kind: Notice.Kind,
    *,
    people: Iterable[int | None],
    article: Article,
    actor: User | None,
    comment: Comment | None = None,
    note: str = "",
    at: dt.datetime | None = None,
) -> None:
    """One notice for each of these people (user ids), never for who acts; mail follows. Call it inside a transaction.

    `note` are the actor's words, `at` the instant that it is about.
    """
    told = {pk for pk in people if pk and not (actor and pk == actor.pk)}
    present = list(User.objects.filter(pk__in=told, is_active=True).order_by("pk").values_list("pk", flat=True))
    facts = {name: value for name, value in {"note": note[:300], "at": at.isoformat() if at else ""}.items() if value}
    Notice.objects.bulk_create(
        Notice(person_id=pk, kind=kind, article=article, comment=comment, actor=actor, facts=facts) for pk in present
    )
    digest.plan(present)


def tell_owner(
    article: Article, kind: Notice.Kind, by: User | None, *, note: str = "", at: dt.datetime | None = None
) -> None:
    """What somebody else did to a story. What the house does itself (imports, the demo) is no news to anybody."""
    if by:
        notify(kind, people=[article.owner_id], article=article, actor=by, note=note, at=at)
