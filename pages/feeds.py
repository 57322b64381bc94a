"""Atom feeds."""

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from articles.site import Edition, Telling
from articles.templatetags.editions import told
from companies.dates import PartialDate

SIZE = 30
# XML can't write these; a line break of Word's, pasted into a headline, is one of them.
_UNSAYABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


class _Feed(Atom1Feed):
    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        for hub in settings.WEBSUB_HUBS:
            handler.addQuickElement("link", None, {"href": hub, "rel": "hub"})

    def latest_post_date(self) -> dt.datetime:
        """Django's is the time of the request where there are no stories: such a feed would change all the time."""
        return super().latest_post_date() if self.items else dt.datetime.fromtimestamp(0, dt.UTC)


@dataclass(frozen=True, slots=True)
class Entry:
    title: str
    path: str
    summary: str
    key: str
    """What its id ends with; it never changes."""
    published_at: dt.datetime
    updated_at: dt.datetime
    authors: str = ""
    tags: list[str] = field(default_factory=list)


def answer(request: HttpRequest, title: str, path: str, editions: Iterable[Edition]) -> HttpResponse:
    """The stories as Atom 1.0, newest first."""
    return write(request, title, path, map(of_story, editions))


def of_story(edition: Edition) -> Entry:
    return Entry(
        title=edition.headline,
        path=edition.get_absolute_url(),
        summary=edition.standfirst,
        key=f"{edition.published_at:%Y-%m-%d}:story/{edition.article_id}",
        published_at=edition.published_at,
        updated_at=edition.live.lower,
        authors=", ".join(author["name"] for author in edition.fact_list("authors")),
        tags=[tag["name"] for tag in edition.fact_list("tags")],
    )


def of_milestone(line: Telling, partnership: dict[str, Any]) -> Entry:
    """It leads to its partnership's page, and names the story."""
    return Entry(
        title=f"{PartialDate.parse(line.facts['date']).in_words()}: {told(line.facts, 'label')}",
        path=reverse("partnership", args=[partnership["slug"]]),
        summary=f"{partnership['title']}. {line.story.headline}",
        key=f"2020:milestone/{line.facts['id']}",
        published_at=line.story.published_at,
        updated_at=line.since,
    )


def of_quote(line: Telling) -> Entry:
    """It leads to the story."""
    return Entry(
        title=f"{line.facts['person']['name']}: “{line.facts['words']}”",
        path=line.story.get_absolute_url(),
        summary=line.story.headline,
        key=f"2020:quote/{line.facts['id']}",
        published_at=line.story.published_at,
        updated_at=line.since,
    )


def write(request: HttpRequest, title: str, path: str, entries: Iterable[Entry]) -> HttpResponse:
    """Atom 1.0, in the order given. Ids never change, whatever becomes of an entry's address."""
    site, host = settings.SITE_URL, urlsplit(settings.SITE_URL).hostname
    feed = _Feed(
        title=title if title == settings.SITE_NAME else f"{say(title)} · {settings.SITE_NAME}",
        link=site + path,
        description="",
        language=request.LANGUAGE_CODE,
        feed_url=site + request.path,
        feed_guid=f"tag:{host},2020:{request.path}",
    )
    for entry in entries:
        feed.add_item(
            title=say(entry.title),
            link=site + entry.path,
            description=say(entry.summary),
            unique_id=f"tag:{host},{entry.key}",
            pubdate=entry.published_at,
            updateddate=max(entry.updated_at, entry.published_at),
            author_name=say(entry.authors) or settings.SITE_NAME,
            categories=[say(tag) for tag in entry.tags],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def say(text: str) -> str:
    """A text without the characters that neither feeds nor calendars can hold."""
    return _UNSAYABLE.sub(" ", text)
