"""The demo's plans: ideas, a story that is wished for, and one that an embargo holds."""

from dataclasses import dataclass

from django.contrib.auth.models import User

from articles import workflow
from articles.demo import content
from articles.models import Article, Idea, Section
from articles.models.edition import Edition
from companies.dates import PartialDate
from embargoes.models import Embargo


@dataclass(frozen=True, slots=True)
class Noted:
    """`day` is from today, as in the stories' files; empty for an idea without a date."""

    title: str
    note: str
    section: str
    day: str = ""
    writer: str = ""


IDEAS = (
    Noted(
        "Che cosa resta delle vetrine virtuali",
        "Sentire due negozi di Milano e uno di Parigi.",
        "digitale",
        "+4d 09:00",
    ),
    Noted(
        "Chi produce gli occhiali dei grandi marchi",
        "Una mappa, con le scadenze.",
        "business",
        "",
        "reporter",
    ),
    Noted("Il profumo si compra ancora annusando?", "", "beauty"),
)
WISHED = ("l-orologio-e-lo-schermo", "+2d 10:00")
HELD = "licenze-occhiali-come-si-legge-una-scadenza"


def load() -> None:
    """Once: where anybody ever noted an idea or agreed on an embargo, they are the desk's."""
    if Idea.objects.exists() or Embargo.objects.exists():
        return
    editor = User.objects.filter(username="editor").first()
    for noted in IDEAS:
        Idea.objects.create(
            title=noted.title,
            note=noted.note,
            section=Section.objects.filter(slug=noted.section).first(),
            wanted=_day(noted.day),
            assignee=User.objects.filter(username=noted.writer).first(),
            made_by=editor,
        )
    slug, day = WISHED
    wished = Article.objects.filter(slug=slug).first()
    if wished:
        workflow.plan(wished, by=editor, at=content.instant(day))
    held = Edition.objects.queued().filter(slug=HELD).select_related("article").first()
    if held:
        embargo = Embargo.objects.create(
            name="Rapporto sulle licenze",
            source="L’ufficio stampa di un gruppo dell’occhialeria",
            lifts_at=held.live.lower,
            terms="Niente prima, nemmeno sui social.",
            contact="stampa@example.com",
        )
        workflow.put_under(embargo, [held.article], by=editor)


def _day(written: str) -> PartialDate | None:
    if not written:
        return None
    day = content.instant(written).date()
    return PartialDate(day.year, month=day.month, day=day.day)
