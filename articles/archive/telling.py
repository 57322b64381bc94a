"""The stories of an archive as text on its way to COPY: numbers and words only, nothing of the database."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from articles.archive import fate
from articles.archive.cast import Cast, Told
from articles.archive.prose import Prose

BATCH = 2_500
NOTHING = r"\N"
KINDS = ("authors", "tags", "companies", "partnerships")
_NOTHING_ELSE = '"milestones": [], "people": [], "reported": []'
# The columns of each line, in order.
STORY = (
    *("id", "language", "section_id", "kicker", "headline", "standfirst", "body", "slug"),
    *("status", "head_id", "approved_id", "is_open", "names", "created_at", "changed_at"),
)
STATE = (
    *("article_id", "revision_id", "number", "is_newest", "made_at", "links"),
    *("edition_id", "first", "last", "expires_at", "is_withdrawn", "published_at", "facts"),
)
LINK = ("kind", "article_id", "thing_id", "is_chosen")


@dataclass(slots=True)
class Batch:
    articles: range
    """The ids of its stories."""
    stories: list[str] = field(default_factory=list)
    states: list[str] = field(default_factory=list)
    """A line for each revision, with the edition made from it if there is one."""
    links: list[str] = field(default_factory=list)
    """What a story is about, as its writer chose it or as its editions carry it beside that."""


@dataclass(slots=True)
class Ids:
    """The next free ones."""

    article: int
    revision: int
    edition: int


class Telling:
    """Tells the archive from its first story to its last. Two with the same cast, ids and seed tell the same."""

    def __init__(self, cast: Cast, ids: Ids, stories: int, seed: int) -> None:
        self._cast, self._ids, self._number, self._seed = cast, ids, stories, seed
        self._chance = random.Random(seed)
        self._prose = {language: Prose(language, seed) for language in ("it", "en")}

    def batches(self) -> Iterator[Batch]:
        for first in range(0, self._number, BATCH):
            last = min(first + BATCH, self._number)
            batch = Batch(range(self._ids.article, self._ids.article + last - first))
            for number in range(first, last):
                self._tell(batch, number)
            yield batch

    def _tell(self, batch: Batch, number: int) -> None:
        chance, cast, ids = self._chance, self._cast, self._ids
        fated = fate.draw(chance, number / self._number)
        chosen = (
            cast.authors.draw(chance, 1),
            cast.tags.draw(chance, int(chance.random() * 4)),
            cast.companies.draw(chance, int(chance.random() * 3) + 1),
            cast.partnerships.draw(chance, int(chance.random() < 0.3)),
        )
        article, ids.article = ids.article, ids.article + 1
        newest = ids.revision + max(len(fated.spans), 1) - 1
        written, changed = fated.written_at, fated.made_at(len(fated.spans))
        approved = newest if fated.status == "approved" else NOTHING
        names = " ".join([thing.name for things in chosen[:3] for thing in things])
        words = self._words(number, chosen[2][0].name)
        is_open = "f" if fated.spans else "t"
        batch.stories.append(
            f"{article}\t{words}\t{fated.status}\t{newest}\t{approved}\t{is_open}\t{names}\t{written}\t{changed}"
        )
        self._state(batch, article, fated, chosen)

    def _words(self, number: int, name: str) -> str:
        language = "it" if self._chance.random() < 0.7 else "en"
        prose, section = self._prose[language], self._chance.choice(self._cast.sections)
        standfirst = f"{prose.sentence(10, 18)} {prose.sentence(6, 12)}"[:400]
        headline, text = prose.headline(name), prose.body(name, self._chance.randint(5, 10))
        slug = f"archive-{self._seed}-{number}"
        return f"{language}\t{section}\t{prose.word()}\t{headline}\t{standfirst}\t{text}\t{slug}"

    def _state(self, batch: Batch, article: int, fated: fate.Fate, chosen: Sequence[list[Told]]) -> None:
        authors, tags, companies, partnerships = chosen
        kept = (
            f'{{"authors": {_ids(authors)}, "tags": [{", ".join(f'"{tag.name}"' for tag in tags)}],'
            f' "companies": {_ids(companies)}, "partnerships": {_ids(partnerships)},  {_NOTHING_ELSE}, "original": []}}'
        )
        carried = list(companies)
        if partnerships and fated.spans:
            # An edition carries the parties of its partnerships, whether or not the writer named them.
            parties = {party for partnership in partnerships for party in partnership.parties}
            carried = sorted({*companies, *parties})
        facts = (
            f'{{"authors": {_facts(authors)}, "tags": {_facts(tags)}, "companies": {_facts(carried)},'
            f' "partnerships": {_facts(partnerships)}, {_NOTHING_ELSE}, "picture": null, "pictures": {{}}}}'
        )
        for kind, things in zip(KINDS, (authors, tags, carried, partnerships), strict=True):
            for thing in things:
                is_chosen = "f" if things is carried and thing not in companies else "t"
                batch.links.append(f"{kind}\t{article}\t{thing.id}\t{is_chosen}")
        for number, span in enumerate(fated.spans or (None,), start=1):
            newest = "t" if number >= len(fated.spans) else "f"
            said = f"{article}\t{self._ids.revision}\t{number}\t{newest}\t{fated.made_at(number)}\t{kept}"
            self._ids.revision += 1
            batch.states.append(f"{said}\t{self._frozen(span, fated, facts)}")

    def _frozen(self, span: fate.Span | None, fated: fate.Fate, facts: str) -> str:
        if not span:
            return "\t".join([NOTHING] * 7)
        edition, self._ids.edition = self._ids.edition, self._ids.edition + 1
        withdrawn = "t" if span.is_withdrawn else "f"
        public = f"{span.start}\t{span.end or NOTHING}\t{span.expires_at or NOTHING}\t{withdrawn}"
        return f"{edition}\t{public}\t{fated.spans[0].start}\t{facts}"


def _ids(things: Sequence[Told]) -> str:
    return str(sorted([thing.id for thing in things]))


def _facts(things: Sequence[Told]) -> str:
    return f"[{', '.join([thing.facts for thing in things])}]"
