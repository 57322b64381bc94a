"""Where an offer stands in the text, said so that the page finds it again: the words and their neighbours."""

import json
from dataclasses import asdict, dataclass

AROUND = 48
LONGEST = 400


@dataclass(frozen=True, slots=True)
class Place:
    quote: str
    prefix: str
    suffix: str


class Placed:
    """Something that is offered, with its places in the text."""

    __slots__ = ()
    places: list[Place]

    def where(self) -> str:
        """The places as the page's script reads them."""
        return json.dumps([asdict(one) for one in self.places], ensure_ascii=False)


def place(text: str, start: int, end: int) -> Place:
    """Of a long passage its beginning."""
    end = min(end, start + LONGEST)
    return Place(text[start:end], text[max(0, start - AROUND) : start], text[end : end + AROUND])
