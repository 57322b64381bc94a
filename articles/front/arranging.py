"""Who stands where: a function of what is placed and what is live, and of nothing else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from articles.models.placement import SLOTS, Place, Seat

TOP = tuple(Seat(place, slot) for place in (Place.LEAD, Place.SECOND, Place.STRIP) for slot in range(SLOTS[place]))
"""The slots above the blocks, in the order in which they are filled."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot with the live edition in it; None where there is no story left. `is_placed` tells an editor's choice."""

    seat: Seat
    edition: Any
    is_placed: bool


@dataclass(frozen=True, slots=True)
class Block:
    section: Any
    slots: list[Slot]

    @property
    def editions(self) -> list[Any]:
        return [slot.edition for slot in self.slots if slot.edition]


@dataclass(frozen=True, slots=True)
class Curated:
    """What stands by an editor's choice and is live, and the blocks that were chosen, each filled up by its newest."""

    placed: Mapping[Seat, Any]
    blocks: list[Block]

    @property
    def shown(self) -> set[int]:
        """The stories that the list below doesn't repeat, on whichever of its pages they would be."""
        filled = (edition for block in self.blocks for edition in block.editions)
        return {edition.article_id for edition in (*self.placed.values(), *filled)}


@dataclass(frozen=True, slots=True)
class Arrangement:
    top: list[Slot]
    blocks: list[Block]
    latest: list[Any]
    """What is left of the newest stories, newest first."""

    def _of(self, place: Place) -> list[Any]:
        return [slot.edition for slot in self.top if slot.seat.place == place and slot.edition]

    @property
    def is_empty(self) -> bool:
        return not self.blocks and not any(slot.edition for slot in self.top)

    @property
    def lead(self) -> list[Any]:
        return self._of(Place.LEAD)

    @property
    def seconds(self) -> list[Any]:
        return self._of(Place.SECOND)

    @property
    def strip(self) -> list[Any]:
        return self._of(Place.STRIP)


def arrange(curated: Curated, newest: Iterable[Any]) -> Arrangement:
    """The whole page. `newest` are live editions, newest first; those that stand somewhere are passed over."""
    left = [edition for edition in newest if edition.article_id not in curated.shown]
    blocks = [block for block in curated.blocks if block.editions]
    return Arrangement(fill(TOP, curated.placed, left), blocks, left)


def fill(seats: Iterable[Seat], placed: Mapping[Seat, Any], newest: list[Any]) -> list[Slot]:
    """The slots, with what is placed there; else with the first of `newest`, which is taken out of the list."""
    filled = []
    for seat in seats:
        edition = placed.get(seat)
        filled.append(Slot(seat, edition or (newest.pop(0) if newest else None), edition is not None))
    return filled


def block_seats(section: int) -> list[Seat]:
    return [Seat(Place.BLOCK, slot, section) for slot in range(SLOTS[Place.BLOCK])]
