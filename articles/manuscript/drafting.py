"""The proposal for a draft: what a text says of itself first, then what its sentences suggest."""

import re
from dataclasses import dataclass
from itertools import islice

from articles.body.characters import escaped

from . import dates, languages, messages, proposals
from .blocks import Block, Source, render
from .errors import UnreadableManuscript
from .proposals import HEADLINE_LENGTH, STANDFIRST_LENGTH
from .quotations import set_apart

_WHOLLY_EMPHASISED = re.compile(r"(?:<(strong|em)>.*?</\1>(?:<br>| )*)+")
_BODY_TAGS = {"h1": "h2", "subtitle": "p"}
_LANGUAGE_SAMPLE = 50


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A structured proposal for a draft; ``notes`` tell the journalist what was proposed, not found."""

    headline: str
    standfirst: str
    body: str
    dated: str
    language: str
    notes: tuple[str, ...]


def draft(source: Source) -> Manuscript:
    """The manuscript a source gives; raises UnreadableManuscript when it has no words at all."""
    blocks = [block for block in source.blocks if block.text]
    if not blocks:
        raise UnreadableManuscript(messages.EMPTY)
    desk = _Desk(source, blocks)
    desk.take_date()
    desk.take_headline()
    desk.take_date()
    if not desk.blocks and not desk.headline:
        raise UnreadableManuscript(messages.EMPTY)
    desk.take_standfirst()
    desk.blocks = set_apart([_for_the_body(block) for block in desk.blocks])
    desk.propose()
    language = source.language or languages.guess(" ".join(block.text for block in blocks[:_LANGUAGE_SAMPLE]))
    if not language:
        desk.notes.append(messages.LANGUAGE_ASSUMED)
    return Manuscript(
        headline=desk.headline,
        standfirst=desk.standfirst,
        body=render(desk.blocks),
        dated=source.dated,
        language=language or "it",
        notes=tuple(dict.fromkeys(desk.notes)),
    )


def _for_the_body(block: Block) -> Block:
    return Block(_BODY_TAGS[block.tag], block.html) if block.tag in _BODY_TAGS else block


class _Desk:
    """The blocks still in the body, and what has been taken out of them so far."""

    def __init__(self, source: Source, blocks: list[Block]) -> None:
        self.source = source
        self.blocks = blocks
        self.notes = list(source.notes)
        self.headline = ""
        self.standfirst = ""

    def take_date(self) -> None:
        if self.source.dated or not self.blocks or self.blocks[0].tag != "p":
            return
        first = self.blocks[0]
        if dates.is_date_line(first.text):
            dated, rest, impossible = dates.leading(first.text)
            kept = [first] if rest else []
        else:
            dated, rest, impossible = dates.leading(first.html.replace("<br>", "\n"))
            kept = [Block("p", rest.replace("\n", "<br>"))]
        self.source.dated = dated
        self.blocks = kept + self.blocks[1:]
        self.notes += [messages.DATE_IMPOSSIBLE] if impossible else []

    def take_headline(self) -> None:
        place = next((at for at, block in enumerate(self.blocks) if block.tag == "h1"), None)
        if self.source.headline:
            said = Block("p", escaped(self.source.headline))
            if place is not None and self.blocks[place].text == said.text:
                del self.blocks[place]
            self._set_headline(said, 0)
        elif place is not None:
            self._set_headline(self.blocks.pop(place), place)
        elif self.source.title:
            self.headline = proposals.shortened(proposals.bare(self.source.title), HEADLINE_LENGTH)
            self.notes.append(messages.HEADLINE_FROM_TITLE)
        elif self._opens_with_a_line():
            self._set_headline(self.blocks.pop(0), 0)
            self.notes.append(messages.HEADLINE_FROM_LINE)

    def take_standfirst(self) -> None:
        place = next((at for at, block in enumerate(self.blocks) if block.tag == "subtitle"), None)
        if self.source.standfirst:
            self._set_standfirst(Block("p", escaped(self.source.standfirst)), 0)
        elif place is not None:
            self._set_standfirst(self.blocks.pop(place), place)
        elif self.source.emphasis_is_standfirst and len(self.blocks) > 1:
            first = self.blocks[0]
            emphasised = first.tag == "p" and _WHOLLY_EMPHASISED.fullmatch(first.html)
            if emphasised and len(first.text) <= STANDFIRST_LENGTH:
                self._set_standfirst(self.blocks.pop(0), 0)

    def propose(self) -> None:
        """Fills the headline and the standfirst that were not found."""
        opening, second = self._opening()
        used = 0
        if not self.headline and opening:
            text = " ".join(block.text for block in self.blocks[:30])
            taken = {block.text.lower() for block in self.blocks if block.tag in {"h2", "h3"}}
            self.headline, used = proposals.headline(opening, text, taken)
            self.notes.append(messages.HEADLINE_FROM_SENTENCE)
        if not self.standfirst:
            self.standfirst = proposals.standfirst(opening[used:] or second)
            found = messages.STANDFIRST_PROPOSED if self.standfirst else messages.STANDFIRST_MISSING
            self.notes.append(found)

    def _opening(self) -> tuple[list[str], list[str]]:
        """The sentences of the first and of the second paragraph that is more than a date."""
        paragraphs = (block for block in self.blocks if block.tag == "p")
        undated = (block for block in paragraphs if not dates.is_date_line(block.text))
        first = list(islice(undated, 2)) or self.blocks[:2]
        opening, second = ([proposals.sentences(block.text) for block in first] + [[], []])[:2]
        return opening, second

    def _opens_with_a_line(self) -> bool:
        if not self.blocks:
            return False
        line, *following = self.blocks[:3]
        paragraphs = (block for block in following if block.tag == "p")
        after = next((block for block in paragraphs if not dates.is_date_line(block.text)), None)
        return (
            line.tag in {"p", "h2", "h3"}
            and after is not None
            and len(line.text) <= HEADLINE_LENGTH
            and len(line.text) < len(after.text)
            and line.text[-1] not in ".:;,"
            and "<br>" not in line.html
            and line.text[0] not in "–—"
            and following[0].text[0] not in "–—"
            and not dates.is_date_line(line.text)
        )

    def _set_headline(self, line: Block, place: int) -> None:
        """Takes the line as headline; one too long is shortened and stays in the body as well."""
        bare = proposals.bare(line.text)
        self.headline = proposals.shortened(bare, HEADLINE_LENGTH)
        if len(bare) > HEADLINE_LENGTH:
            self.blocks.insert(place, line)
            self.notes.append(messages.HEADLINE_SHORTENED)

    def _set_standfirst(self, line: Block, place: int) -> None:
        """Takes the line as standfirst; one too long is shortened and stays in the body as well."""
        self.standfirst = proposals.shortened(line.text, STANDFIRST_LENGTH)
        if len(line.text) > STANDFIRST_LENGTH:
            self.blocks.insert(place, line)
            self.notes.append(messages.STANDFIRST_SHORTENED)
