"""Words in quotation marks that somebody is said to have said, in the blocks of a story."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from articles.body import Block
from articles.finding.attribution import NAME, QUOTED, SAYING
from articles.finding.sentences import Span
from articles.finding.speakers import People, Speaker, full_names, named_by, speaker_in
from companies.names import Mention

LEAST = 3
"""Fewer words are titles, nicknames and words that are held at a distance."""
_SILENT = frozenset(("picture", "embed", "line"))
"""Blocks in which nobody speaks; a line is a headline or a standfirst, which says again what the text says."""
_INSERTED = re.compile(
    r"\s?[–—]\s?(?P<frame>[^–—“”«»]{3,160}?)\s?[–—](?=[\s.,;:!?]|$)|,\s-\s(?P<other>[^-“”«»]{3,160}?)\s-\s"
)
_SENTENCE_END = re.compile(r"[.!?…](?=\s+[“«\"]?[A-ZÀ-Þ]|\s*$)")
_CLOSED = re.compile(r"[.!?…]$")
_AFTER = re.compile(r"^[\s,;]*[–—-]?\s*")
_DASHED = re.compile(r"^[–—-]\s?")
_LONGEST_FRAME = 300
_MARKED = re.compile(r"[«“\"](.*)[»”\"][.,]?", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation. `parts` are its places in the block's text, in order, without marks and without what is put in
    between (“… – spiega il CEO – …”)."""

    block: int
    parts: tuple[Span, ...]
    words: str
    speaker: Speaker


def said_in(blocks: list[Block], mentions: Callable[[str], list[Mention]]) -> Iterator[Said]:
    """In the order of the text. `mentions` finds the companies and people of the register.

    What nobody is named for is left out, as is what is said once more in a pull quote.
    """
    people, seen = People(), set[str]()
    for place, block in enumerate(blocks):
        if block.kind in _SILENT:
            continue
        named = mentions(block.text)
        people.introduce(block.text, named)
        found = _set_apart(blocks, place, people, mentions) if block.kind in {"pull", "blockquote"} else None
        for said in [found] if found else _in_line(place, block.text, people, named):
            people.last = said.speaker
            bare = said.words.strip(" .,!?…").casefold()
            if bare not in seen:
                seen.add(bare)
                yield replace(said, speaker=people.known(said.speaker))


def _set_apart(
    blocks: list[Block], place: int, people: People, mentions: Callable[[str], list[Mention]]
) -> Said | None:
    """A pull quote with its caption; a quotation with its last paragraph, or with the line before that leads to it."""
    block = blocks[place]
    quotation, caption = block.quotation, block.speaker
    if block.kind == "blockquote" and (dash := max(quotation.rfind(" – "), quotation.rfind(" — "))) > 0:
        rest = quotation[dash + 1 :]
        if len(rest) <= 120 and NAME.search(rest):
            quotation, caption = quotation[:dash], rest
    speaker = named_by(caption, mentions(caption)) if caption else None
    if speaker is None and place and (line := blocks[place - 1].text).endswith(":"):
        sentence = re.split(r"(?<=[.!?])\s", line)[-1]
        speaker = speaker_in(sentence, people, mentions(sentence))
    marked = _MARKED.fullmatch(quotation.strip())
    words = (marked[1] if marked else quotation).strip()
    start = block.text.find(words)
    if speaker is None or not words or start < 0:
        return None
    speaker = replace(speaker, name=people.full(speaker.name))
    return Said(place, ((start, start + len(words)),), words, speaker)


def _in_line(place: int, text: str, people: People, named: list[Mention]) -> Iterator[Said]:
    quoted = [match.span() for match in QUOTED.finditer(text)]
    before_end, was_said = 0, False
    introduced = [(stop, name) for name, _start, stop in full_names(text, named)]
    for number, (start, end) in enumerate(quoted):
        people.told_of = None if was_said else _last_before(start, introduced)
        following = quoted[number + 1][0] if number + 1 < len(quoted) else len(text)
        parts, inserted = _parts(text, start, end)
        speaker = _speaker(text, (start, end), (before_end, following), inserted, people, named)
        speaker = speaker or (
            people.last if was_said and not _names_others(text[before_end:start], people.last) else None
        )
        if speaker:
            was_said, people.last = True, speaker
            if sum(len(text[slice(*part)].split()) for part in parts) >= LEAST:
                yield Said(place, parts, _words(text, parts), speaker)
        before_end = end


def _parts(text: str, start: int, end: int) -> tuple[tuple[Span, ...], Span | None]:
    """The places of what is said, and of the attribution put in between."""
    inside = (start + 1, end - 1)
    for match in _INSERTED.finditer(text, *inside):
        if SAYING.search(match[0].lower()):
            group = "frame" if match["frame"] else "other"
            halves = ((inside[0], match.start()), (match.end(), inside[1]))
            trimmed = tuple(_trimmed(text, half) for half in halves)
            return tuple(half for half in trimmed if half[0] < half[1]), match.span(group)
    return (_trimmed(text, inside),), None


def _trimmed(text: str, span: Span) -> Span:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _words(text: str, parts: tuple[Span, ...]) -> str:
    """Joined as they were said: a mark that the insertion pushed away comes back to its word."""
    said = " ".join(text[start:end] for start, end in parts)
    return re.sub(r" (?=[.,;:!?…])", "", said) if len(parts) > 1 else said


def _speaker(
    text: str, span: Span, room: Span, inserted: Span | None, people: People, named: list[Mention]
) -> Speaker | None:
    """Looked for inside the quotation, then behind it, then before it."""
    if inserted:
        return _in_frame(text, inserted, people, named)
    behind, before = _behind(text, span, room[1]), _before(text, span, room[0])
    if behind and _leads(text[slice(*behind)], named):
        return _in_frame(text, behind, people, named)
    found = _in_frame(text, before, people, named) if before else None
    return found or (_in_frame(text, behind, people, named) if behind else None)


def _in_frame(text: str, frame: Span, people: People, named: list[Mention]) -> Speaker | None:
    start, end = frame
    inside = [replace(one, start=one.start - start, end=one.end - start) for one in named if start <= one.start < end]
    return speaker_in(text[start:end], people, inside)


def _behind(text: str, span: Span, limit: int) -> Span | None:
    """From the closing mark to the sentence's end; nothing where the sentence ended with the quotation."""
    end = span[1]
    if text[end : end + 1] in {".", "!", "?", "…", ":"}:
        return None
    start = end + len((_AFTER.match(text[end:limit]) or [""])[0])
    is_over = _CLOSED.search(text[span[0] : end - 1]) and text[end : end + 1] != ","
    if is_over and not re.match(r"[a-zà-ÿ–—-]", text[start : start + 1] or " "):
        dashed = _DASHED.match(text[end:limit].lstrip())
        if not dashed and not _is_english_order(text[start:limit]):
            return None
    stop = _SENTENCE_END.search(text, start, min(limit, start + _LONGEST_FRAME))
    return (start, stop.start() if stop else min(limit, start + _LONGEST_FRAME)) if start < limit else None


def _is_english_order(words: str) -> bool:
    """“…!” Evans said."""
    return (
        re.match(rf"(?:[Hh]e|[Ss]he|{NAME.pattern}|[A-Z]\w+) (?:said|says|asked|added|told|wrote)\b", words) is not None
    )


def _before(text: str, span: Span, limit: int) -> Span | None:
    """From the beginning of the sentence that leads to the opening mark."""
    start = max(limit, span[0] - _LONGEST_FRAME)
    ends = [match.end() for match in _SENTENCE_END.finditer(text, start, span[0])]
    start = ends[-1] if ends else start
    return (start, span[0]) if text[start : span[0]].strip() else None


def _leads(frame: str, named: Iterable[Mention]) -> bool:
    """Whether the words right behind a quotation are its attribution: they begin with the verb or with who said it."""
    verb = SAYING.search(frame.lower())
    if re.match(r"(?:secondo|according to|per)\b", frame):
        return True
    if verb is None:
        return False
    subject = frame[: verb.start()].strip()
    if not subject or re.fullmatch(
        r"(?:(?:ha|hanno|aveva|è|si|lo|ne|ci|poi|così|come|infine|anche|as|had|has|to) ?){1,4}", subject
    ):
        return True
    return re.match(r"(?:he|she|they|lui|lei)\b|[A-ZÀ-Þ]", subject) is not None and len(subject) < 120


def _last_before(place: int, introduced: list[tuple[int, str]]) -> str | None:
    """Whom “she said” means where nobody has spoken in this paragraph yet."""
    number = bisect_right(introduced, (place, ""))
    return introduced[number - 1][1] if number else None


def _names_others(between: str, last: Speaker | None) -> bool:
    return any(last is None or name != last.name for name, _start, _end in full_names(between, ()))
