"""Dated sentences of a text that its story could report as milestones."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Q

from articles import body
from articles.finding import Dated, Found
from articles.offers.keys import Key, folded
from articles.offers.labels import category_of, label_of
from articles.offers.partnerships import Candidate, candidates, likeliest
from articles.offers.places import Place, Placed, place
from articles.offers.writing import Writing
from companies.dates import PartialDate
from companies.models import Milestone
from companies.names import Mention

field = "milestones"


@dataclass(frozen=True, slots=True)
class MilestoneOffer(Placed):
    """Where the register has it already, `known` is that row, and to accept only links it."""

    key: Key
    places: list[Place]
    date: PartialDate
    state: Milestone.State
    label: str
    category: str
    choices: list[Candidate]
    """The partnerships it can belong to; none where the register has none."""
    chosen: int | None
    known: Milestone | None
    between: str
    parties: list[int]
    """Of a partnership that could be made for it: its title, and the companies that the text names first."""
    """What a partnership of the first two companies that the text names would be called."""

    def is_ready(self) -> bool:
        """Whether it can be accepted."""
        return bool(self.known or self.choices)


def milestones(
    writing: Writing, blocks: list[body.Block], found: Found, named: set[int], may: Callable[[str], bool]
) -> list[MilestoneOffer]:
    """Of each date the first sentence, in the order of the text."""
    asked = list(_asked(writing, blocks, found.dates))
    if not asked:
        return []
    about = named | set(writing.links["companies"])
    choices = candidates(writing, about)
    rows = _register(writing, asked, choices)
    companies = {mention.id: mention.name for _at, mention in found.names if mention.kind == "company"}
    parties = list(companies)[:2]
    between = " × ".join(companies[one] for one in parties)
    may_add = may("companies.add_milestone")
    offered: dict[PartialDate, MilestoneOffer] = {}
    for at, dated, key in asked:
        if dated.date in offered:
            continue
        told = {mention.id for where, mention in found.names if where == at and _is_inside(mention, dated)}
        chosen = likeliest(choices, told, about)
        known = _known(writing, key, dated, rows, chosen)
        if (known and known.pk in writing.links[field]) or not (known or may_add):
            continue
        offered[dated.date] = _offer(blocks[at].text, dated, key, choices, chosen, known, between, parties)
    return list(offered.values())


def _asked(
    writing: Writing, blocks: list[body.Block], found: list[tuple[int, Dated]]
) -> Iterator[tuple[int, Dated, Key]]:
    for at, dated in found:
        key = Key("milestone", str(dated.date), folded(blocks[at].text[slice(*dated.sentence)]))
        if not writing.is_dismissed(key):
            yield at, dated, key


def _register(writing: Writing, asked: list[tuple[int, Dated, Key]], choices: list[Candidate]) -> dict[int, Milestone]:
    """What the register has on these dates of these partnerships, and what earlier answers became."""
    accepted = [row for *_rest, key in asked if (row := writing.row_of(key))]
    same = Q(partnership__in=[one.id for one in choices], date__in=[str(dated.date) for _at, dated, _key in asked])
    return {row.pk: row for row in Milestone.objects.filter(same | Q(pk__in=accepted)).order_by("-pk")}


def _known(
    writing: Writing, key: Key, dated: Dated, rows: dict[int, Milestone], chosen: int | None
) -> Milestone | None:
    """What this became, else what the story reports of that date, else what the register has of it.

    Where one partnership is likelier than the others, the register's row is of that one.
    """
    became = rows.get(writing.row_of(key) or 0)
    same = [row for row in rows.values() if row.date == dated.date]
    reported = (row for row in same if row.pk in writing.links[field])
    likely = [row for row in same if chosen in {None, row.partnership_id}]
    return became or next(reported, None) or (likely[-1] if likely else None)


def _is_inside(mention: Mention, dated: Dated) -> bool:
    return mention.kind == "company" and dated.sentence[0] <= mention.start < dated.sentence[1]


def _offer(
    text: str,
    dated: Dated,
    key: Key,
    choices: list[Candidate],
    chosen: int | None,
    known: Milestone | None,
    between: str,
    parties: list[int],
) -> MilestoneOffer:
    start, end = dated.sentence
    sentence = text[start:end]
    label = label_of(sentence, (dated.words[0] - start, dated.words[1] - start))
    places = [place(text, start, end)]
    return MilestoneOffer(
        key, places, dated.date, dated.state, label, category_of(sentence), choices, chosen, known, between, parties
    )
