"""The demo's front page: a few stories placed by hand, one of them for tomorrow, and two sections with a block."""

import datetime as dt

from django.contrib.auth.models import User
from django.utils import timezone

from articles import workflow
from articles.demo import content
from articles.models import Article, FrontBlock, Placement, Section
from articles.models.placement import Place, Seat

PLACED = {
    Seat(Place.LEAD): "lvmh-chiude-l-acquisto-di-tiffany",
    Seat(Place.SECOND, 0): "gucci-apre-due-store-su-tmall",
    Seat(Place.STRIP, 0): "moncler-compra-stone-island",
}
BLOCKS = ("beauty", "digitale")


def load() -> None:
    """Once: a front page on which anything was ever placed is its editors'."""
    if Placement.objects.exists() or FrontBlock.objects.exists():
        return
    editor = User.objects.filter(username="editor").first()
    for section in Section.objects.filter(slug__in=BLOCKS):
        workflow.show_block(section, "it", by=editor)
    for seat, slug in PLACED.items():
        article = Article.objects.filter(slug=slug, editions__isnull=False).first()
        if article:
            workflow.place(article, seat, by=editor, until=timezone.now() + dt.timedelta(days=14))
    tomorrow = Article.objects.filter(slug="lusso-in-cina-la-mappa-delle-piattaforme", editions__isnull=False).first()
    if tomorrow:
        at, until = content.instant("+1d 07:30"), content.instant("+2d 07:30")
        workflow.place(tomorrow, Seat(Place.LEAD), by=editor, at=at, until=until)
