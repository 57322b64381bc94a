"""What a story lacks before it is submitted, approved, published or scheduled: some of it blocks, some of it warns."""

from dataclasses import dataclass

from articles.checks import rules
from articles.checks.registry import CHECKS, Found, Level
from articles.checks.registry import run as _run
from articles.checks.story import Story, of_article, of_revision

__all__ = ["CHECKS", "Found", "Findings", "Level", "Story", "found_in", "of_article", "of_revision", "rules"]


def found_in(story: Story) -> list[Found]:
    """Everything that the checks find, what blocks first, each in the order of the page."""
    return sorted(_run(story), key=lambda found: not found.is_blocking)


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found, as a page shows it."""

    found: list[Found]

    @property
    def blocking(self) -> list[Found]:
        return [found for found in self.found if found.is_blocking]

    @property
    def warning(self) -> list[Found]:
        return [found for found in self.found if not found.is_blocking]
