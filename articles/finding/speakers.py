"""Who speaks: the person in the words around a quotation, with title and company as they are written there."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from articles.finding.attribution import CAPITAL, NAME, SAYING
from companies.names import Mention

ROLE = (
    r"(?:co-?)?(?:(?:vice|ex|past|former)[ -]?)?(?:ceo|cfo|coo|cmo|ad|amministrat(?:ore|rice)(?: (?:delegat|unic)[oa])?"
    r"|president[ei]?|presidentessa|direttor[ei]|direttrice|responsabile|fondat(?:ore|rice)|titolare|soci[oa]|partner|"
    r"portavoce|stilista|designer|analist[ai]|analyst|manager|general manager|country manager|consigliere|segretari[oa]"
    r"|chief|chair(?:man|woman|person)?|head|director|founder|consultant|consulente|executive|managing|spokes\w+|buyer|"
    r"editor|economista|economist|professor\w*|docente|avvocat[oa]|lawyer|capo|coach|minist(?:ro|ra|er)|sindac[oa]|"
    r"mayor|imprendit(?:ore|rice)|dirigente|numero uno|guida|owner|proprietari[oa])"
)
_ROLE = re.compile(rf"\b{ROLE}\b", re.IGNORECASE)
_TITLE_AFTER = re.compile(r",\s+([^,“”«»\":;–—()]{2,120}?)(?=\s*(?:[,“”«»\":;–—()]|\.(?:\s|$)|$))")
_TITLE_BEFORE = re.compile(rf"\b({ROLE}\b[^,.;:“”«»\"]{{0,60}}?),?\s*$", re.IGNORECASE)
_OPENING = """
secondo per come così anche ma e il lo la i gli le un una uno da di a in con su tra fra quando mentre dopo prima intanto
according for as but and the an this that these when while after before in on at by from with mr mrs ms miss dr sir dott
ing avv signor signora presidente president ceo cfo coo cmo chief executive chairman chairwoman director head direttore
direttrice amministratore delegato amministratrice delegata coach monday tuesday wednesday thursday friday saturday
sunday lunedì martedì mercoledì giovedì venerdì sabato domenica gruppo group maison fondazione
"""
_NO_NAMES = frozenset(_OPENING.split())
_PRONOUN = re.compile(r"\b(?:he|she|lui|lei|egli|ella)\b", re.IGNORECASE)
_SOMEBODY_ELSE = re.compile(
    r"\b(?:si legge|nota|comunicato|statement|release|spokes\w+|portavoce|they|it|we|others?|altri)\b"
    r"|\b(?:dicono|spiegano|affermano|aggiungono|raccontano|osservano|commentano)\b",
    re.IGNORECASE,
)
_ITALIAN_NOUN = re.compile(r"\b(?:il|lo|la|l[’']|un|uno|una|the|an?|one)\s*(\w+)")
_BY = re.compile(r"\b(?:secondo|according to|per|for|as)\s+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speaker:
    name: str
    """In full, if the text introduces them in full."""
    written: str = ""
    """As it stands beside these words; empty where only “he added” does."""
    title: str = ""
    company: str = ""
    """The company of the register that the title names, and its id."""
    company_id: int | None = None
    person_id: int | None = None
    """Who it is in the register, if it knows them."""


class People:
    """The people a text has introduced so far, and who spoke last."""

    def __init__(self) -> None:
        self._full: dict[str, str] = {}
        self._ids: dict[str, int] = {}
        self.last: Speaker | None = None
        self.told_of: str | None = None
        """Who was named last in a paragraph where nobody has spoken yet."""

    def introduce(self, text: str, named: list[Mention]) -> None:
        people = {one.start: one.id for one in named if one.kind == "person"}
        for name, start, _end in full_names(text, named):
            self._full.setdefault(name.split()[-1], name)
            if start in people:
                self._ids[name] = people[start]

    def known(self, speaker: Speaker) -> Speaker:
        return replace(speaker, person_id=self._ids.get(speaker.name))

    def full(self, written: str) -> str:
        return self._full.get(written, written)

    def knows(self, surname: str) -> bool:
        return surname in self._full


def full_names(text: str, companies: Iterable[Mention]) -> Iterator[tuple[str, int, int]]:
    """What looks like first and family name and is no company, with its place."""
    masked = _masked(text, companies)
    for match in NAME.finditer(masked):
        words = list(re.finditer(r"\S+", match[0]))
        while words and words[0][0].lower().strip("’'") in _NO_NAMES:
            words.pop(0)
        while words and words[-1][0].lower() in _NO_NAMES:
            words.pop()
        if len(words) > 1:
            start, end = match.start() + words[0].start(), match.start() + words[-1].end()
            for genitive in ("’s", "'s"):
                end -= 2 if masked[start:end].endswith(genitive) else 0
            yield text[start:end], start, end


def speaker_in(frame: str, people: People, companies: list[Mention]) -> Speaker | None:
    """The person to whom the words around a quotation give it; None where they name nobody, or something else."""
    verb = SAYING.search(frame.lower())
    candidates = list(full_names(frame, companies)) + list(_surnames(frame, people, companies))
    by = [one for one in candidates if _BY.search(_without_title(frame[: one[1]]))]
    if by and (verb is None or by[0][1] < verb.start()):
        return _speaker(frame, by[0], people, companies)
    if candidates and (verb or frame.rstrip().endswith(":")):
        return _speaker(frame, _nearest(frame, candidates, verb), people, companies)
    return _said_before(frame, verb, people, companies)


def named_by(caption: str, companies: list[Mention]) -> Speaker | None:
    """From a line that is nothing but an attribution: “Marco Bizzarri, chief executive of Gucci”."""
    line = caption.lstrip(" –—-")
    offset = len(caption) - len(line)
    shifted = [Mention(one.kind, one.id, one.name, one.start - offset, one.end - offset) for one in companies]
    first = next(full_names(line, shifted), None)
    if first:
        return _speaker(line, first, People(), shifted)
    name, _comma, title = line.partition(",")
    return Speaker(name.strip(), name.strip(), title.strip()) if re.fullmatch(CAPITAL, name.strip()) else None


def _nearest(frame: str, candidates: list[tuple[str, int, int]], verb: re.Match[str] | None) -> tuple[str, int, int]:
    """“said Evans”: behind the verb; “Evans said”: right before it, or before what is told of them in between."""
    candidates = sorted(candidates, key=lambda one: one[1])
    if verb is None:
        return candidates[0]
    before = [one for one in candidates if one[2] <= verb.start()]
    if before:
        adjacent = frame[before[-1][2] : verb.start()]
        return before[-1] if len(before) > 1 and len(adjacent) < 12 and "," not in adjacent else before[0]
    return next((one for one in candidates if one[1] >= verb.end()), candidates[0])


def _surnames(frame: str, people: People, companies: list[Mention]) -> Iterator[tuple[str, int, int]]:
    masked = _masked(frame, companies)
    full = [(start, end) for _name, start, end in full_names(frame, companies)]
    for match in re.finditer(rf"\b{CAPITAL}", masked):
        inside = any(start <= match.start() < end for start, end in full)
        if people.knows(match[0]) and not inside:
            yield match[0], *match.span()


def _speaker(frame: str, one: tuple[str, int, int], people: People, companies: list[Mention]) -> Speaker:
    written, start, end = one
    after, before = _TITLE_AFTER.match(frame, end), _TITLE_BEFORE.search(frame[:start])
    span = (0, 0)
    if after and _ROLE.search(after[1]):
        span = after.span(1)
    elif before:
        span = before.span(1)
    inside = (one for one in companies if span[0] - 30 <= one.start and one.end <= span[1])
    company = next((one for one in inside if one.kind == "company"), None)
    spoken_for = (company.name, company.id) if company else ()
    return Speaker(people.full(written), written, frame[slice(*span)].strip(), *spoken_for)


def _said_before(frame: str, verb: re.Match[str] | None, people: People, companies: list[Mention]) -> Speaker | None:
    """“aggiunge”, “he added”, “secondo lui”, “spiega il manager”: whoever spoke last."""
    if _PRONOUN.search(frame) and people.told_of:
        return Speaker(people.told_of)
    if people.last is None or _SOMEBODY_ELSE.search(frame):
        return None
    if _PRONOUN.search(frame):
        return replace(people.last, written="")
    if verb is None or any(found.kind == "company" and abs(found.start - verb.end()) < 4 for found in companies):
        return None
    noun = _ITALIAN_NOUN.match(frame[verb.end() :].lstrip())
    if noun and not _ROLE.match(noun[1]):
        return None
    return replace(people.last, written="")


def _without_title(before: str) -> str:
    title = _TITLE_BEFORE.search(before)
    return re.sub(r"\b(?:il|lo|la|l[’']|the)\s*$", "", before[: title.start()] if title else before)


def _masked(text: str, companies: Iterable[Mention]) -> str:
    for found in companies:
        if found.kind == "company":
            text = text[: found.start] + "·" * (found.end - found.start) + text[found.end :]
    return text
