"""What the pages that compare show: the fields that differ with their names, and the body in stretches."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from articles import compare, versions
from articles.compare import Comparison, Row, Size
from articles.models import Article, Edition, Revision
from articles.standing import moment

# A page with more changed blocks than this tells nobody anything.
MOST_ROWS = 400
MOST_FOLDED = 60


@dataclass(frozen=True, slots=True)
class Stretch:
    """Blocks of a body one after the other; `folded` ones are the same on both sides and shown when asked for.

    `left_out` is how many more there are, beyond what a page can bear.
    """

    rows: list[Row]
    folded: bool = False
    left_out: int = 0

    @property
    def count(self) -> int:
        return len(self.rows) + self.left_out


@dataclass(frozen=True, slots=True)
class Field:
    name: str
    label: str
    stretches: list[Stretch]
    is_list: bool = False


@dataclass(frozen=True, slots=True)
class ComparisonShown:
    """A comparison as the template `_compare.html` takes it."""

    fields: list[Field]
    size: Size


def shown(comparison: Comparison, size: Size) -> ComparisonShown:
    """Lines first, then the body, then what the text is linked to."""
    labels = versions.labels()
    fields = [Field(one.name, labels[one.name], [Stretch(one.rows)]) for one in comparison.lines]
    if comparison.body:
        fields.append(Field("body", labels["body"], list(stretches(comparison.body))))
    fields += [Field(one.name, labels[one.name], [Stretch(one.rows)], True) for one in comparison.items]
    return ComparisonShown(fields, size)


def stretches(rows: Iterable[Row]) -> Iterator[Stretch]:
    """Folds what stays the same but for the blocks next to a change, and ends where there is too much to show."""
    parted = [(is_same, list(run)) for is_same, run in groupby(rows, key=lambda row: row.fate == "same")]
    room = MOST_ROWS
    for place, (is_same, run) in enumerate(parted):
        if not room:
            yield Stretch([], left_out=sum(len(rest) for _is_same, rest in parted[place:]))
            return
        head = 1 if place else 0
        tail = len(run) - (1 if place < len(parted) - 1 else 0)
        if is_same and tail - head >= 2:
            yield Stretch(run[:head])
            yield Stretch(run[head:tail][:MOST_FOLDED], folded=True, left_out=max(0, tail - head - MOST_FOLDED))
            yield Stretch(run[tail:])
            continue
        yield Stretch(run[:room], left_out=max(0, len(run) - room))
        room = max(0, room - len(run))


def between(left: versions.Source, right: versions.Source) -> ComparisonShown:
    """What became of `left` in `right`, in a fixed number of queries; both are versions of one story."""
    before, after = versions.texts(left, right)
    return shown(compare.compare(before, after), compare.size(before, after))


def title(source: versions.Source, now: dt.datetime) -> str:
    """How a version is called at the head of its column. An edition is called by what readers get of it."""
    match source:
        case Article():
            number = source.head.number if source.head else 0
            return _("Desk copy (revision %(number)d)") % {"number": number}
        case Revision():
            when = moment(source.made_at, now)
            return _("Revision %(number)d, %(when)s") % {"number": source.number, "when": when}
    return _edition_title(source, now)


def _edition_title(edition: Edition, now: dt.datetime) -> str:
    number, live = edition.revision.number, edition.live
    if edition.is_cancelled:
        return _("Cancelled text (revision %(number)d)") % {"number": number}
    told = {"number": number, "start": moment(live.lower, now), "end": moment(live.upper, now)}
    if live.lower > now:
        return _("Scheduled for %(start)s (revision %(number)d)") % told
    if live.upper and live.upper <= now:
        return _("What readers saw, %(start)s to %(end)s (revision %(number)d)") % told
    return _("What readers see, since %(start)s (revision %(number)d)") % told
