"""Where links in a text lead, when they lead into our own site."""

import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.functions import Coalesce
from django.urls import Resolver404, resolve
from django.utils import translation
from taggit.models import Tag

from articles.models import (
    Article,
    Author,
    Edition,
    EditionAuthor,
    EditionCompany,
    EditionPartnership,
    EditionTag,
    Permalink,
    Section,
)
from companies.models import Company, Partnership

MOST = 200
_WITHIN = re.compile(r"/(?!/)")


class Leads(StrEnum):
    ASTRAY = "astray"
    """To no page that there is or will be."""
    TO_THE_DESK = "desk"
    """To pages that readers can't open."""
    TOO_EARLY = "early"
    """To something that is known here and that readers don't get now."""


def judge(links: Iterable[str]) -> dict[str, Leads]:
    """What is wrong with which of these addresses. One query for each kind of page they lead to, at most six."""
    wrong: dict[str, Leads] = {}
    wanted: dict[str, dict[str, list[str]]] = {}
    for link in list(dict.fromkeys(links))[:MOST]:
        path = _own_path(link)
        if path is None:
            continue
        page = _page(path)
        if isinstance(page, Leads):
            wrong[link] = page
        elif page:
            kind, slug = page
            wanted.setdefault(kind, {}).setdefault(slug, []).append(link)
    for kind, by_slug in wanted.items():
        public = _KNOWN[kind](list(by_slug))
        for slug, written in by_slug.items():
            if not public.get(slug):
                wrong |= dict.fromkeys(written, Leads.TOO_EARLY if slug in public else Leads.ASTRAY)
    return wrong


def _own_path(link: str) -> str | None:
    """The path of an address on our own site; None for any other."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return None
    ours = parts.netloc.lower() == urlsplit(settings.SITE_URL).netloc.lower() and parts.scheme in {"http", "https"}
    return unquote(parts.path) or "/" if ours or (not parts.netloc and _WITHIN.match(link)) else None


def _page(path: str) -> tuple[str, str] | Leads | None:
    """The kind of page and the slug it asks for; None where every such page is there."""
    with translation.override(translation.get_language_from_path(path) or settings.LANGUAGE_CODE):
        try:
            found = resolve(path)
        except Resolver404:
            return Leads.ASTRAY
    if "admin" in found.app_names:
        return Leads.TO_THE_DESK
    kind = (found.url_name or "").removesuffix("-feed")
    slug = found.kwargs.get("slug", "")
    return (kind, slug) if kind in _KNOWN and slug else None


def _stories(slugs: list[str]) -> dict[str, bool]:
    live = Exists(Edition.objects.live().filter(article=OuterRef("article")))
    public = dict(Permalink.objects.filter(slug__in=slugs).annotate(is_public=live).values_list("slug", "is_public"))
    at_desk = Article.objects.filter(slug__in=slugs).exclude(slug="").order_by().values_list("slug", flat=True)
    return dict.fromkeys(at_desk, False) | public


def _carried(model: Any, links: Any) -> Callable[[list[str]], dict[str, bool]]:
    """For what is public while a live edition carries it; an address of what was merged leads on."""

    def known(slugs: list[str]) -> dict[str, bool]:
        now = Coalesce("merged_into", "pk") if model is Company else F("pk")
        live = Exists(links.objects.live().filter(**{links.TARGET: OuterRef("now")}))
        rows = model.objects.filter(Q(slug__in=slugs)).order_by().annotate(now=now).annotate(is_public=live)
        return dict(rows.values_list("slug", "is_public"))

    return known


def _sections(slugs: list[str]) -> dict[str, bool]:
    return dict.fromkeys(Section.objects.filter(slug__in=slugs).order_by().values_list("slug", flat=True), True)


_companies = _carried(Company, EditionCompany)
_KNOWN: dict[str, Callable[[list[str]], dict[str, bool]]] = {
    "article": _stories,
    "section": _sections,
    "tag": _carried(Tag, EditionTag),
    "author": _carried(Author, EditionAuthor),
    "partnership": _carried(Partnership, EditionPartnership),
    "brand": _companies,
    "retailer": _companies,
    "company": _companies,
}
