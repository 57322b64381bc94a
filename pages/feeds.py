"""Atom feeds."""

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed

from articles.site import Edition

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


def answer(request: HttpRequest, title: str, path: str, editions: Iterable[Edition]) -> HttpResponse:
    """The stories as Atom 1.0, newest first. Ids never change, whatever becomes of a story's address."""
    site, host = settings.SITE_URL, urlsplit(settings.SITE_URL).hostname
    feed = _Feed(
        title=title if title == settings.SITE_NAME else f"{_say(title)} · {settings.SITE_NAME}",
        link=site + path,
        description="",
        language=request.LANGUAGE_CODE,
        feed_url=site + request.path,
        feed_guid=f"tag:{host},2020:{request.path}",
    )
    for edition in editions:
        feed.add_item(
            title=_say(edition.headline),
            link=site + edition.get_absolute_url(),
            description=_say(edition.standfirst),
            unique_id=f"tag:{host},{edition.published_at:%Y-%m-%d}:story/{edition.article_id}",
            pubdate=edition.published_at,
            updateddate=edition.live.lower,
            author_name=_say(", ".join(author["name"] for author in edition.fact_list("authors")))
            or settings.SITE_NAME,
            categories=[_say(tag["name"]) for tag in edition.fact_list("tags")],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _say(text: str) -> str:
    return _UNSAYABLE.sub(" ", text)
