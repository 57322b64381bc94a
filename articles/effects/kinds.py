"""What a kind of side effect is."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Any

from articles.models import Edition, Effect

BEGINS: str = Effect.Occasion.BEGINS
ENDS: str = Effect.Occasion.ENDS


class Failed(Exception):
    """An effect that could not be done this time; the text says why, for the ledger."""


@dataclass(frozen=True, slots=True)
class Kind:
    """`do` runs in a transaction that holds the effect's row: what it writes here is kept exactly if the effect is.

    `is_on` is asked when an effect is planned, `concerns` too, of its edition. With `receivers`, `do` is called for
    each of them by itself, its key in `effect.receiver`; `called` puts such keys into words.
    """

    name: str
    label: Any
    do: Callable[[Effect], None]
    is_on: Callable[[], bool] = lambda: True
    concerns: Callable[[Edition], bool] = lambda edition: True
    occasions: Sequence[str] = (BEGINS, ENDS)
    receivers: Callable[[Effect], Sequence[str]] | None = None
    called: Callable[[Collection[str]], dict[str, str]] = lambda receivers: {one: one for one in receivers}
    is_ahead: bool = False
    """Done as soon as it is planned, not at the edition's instant."""
