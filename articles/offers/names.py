"""Companies and people of the register that a text names and its story isn't about yet."""

from dataclasses import dataclass

from articles import body
from articles.offers.keys import Key
from articles.offers.places import Place, Placed, place
from articles.offers.writing import Writing
from companies.names import Mention

FIELDS = {"company": "companies", "person": "people"}
"""The story's relation that takes each kind, companies first."""
MOST_PLACES = 5


@dataclass(frozen=True, slots=True)
class NameOffer(Placed):
    key: Key
    field: str
    id: int
    name: str
    places: list[Place]
    """The first ones in the text itself; none where only the headline or the standfirst names it."""
    is_marked: bool
    """Whether the text links it already."""


def names(writing: Writing, blocks: list[body.Block], found: list[tuple[int, Mention]]) -> list[NameOffer]:
    """Each once, companies before people, in the order of the text."""
    marked = {company for block in blocks for company in block.mentions}
    first: dict[tuple[str, int], list[tuple[int, Mention]]] = {}
    for at, mention in found:
        first.setdefault((mention.kind, mention.id), []).append((at, mention))
    offered = []
    for kind, field in FIELDS.items():
        for (of_kind, pk), mentions in first.items():
            key = Key(kind, str(pk))
            if of_kind != kind or pk in writing.links[field] or writing.is_dismissed(key):
                continue
            places = [place(blocks[at].text, one.start, one.end) for at, one in mentions if blocks[at].kind != "line"]
            is_marked = kind == "company" and pk in marked
            offered.append(NameOffer(key, field, pk, mentions[0][1].name, places[:MOST_PLACES], is_marked))
    return offered
