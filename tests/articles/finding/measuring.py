"""Reads the labelled sentences and tells what was found of them, what was missed, and what was found in vain."""

import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from articles.body import Block
from articles.finding.milestones import dated_in
from articles.finding.quotes import said_in
from companies.dates import PartialDate
from companies.names import Index, Mention

FOLDER = Path(__file__).parent
KINDS = ("names", "dates", "quotes")


@dataclass
class Score:
    found: int = 0
    missed: list[str] = field(default_factory=list)
    in_vain: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.found / ((self.found + len(self.in_vain)) or 1)

    @property
    def recall(self) -> float:
        return self.found / ((self.found + len(self.missed)) or 1)

    def count(self, labelled: Iterable[str], told: Iterable[str], text: str) -> None:
        wanted, got = Counter(labelled), Counter(told)
        self.found += (wanted & got).total()
        self.missed += [f"{one}   in: {text}" for one in (wanted - got).elements()]
        self.in_vain += [f"{one}   in: {text}" for one in (got - wanted).elements()]


def sentences(name: str) -> list[dict[str, Any]]:
    return _read(name)["sentence"]


def register() -> Callable[[str], list[Mention]]:
    """Finds the labelled register's companies; no database."""
    index = Index(("company", number, name) for number, name in enumerate(_read("labelled")["register"], 1))
    return lambda text: index.mentions(text, ("company",))


def measured(name: str) -> dict[str, Score]:
    """For names, dates and quotes, over every sentence of a file."""
    mentions, scores = register(), {kind: Score() for kind in KINDS}
    for sentence in sentences(name):
        text = sentence["text"]
        told = told_of(text, sentence.get("dated", ""), mentions)
        labelled = {kind: sentence.get(kind, []) for kind in KINDS}
        told["quotes"] = [_shortened(one, labelled["quotes"]) for one in told["quotes"]]
        for kind, score in scores.items():
            score.count(labelled[kind], told[kind], text)
    return scores


def told_of(text: str, dated: str, mentions: Callable[[str], list[Mention]]) -> dict[str, list[str]]:
    own = PartialDate.parse(dated) if dated else None
    said = said_in([Block("p", "", text)], mentions)
    return {
        "names": [text[found.start : found.end] for found in mentions(text)],
        "dates": [f"{found.date} {found.state.value}" for found in dated_in(text, own)],
        "quotes": [f"{found.speaker.name}: {found.words}" for found in said],
    }


def confusion(name: str) -> str:
    lines = []
    for kind, score in measured(name).items():
        lines.append(f"{name} {kind}: precision {score.precision:.3f}, recall {score.recall:.3f}, {score.found} found")
        lines += [f"    missed   {one}" for one in score.missed]
        lines += [f"    in vain  {one}" for one in score.in_vain]
    return "\n".join(lines)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _shortened(told: str, labelled: list[str]) -> str:
    """As labelled, where it begins so."""
    return next((one for one in labelled if told.startswith(one)), told)
