"""The versions of a story that may be read and compared: the desk copy, its revisions, its editions."""

import re
from collections.abc import Iterable
from typing import Any

from django.http import Http404
from django.utils.translation import gettext as _

from articles import compare
from articles.compare import Item
from articles.models import Article, Author, Edition, Revision
from articles.models.article import REGISTER
from companies.models import Company, Fact, Milestone, Partnership, Person
from images.models import Picture

type Source = Article | Revision | Edition

LINES = ("kicker", "headline", "standfirst", "dateline", "section", "language", "slug", "dated")
_KINDS: dict[str, type[Any]] = {
    "authors": Author,
    "companies": Company,
    "partnerships": Partnership,
    "milestones": Milestone,
    "people": Person,
    "reported": Fact,
    "original": Article,
}
_IN_BODY = re.compile(r'data-(company|picture)="(\d{1,18})"')
_KEY = re.compile(r"(?P<kind>[re])(?P<number>[1-9]\d{0,8})", re.ASCII)


def find(article: Article, key: str) -> Source | None:
    """The version by its name in addresses: `desk`, `r12` for revision 12, `e34` for the edition with that id."""
    if key == "desk":
        return article
    named = _KEY.fullmatch(key)
    if not named:
        return None
    number = int(named["number"])
    if named["kind"] == "r":
        found: Any = Revision.objects.filter(article=article, number=number)
    else:
        found = Edition.objects.filter(article=article, pk=number).select_related("revision")
    return found.select_related("section", "picture").first()


def get(article: Article, key: str) -> Source:
    """As `find`, for a page: 404 where there is none."""
    found = find(article, key)
    if found is None:
        raise Http404
    return found


def key(source: Source) -> str:
    """What `find` finds it by."""
    match source:
        case Revision():
            return f"r{source.number}"
        case Edition():
            return f"e{source.pk}"
    return "desk"


def texts(*sources: Source) -> list[compare.Text]:
    """What each says, for comparing: names are looked up for all at once, in a fixed number of queries.

    An edition tells the names and the picture's words that were frozen with it; the others those of today.
    """
    links = [_links(source) for source in sources]
    named = [_IN_BODY.findall(source.body) for source in sources]
    known: dict[str, dict[int, str]] = {}
    for kind, model in _KINDS.items():
        wanted = {pk for one in links for pk in one.get(kind, ())}
        if kind == "companies":
            wanted |= {int(pk) for one in named for what, pk in one if what == "company"}
        known[kind] = {pk: str(row) for pk, row in model.objects.in_bulk(wanted).items()} if wanted else {}
    shown = {int(pk) for one in named for what, pk in one if what == "picture"}
    known["pictures"] = dict(Picture.objects.filter(pk__in=shown).values_list("pk", "title")) if shown else {}
    return [_text(source, one, known) for source, one in zip(sources, links, strict=True)]


def _links(source: Source) -> dict[str, list[Any]]:
    if isinstance(source, Article):
        return source.links()
    return source.revision.links if isinstance(source, Edition) else source.links


def _text(source: Source, links: dict[str, list[Any]], known: dict[str, dict[int, str]]) -> compare.Text:
    names = {kind: known[kind] | _frozen(source, kind) for kind in _KINDS}
    items = {"authors": _items(links, "authors", names), "tags": tuple(Item(tag, tag) for tag in links.get("tags", ()))}
    items |= {kind: _items(links, kind, names) for kind in (*REGISTER, "original")}
    in_body = {f"company:{pk}": name for pk, name in names["companies"].items()}
    in_body |= {f"picture:{pk}": title for pk, title in known["pictures"].items()}
    return compare.Text(_lines(source) | _picture(source), source.body, items, in_body)


def _items(links: dict[str, list[Any]], kind: str, names: dict[str, dict[int, str]]) -> tuple[Item, ...]:
    return tuple(Item(str(pk), names[kind].get(pk) or _("deleted meanwhile")) for pk in links.get(kind, ()))


def _frozen(source: Source, kind: str) -> dict[int, str]:
    """Names by id, as an edition holds them; it holds none of what it is a translation of."""
    if kind == "original":
        return {}
    facts: Iterable[dict[str, Any]] = source.fact_list(kind) if isinstance(source, Edition) else ()
    if kind == "milestones":
        return {fact["id"]: f"{fact['label']} ({fact['date']})" for fact in facts}
    if kind == "reported":
        return {}  # a fact is told in the desk's words, which aren't frozen
    return {fact["id"]: fact["title" if kind == "partnerships" else "name"] for fact in facts}


def _lines(source: Source) -> dict[str, str]:
    shown = {"language": source.get_language_display(), "section": source.section and source.section.title}
    return {name: str(shown.get(name, getattr(source, name)) or "") for name in LINES}


def _picture(source: Source) -> dict[str, str]:
    """The picture above the text, with what is said beside it."""
    picture = source.picture
    if not picture:
        return {}
    facts = (source.facts.get("picture") if isinstance(source, Edition) else None) or picture.facts()
    told = {f"picture_{name}": facts.get(name, "") for name in ("alt", "caption", "credit")}
    return {"picture": picture.title, **told}


def labels() -> dict[str, str]:
    """What each line and each list of `texts` is called, in the active language."""
    fields: dict[str, Any] = {name: Article._meta.get_field(name) for name in (*LINES, *_KINDS, "picture")}
    return {name: str(field.verbose_name) for name, field in fields.items()} | {
        "tags": _("tags"),
        "body": _("text"),
        "picture_alt": _("the picture's alternative text"),
        "picture_caption": _("the picture's caption"),
        "picture_credit": _("the picture's credit"),
    }
