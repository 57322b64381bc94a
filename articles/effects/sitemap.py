"""Telling search engines that the sitemap has changed (SITEMAP_PINGS)."""

from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.effects import calling
from articles.effects.kinds import Kind
from articles.models import Effect


def do(effect: Effect) -> None:
    sitemap = quote(settings.SITE_URL + reverse("sitemap"), safe="")
    calling.call(effect.receiver.replace("{sitemap}", sitemap), method="GET", is_ours=True)


KIND = Kind(
    "sitemap",
    _("Search engines"),
    do,
    is_on=lambda: bool(settings.SITEMAP_PINGS),
    receivers=lambda effect: settings.SITEMAP_PINGS,
    called=lambda receivers: {one: one.split("/")[2] for one in receivers},
)
