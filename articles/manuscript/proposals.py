"""A headline and a standfirst put forward from the sentences of a text, for an editor to polish."""

import re
from itertools import islice

from articles.finding.sentences import spans

HEADLINE_LENGTH = 140
STANDFIRST_LENGTH = 300
_SAMPLE = 4000
_SHORT_SENTENCE = 40
_SHORT_SECOND = 60
_TELEGRAPHIC = 45
_LEAST_CLAUSE = 30

_NAME = re.compile(r"[A-ZÀ-Þ][\w’'&-]*(?: (?:&|[A-ZÀ-Þ][\w’'&-]*)){0,2}")
_FRAMING = re.compile(
    r"(?:il|lo|la|i|gli|le|l|uno?|una|quest[oaie]|lui|lei|loro|noi|io|qui|the|an?|this|that|these|those|it|he|she"
    r"|they|we|there|here)",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(r"\s+[–—-]\s|[,;:]\s|[;:]")
_QUOTES = (("“", "”"), ("«", "»"))


def sentences(text: str) -> list[str]:
    """The first whole sentences of a text, in order."""
    found = [text[start:end] for start, end in spans(text[: _SAMPLE + 1])]
    if len(text) <= _SAMPLE:
        return found
    return found[:-1] or [text]


def headline(opening: list[str], text: str, taken: set[str]) -> tuple[str, int]:
    """A headline of at most HEADLINE_LENGTH characters and how many opening sentences it uses up.

    ``taken`` are the sub-headings of the text, lower-cased: they are not proposed again if anything
    else can be.
    """
    candidates = [*_with_protagonist(opening, text), *_pair(opening), (_bare_proposal(opening[0]), 1)]
    fitting = [(line, used) for line, used in candidates if line and len(line) <= HEADLINE_LENGTH]
    fresh = [(line, used) for line, used in fitting if line.lower() not in taken]
    return next(iter(fresh or fitting), (_first_clause(_bare_proposal(opening[0])), 0))


def standfirst(following: list[str]) -> str:
    """As many whole sentences as fit STANDFIRST_LENGTH; "" when not even the first does."""
    chosen = ""
    for sentence in islice(following, 20):
        longer = f"{chosen} {sentence}".strip()
        if len(longer) > STANDFIRST_LENGTH:
            break
        chosen = longer
    return _balanced(chosen)


def shortened(line: str, limit: int) -> str:
    """The line cut at a word, an ellipsis in place of the rest, when it is longer than the limit."""
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    return (cut.rpartition(" ")[0] or cut).rstrip(" ,;:–—-.") + "…"


def bare(line: str) -> str:
    """The line as headlines are set: no final full stop."""
    return line.rstrip(" .")


def _bare_proposal(sentence: str) -> str:
    return bare(_balanced(sentence))


def _with_protagonist(opening: list[str], text: str) -> list[tuple[str, int]]:
    """ "Gucci, due store digitali" when a telegraphic opening leaves its subject to the next sentences."""
    first = opening[0]
    word = re.split(r"[ ’']", first)[0]
    if not first.endswith(".") or len(first) > _TELEGRAPHIC or re.search(r"[,“«\"]", first):
        return []
    if _FRAMING.fullmatch(word):
        return []
    for sentence in opening[1:4]:
        name = _NAME.match(sentence)
        if name and _is_name(name[0], text) and name[0] not in first:
            keeps_capital = _is_name(word, text) or not first[1:2].islower()
            start = first if keeps_capital else first[0].lower() + first[1:]
            return [(f"{name[0]}, {_bare_proposal(start)}", 1)]
    return []


def _is_name(word: str, text: str) -> bool:
    """Whether the text also writes the word with its capital where no sentence begins."""
    return re.search(rf"[a-zà-ÿ,] {re.escape(word)}(?!\w)", text[:_SAMPLE]) is not None


def _pair(opening: list[str]) -> list[tuple[str, int]]:
    if len(opening) < 2 or len(opening[0]) > _SHORT_SENTENCE or len(opening[1]) > _SHORT_SECOND:
        return []
    return [(_bare_proposal(f"{opening[0]} {opening[1]}"), 2)]


def _first_clause(sentence: str) -> str:
    room = sentence[:HEADLINE_LENGTH]
    ends = [found.start() for found in _CLAUSE_END.finditer(room) if found.start() >= _LEAST_CLAUSE]
    clause = _balanced(room[: ends[-1]]) if ends else ""
    return bare(clause) or shortened(_balanced(sentence[: HEADLINE_LENGTH * 2]), HEADLINE_LENGTH)


def _balanced(line: str) -> str:
    for opening, closing in _QUOTES:
        if line.count(opening) != line.count(closing):
            line = line.replace(opening, "").replace(closing, "")
    return line.strip()
