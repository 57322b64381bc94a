"""Atom feeds."""

from collections.abc import Iterable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed

from articles.site import Edition

SIZE = 30


def answer(request: HttpRequest, title: str, path: str, editions: Iterable[Edition]) -> HttpResponse:
    """The stories as Atom 1.0, newest first. Ids never change, whatever becomes of a story's address."""
    site, host = settings.SITE_URL, urlsplit(settings.SITE_URL).hostname
    feed = Atom1Feed(
        title=title if title == settings.SITE_NAME else f"{title} · {settings.SITE_NAME}",
        link=site + path,
        description="",
        language=request.LANGUAGE_CODE,
        feed_url=site + request.path,
        feed_guid=f"tag:{host},2020:{request.path}",
    )
    for edition in editions:
        feed.add_item(
            title=edition.headline,
            link=site + edition.get_absolute_url(),
            description=edition.standfirst,
            unique_id=f"tag:{host},{edition.published_at:%Y-%m-%d}:story/{edition.article_id}",
            pubdate=edition.published_at,
            updateddate=edition.live.lower,
            author_name=", ".join(author["name"] for author in edition.fact_list("authors")) or settings.SITE_NAME,
            categories=[tag["name"] for tag in edition.fact_list("tags")],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
