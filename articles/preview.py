"""A story as readers would see it, before they do: for the desk, and for whoever holds a signed link."""

from django.conf import settings
from django.core import signing
from django.db.models.functions import Now
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from articles import permissions
from articles.freezing import provisional
from articles.models import Article, Edition, PreviewLink, Revision
from articles.related import beside
from images.models import Picture

SALT = "articles.preview"
# Never kept, never indexed, and its address is told to nobody whom the page links to.
HEADERS = {
    "Cache-Control": "private, no-store",
    "X-Robots-Tag": "noindex, nofollow, noarchive, nosnippet",
    "Referrer-Policy": "no-referrer",
}


def address(link: PreviewLink) -> str:
    """The link's whole address. Only this site's key can have made it."""
    return settings.SITE_URL + reverse("preview", args=[signing.dumps(link.pk, salt=SALT)])


def at_desk(article: Article) -> Edition:
    """The working copy as an edition that isn't stored."""
    return provisional(Revision(article=article, links=article.links(), **article.words()))


def page(request: HttpRequest, edition: Edition, *, ends_at: object = None) -> HttpResponse:
    """The story's page in the site's own template and the story's own language, under a banner that says what it is."""
    with translation.override(edition.language):
        context = {"edition": edition, "beside": beside(edition), "ends_at": ends_at}
        return _unkept(render(request, "articles/preview.html", context))


@require_safe
def shared(request: HttpRequest, signed: str) -> HttpResponse:
    """404 for an address that this site never gave, 410 for one that has ended."""
    try:
        number = signing.loads(signed, salt=SALT)
    except signing.BadSignature as error:
        raise Http404 from error
    links = PreviewLink.objects.open(timezone.now(), makers=permissions.colleagues())
    link = links.select_related("article", "revision__article", "edition__section").filter(pk=number).first()
    if link is None:
        return _unkept(render(request, "articles/preview_ended.html", status=410))
    edition = link.edition or (provisional(link.revision) if link.revision else at_desk(link.article))
    _cover(edition)
    return page(request, edition, ends_at=link.expires_at)


def _cover(edition: Edition) -> None:
    """Pictures under an embargo have no address for who isn't of the desk: the page says so in their place."""
    above, in_text = edition.facts.get("picture"), edition.facts.get("pictures") or {}
    shown = [picture for picture in (above, *in_text.values()) if picture]
    held = Picture.objects.filter(token__in=[picture["token"] for picture in shown], embargo__lifts_at__gt=Now())
    tokens = set(held.values_list("token", flat=True)) if shown else set()
    for picture in shown:
        picture["is_held"] = picture["token"] in tokens


def _unkept(response: HttpResponse) -> HttpResponse:
    for name, value in HEADERS.items():
        response[name] = value
    return response
