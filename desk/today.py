"""What an editor or a journalist wants to know on arriving: what waits, what goes out next, what is live."""

from dataclasses import dataclass

from django.contrib.auth.models import User

from articles.models import Article, Edition
from articles.publication import database_now
from articles.standing import moment

MOST = 12


@dataclass(frozen=True, slots=True)
class Line:
    """An edition and its instant in words."""

    edition: Edition
    moment: str


@dataclass(frozen=True, slots=True)
class Today:
    waiting: list[Article]
    """Submitted by others or approved, and not yet frozen: for those who may approve."""
    mine: list[Article]
    """The person's own stories that were changed last and are not approved."""
    queue: list[Line]
    live: list[Line]


def of(user: User) -> Today:
    """Four queries, each bounded. Who may not see stories gets none of them: what is scheduled is not public."""
    if not user.has_perm("articles.view_article"):
        return Today(waiting=[], mine=[], queue=[], live=[])
    now = database_now()
    stories = Article.objects.select_related("section", "owner").order_by("-changed_at")
    editions = Edition.objects.select_related("article", "section").defer("body", "facts")
    waiting = stories.none()
    if user.has_perm("articles.approve_article"):
        undecided = stories.exclude(status=Article.Status.DRAFT)
        frozen = Edition.objects.filter(live__isempty=False).values("revision")
        waiting = undecided.exclude(head__in=frozen)
    return Today(
        waiting=list(waiting[:MOST]),
        mine=list(stories.filter(owner=user).exclude(status=Article.Status.APPROVED)[:MOST]),
        queue=[
            Line(edition, moment(edition.live.lower, now)) for edition in editions.queued(now).order_by("live")[:MOST]
        ],
        live=[
            Line(edition, moment(edition.live.lower, now)) for edition in editions.live(now).order_by("-live")[:MOST]
        ],
    )
