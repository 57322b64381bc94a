"""A story's revisions for its history page: who, when, why, how much, and what readers saw of each."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from articles.models import Article, AuditEntry, Edition, Revision
from articles.standing import moment

PER_PAGE = 50
# Of one revision, or of a page of them, nobody reads more.
MOST_EVENTS = 500
# Without a note they say no more than that the revision is there.
MAKING = {AuditEntry.Verb.CREATED, AuditEntry.Verb.SAVED, AuditEntry.Verb.RESTORED}


@dataclass(frozen=True, slots=True)
class Mark:
    """What readers got, get or will get of a revision; `key` as in `standing.Said`."""

    key: str
    label: str
    detail: str
    edition: Edition


@dataclass(frozen=True, slots=True)
class Entry:
    """One revision; `events` are its lines in the audit log, oldest first, but for what was only said of it."""

    revision: Revision
    events: list[AuditEntry] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    @property
    def previous(self) -> int:
        """The number of the revision before it; 0 when it is the first."""
        return self.revision.number - 1


def entries(article: Article, now: dt.datetime, *, before: int | None = None) -> list[Entry]:
    """The newest revisions, or those older than number `before`: one more than a page holds when there are others.

    Reads the article's prefetched editions.
    """
    found = article.revisions.select_related("made_by", "restores").defer("body", "restores__body")
    if before is not None:
        found = found.filter(number__lt=before)
    listed = {revision.number: Entry(revision) for revision in found[: PER_PAGE + 1]}
    if not listed:
        return []
    lines = article.audit.exclude(verb__in=AuditEntry.TALK).filter(revision__range=(min(listed), max(listed)))
    for line in reversed(lines.select_related("by")[:MOST_EVENTS]):
        if line.revision in listed and (line.note or line.verb not in MAKING):
            listed[line.revision].events.append(line)
    _add_marks(listed.values(), article.editions.all(), now)
    return list(listed.values())


def _add_marks(listed: Iterable[Entry], editions: Iterable[Edition], now: dt.datetime) -> None:
    by_revision = {entry.revision.pk: entry for entry in listed}
    for edition in sorted(editions, key=lambda edition: edition.pk):
        if edition.revision_id in by_revision:
            by_revision[edition.revision_id].marks.append(_mark(edition, now))


def _mark(edition: Edition, now: dt.datetime) -> Mark:
    start, end = edition.live.lower, edition.live.upper
    span = {"start": moment(start, now), "end": moment(end, now)}
    if edition.is_cancelled:
        return Mark("expired", _("scheduled once, then cancelled"), "", edition)
    if start > now:
        detail = _("%(start)s, until %(end)s") % span if end else span["start"]
        return Mark("scheduled", _("readers will see this from"), detail, edition)
    if end is None or end > now:
        detail = _("%(start)s, until %(end)s") % span if end else span["start"]
        return Mark("live", _("readers see this since"), detail, edition)
    if edition.is_withdrawn:
        return Mark(
            "withdrawn", _("readers saw this until it was withdrawn"), _("%(start)s to %(end)s") % span, edition
        )
    return Mark("expired", _("readers saw this"), _("%(start)s to %(end)s") % span, edition)
