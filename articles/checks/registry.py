"""What a check is: one small function that says what it found, under a name, at a level."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from articles.checks.story import Story


class Level(StrEnum):
    IMPOSSIBLE = "impossible"
    """Without it there is no page: nobody may go on."""
    BLOCKS = "blocks"
    """Has to be put right, unless somebody who may says why not."""
    WARNS = "warns"
    """Worth a look; holds nothing up."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that a check found. `name` and `level` are filled in from the check."""

    says: str
    """A sentence for whoever writes, in the active language."""
    field: str
    """The field of the story's form where it is put right."""
    quote: str = ""
    """Where that is the body: words of it as they stand there, to be selected in the editor."""
    picture: int | None = None
    """The id of the picture that is meant, where it stands in the body."""
    company: tuple[int, str] | None = None
    """A company (id and name) that one click could add."""
    name: str = ""
    level: Level = Level.WARNS

    @property
    def is_blocking(self) -> bool:
        return self.level is not Level.WARNS


type Check = Callable[["Story"], Iterable[Found]]

LONGEST_QUOTE = 200
CHECKS: list[tuple[str, Level, Check]] = []


def check(name: str, level: Level) -> Callable[[Check], Check]:
    """Registers a check. The name is kept in the audit log when somebody overrides it: never change one."""

    def register(function: Check) -> Check:
        CHECKS.append((name, level, function))
        return function

    return register


def run(story: "Story") -> Iterator[Found]:
    for name, level, function in CHECKS:
        for found in function(story):
            yield replace(found, name=name, level=level, quote=found.quote[:LONGEST_QUOTE])
