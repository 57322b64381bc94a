"""Words of a text that its story could report as quotes."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from articles import body
from articles.finding import Said
from articles.offers.keys import Key, folded
from articles.offers.places import Place, Placed, place
from articles.offers.writing import Writing
from companies.models import Quote

field = "reported"
MOST_OF_A_SPEAKER = 500
_FULL = 2
"""Words of a name that somebody can be entered under."""


@dataclass(frozen=True, slots=True)
class QuoteOffer(Placed):
    """Without `speaker` the register doesn't know who said it yet; with `known` it has the quote already."""

    key: Key
    places: list[Place]
    speaker: int | None
    name: str
    words: str
    company: int | None
    company_name: str
    known: int | None


def quotes(
    writing: Writing, blocks: list[body.Block], found: list[Said], may: Callable[[str], bool]
) -> list[QuoteOffer]:
    """In the order of the text."""
    asked = [(said, key) for said in found if not writing.is_dismissed(key := Key("quote", "", folded(said.words)))]
    if not asked:
        return []
    rows = register(person for said, _key in asked if (person := said.speaker.person_id))
    may_add, may_enter = may("companies.add_quote"), may("companies.add_person")
    offered = []
    for said, key in asked:
        who, words = said.speaker, bare(said.words)
        known = writing.row_of(key) or rows.get((who.person_id, folded(words)))
        is_new = not known and not who.person_id
        if known in writing.links[field] or not (known or may_add):
            continue
        if is_new and not (may_enter and len(who.name.split()) >= _FULL):
            continue
        places = [place(blocks[said.block].text, *part) for part in said.parts[:1]]
        offered.append(QuoteOffer(key, places, who.person_id, who.name, words, who.company_id, who.company, known))
    return offered


def bare(words: str) -> str:
    """Without what only joins them to the sentence that they stand in."""
    return words.strip().rstrip(",;:").rstrip()


def register(speakers: Iterable[int]) -> dict[tuple[int | None, str], int]:
    """By speaker and folded words, the quotes that the register has of these people."""
    people = set(speakers)
    if not people:
        return {}
    rows = Quote.objects.filter(speaker__in=people).order_by("-pk").values_list("speaker", "words", "pk")
    return {(speaker, folded(words)): pk for speaker, words, pk in reversed(rows[: MOST_OF_A_SPEAKER * len(people)])}
