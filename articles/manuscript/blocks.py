"""What every reader hands over: the blocks of a text and the facts found beside them."""

from dataclasses import dataclass, field
from functools import cached_property

import nh3

from .characters import text_of

TAGS = {"p", "h2", "h3", "ul", "ol", "li", "blockquote", "strong", "em", "a", "br"}
# nh3 takes quadratic time on runs of entities: they pass it as noncharacters, which no text can hold.
_STAND_INS = {"&amp;": "\ufdd0", "&lt;": "\ufdd1", "&gt;": "\ufdd2"}
SCHEMES = {"http", "https", "mailto"}


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
    """The blocks as one body of HTML in which only TAGS and links to SCHEMES survive."""
    return clean("\n".join(f"<{block.tag}>{block.html}</{block.tag}>" for block in blocks))


def clean(markup: str) -> str:
    """The HTML with every tag outside TAGS, attribute but href and address outside SCHEMES removed.

    The markup must be shallow: nh3 takes quadratic time on deep nesting.
    """
    for entity, stand_in in _STAND_INS.items():
        markup = markup.replace(entity, stand_in)
    cleaned = nh3.clean(
        markup,
        tags=TAGS,
        attributes={"*": set(), "a": {"href"}},
        url_schemes=SCHEMES,
        link_rel=None,
        strip_comments=True,
    ).replace("&nbsp;", "\xa0")
    for entity, stand_in in _STAND_INS.items():
        cleaned = cleaned.replace(stand_in, entity)
    return cleaned
