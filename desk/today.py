"""What an editor or a journalist wants to know on arriving: what waits, what goes out next, what is live."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db.models import F, Prefetch, prefetch_related_objects
from django.utils import timezone

from articles import permissions, proposals, waiting
from articles.models import Article, Edition, Idea, Revisit, Unsaved
from articles.models.article import LONG
from articles.publication import database_now
from articles.standing import Said, moment, say, say_due

MOST = 12


@dataclass(frozen=True, slots=True)
class Line:
    """An edition and its instant in words."""

    edition: Edition
    moment: str


@dataclass(frozen=True, slots=True)
class Task:
    """A story at the desk, and in words where it stands and when it is due."""

    article: Article
    said: list[Said]


@dataclass(frozen=True, slots=True)
class Tasks:
    """The first few; `filter` is the list's filter that shows all of them."""

    filter: str
    rows: list[Task] = field(default_factory=list)
    has_more: bool = False

    @property
    def count(self) -> str:
        return f"{len(self.rows)}+" if self.has_more else str(len(self.rows) or "")


@dataclass(slots=True)
class Told:
    """A story and what of it is otherwise by now."""

    article: Article
    things: list[Any] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Today:
    waiting: Tasks
    """What the person is asked to do something about, what is due first."""
    mine: Tasks
    """The person's own stories that were changed last, are not approved and don't wait above."""
    queue: list[Line]
    live: list[Line]
    unsaved: list[Unsaved] = field(default_factory=list)
    """What the person wrote and has neither saved nor thrown away, newest first."""
    expected: list[proposals.Proposal] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    """The person's stories, or for who edits all of them any, that tell what is otherwise by now; newest first."""
    ideas: list[Idea] = field(default_factory=list)
    """Open ideas that are the person's to write, what is wanted first."""


def of(user: User) -> Today:
    """A few queries, each bounded. Who may not see stories gets none of them: what is scheduled is not public."""
    if not permissions.may_see(user):
        return Today(waiting=Tasks("waiting"), mine=Tasks("mine"), queue=[], live=[])
    now = database_now()
    stories = Article.objects.select_related("section", "owner").defer(*LONG)
    by_due = (F("due_at").asc(nulls_last=True), "-changed_at", "-pk")
    waits = list(waiting.for_person(stories, user).order_by(*by_due)[: MOST + 1])
    own = waiting.mine(stories, user).filter(is_open=True).exclude(status=Article.Status.APPROVED)
    mine = list(own.exclude(pk__in=[article.pk for article in waits[:MOST]])[: MOST + 1])
    prefetch_related_objects([*waits, *mine], Prefetch("editions", Edition.objects.for_standing()))
    editions = Edition.objects.select_related("section").defer("body", "facts")
    live = editions.live(now).begun(now)  # the second says no more, and lets the database walk along the starts
    return Today(
        waiting=_tasks("waiting", waits, now),
        mine=_tasks("mine", mine, now),
        queue=_lines(editions.queued(now).order_by("live__startswith"), now),
        live=_lines(live.order_by("-live__startswith"), now),
        unsaved=list(Unsaved.objects.waiting().filter(person=user).with_story()[:MOST]),
        expected=proposals.of_day(timezone.localdate(now)) if user.has_perm("articles.add_idea") else [],
        told=_told(user),
        ideas=list(
            Idea.objects.open().filter(assignee=user).select_related("section").order_by("wanted", "-pk")[:MOST]
        ),
    )


def _told(user: User) -> list[Told]:
    found = Revisit.objects.open().with_words().select_related("article").defer(*(f"article__{name}" for name in LONG))
    own = {} if user.has_perm("articles.edit_any_article") else {"article__owner": user}
    stories: dict[int, Told] = {}
    for one in found.filter(**own)[: MOST * 4]:
        stories.setdefault(one.article_id, Told(one.article)).things.append(one.thing)
    return list(stories.values())[:MOST]


def _tasks(name: str, found: list[Article], now: dt.datetime) -> Tasks:
    rows = [
        Task(article, [said for said in (*say(article, now), say_due(article, now)) if said])
        for article in found[:MOST]
    ]
    return Tasks(name, rows, len(found) > MOST)


def _lines(editions: Any, now: dt.datetime) -> list[Line]:
    return [Line(edition, moment(edition.live.lower, now)) for edition in editions[:MOST]]
