"""One suggestion: which characters would become which, why, and what stands around them."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Change:
    start: int
    end: int
    written: str
    """What to put in the place of the source's characters from `start` to `end`."""
    before: str
    """What stands there, in plain words."""
    after: str
    """What would, in plain words."""
    left: str
    right: str
    reason: str
    """Which rule wants it: `articles.admin.typography.WHY` has the words."""
    pair: int | None = None
    """The same for the two marks of one quotation, which change together or not at all."""

    def as_data(self) -> dict[str, object]:
        return asdict(self)
