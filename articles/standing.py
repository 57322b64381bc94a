"""Where a story stands, in words for the desk: its text's status, what readers get now, and what is queued."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article, Edition
from articles.publication import Standing, State, standing
from embargoes.instants import clock as clock
from embargoes.instants import date_and_time as date_and_time
from embargoes.instants import in_words


def stories() -> QuerySet[Article]:
    """Stories with what the desk's list shows of each and what `say` reads, in a fixed number of queries."""
    editions = Prefetch("editions", Edition.objects.for_standing())
    return Article.objects.select_related("section", "owner", "head").prefetch_related(editions)


@dataclass(frozen=True, slots=True)
class Said:
    """`key` is one of draft, submitted, approved, scheduled, live, newer, expired, withdrawn."""

    key: str
    label: str
    detail: str = ""


def say(article: Article, at: dt.datetime) -> list[Said]:
    """What the list and the rail show, most important first. Reads the article's prefetched editions."""
    stands = standing(article.editions.all(), at)
    said: list[Said] = []
    match stands.state:
        case State.LIVE:
            said.append(_live(article, stands, at))
        case State.WITHDRAWN:
            said.append(Said("withdrawn", _("withdrawn"), moment(stands.ended_at, at)))
        case State.EXPIRED:
            said.append(Said("expired", _("expired"), moment(stands.ended_at, at)))
    said += [Said("scheduled", _("scheduled for"), moment(edition.live.lower, at)) for edition in stands.queue]
    if _says_more(article, stands):
        said.append(_at_desk(article, at))
    return said


def say_due(article: Article, at: dt.datetime) -> Said | None:
    """By when the text is wanted, as long as that matters: `key` is due or late."""
    if not article.due_at or not article.is_awaited:
        return None
    when = moment(article.due_at, at)
    return Said("late", _("late: was due"), when) if article.due_at <= at else Said("due", _("due"), when)


def _at_desk(article: Article, at: dt.datetime) -> Said:
    """Where the text stands, whatever readers get."""
    if article.status == Article.Status.DRAFT and article.sent_back_at:
        return Said("draft", _("draft, sent back"), moment(article.sent_back_at, at))
    return Said(article.status, article.get_status_display())


def _live(article: Article, stands: Standing, at: dt.datetime) -> Said:
    since = moment(stands.since, at)
    if _says_more(article, stands):
        return Said("newer", _("live, newer changes at the desk; since"), since)
    return Said("live", _("live since"), since)


def _says_more(article: Article, stands: Standing) -> bool:
    """Whether the working copy says something that is neither live nor queued, nor was public last."""
    spoken_for = {edition.revision_id for edition in (stands.current, stands.last, *stands.queue) if edition}
    return article.head_id not in spoken_for


def is_same_again(editions: Iterable[Edition], revision: int | None, at: dt.datetime) -> bool:
    """Whether readers get just this revision already when it would begin. Reads the story's editions, in any order."""
    lasting = (one for one in editions if not one.is_cancelled and (one.live.upper is None or one.live.upper >= at))
    return any(one.live.lower < at and one.revision_id == revision for one in lasting)


def moment(instant: dt.datetime | None, at: dt.datetime) -> str:
    """An instant in the newsroom's zone, seen from `at`: “today 07:30”, “tomorrow 07:30”, “Mon 23 Nov 2026 07:30”."""
    if instant is None:
        return ""
    day = timezone.localtime(instant).date()
    match (day - timezone.localtime(at).date()).days:
        case -1:
            said = _("yesterday")
        case 0:
            said = _("today")
        case 1:
            said = _("tomorrow")
        case _:
            said = in_words(day)
    return f"{said} {clock(instant)}"


def weekday_and_moment(instant: dt.datetime, at: dt.datetime) -> str:
    """As `moment`, with the day of the week also where the day has a name: “Sun, tomorrow 07:30”."""
    near, far = moment(instant, at), date_and_time(instant)
    return near if near == far else f"{far.partition(' ')[0]}, {near}"
