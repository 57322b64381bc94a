"""What every reader hands over: the blocks of a text and the facts found beside them."""

from dataclasses import dataclass, field
from functools import cached_property

from articles import body

from .characters import text_of


@dataclass(frozen=True)
class Block:
    """One top-level element: its tag (h1 and subtitle until drafted) and its well-formed inner HTML."""

    tag: str
    html: str

    @cached_property
    def text(self) -> str:
        """The words of the block on one line."""
        return text_of(self.html)


@dataclass(slots=True)
class Source:
    """A text as read, before anything is proposed; empty strings stand for what was not found."""

    blocks: list[Block]
    headline: str = ""
    title: str = ""
    standfirst: str = ""
    dated: str = ""
    language: str = ""
    emphasis_is_standfirst: bool = False
    notes: list[str] = field(default_factory=list)


def render(blocks: list[Block]) -> str:
    """The blocks as a body."""
    return body.clean("".join(f"<{block.tag}>{block.html}</{block.tag}>" for block in blocks))
