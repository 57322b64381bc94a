"""Carries out one act on a front page, as a form of its page asks for it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from articles import workflow
from articles.models import Article, Edition, FrontBlock, Placement, Section
from articles.models.placement import Seat
from articles.publication import database_now
from articles.standing import date_and_time
from articles.workflow import Refused
from articles.workflow.placing import going_on
from desk.front import slots
from desk.front.forms import ActForm, PutForm
from desk.front.history import where


class Asked(Exception):
    """Readers would see the change at once: its text is what is asked first."""


@dataclass(slots=True)
class Pending:
    """What was refused or is asked about, to be looked at and sent again."""

    article: Article
    form: PutForm
    placement: int | None
    question: str = ""


@dataclass(slots=True)
class Act:
    by: Any
    language: str
    asked: dict[str, Any]
    put: PutForm
    shown: dict[Seat, Any]
    """What readers see before the act."""

    @classmethod
    def of(cls, request: HttpRequest, language: str) -> "Act":
        """Raises BadRequest for what no form of the page sends."""
        form = ActForm(request.POST)
        if not form.is_valid():
            raise BadRequest("no act upon a front page")
        chosen = FrontBlock.objects.live().in_language(language).select_related("section")
        sent = request.POST.copy()
        if form.cleaned_data["do"] == "put" and form.cleaned_data["to"]:
            sent["seat"] = form.cleaned_data["to"]
        blocks = [block.section for block in chosen.order_by("section__position", "section__name")]
        put = PutForm(sent, blocks=blocks, auto_id="again-%s")
        return cls(request.user, language, form.cleaned_data, put, slots.shown(language, None))

    def carry_out(self) -> str:
        """What is to be known of what was done. Raises Refused, Asked, or PermissionDenied."""
        seen = self.asked["seen"]
        match self.asked["do"]:
            case "put":
                return self._put(seen)
            case "remove":
                workflow.unplace(self._placement(), by=self.by, seen=seen)
            case "show":
                workflow.show_block(self._section(), self.language, by=self.by, seen=seen)
            case "hide":
                workflow.hide_block(self._section(), self.language, by=self.by, seen=seen)
            case "revert":
                workflow.revert(self.language, by=self.by, to=self._instant(), seen=seen)
        return ""

    def again(self, question: str = "") -> Pending | None:
        """The form with what was typed; only placing a story has anything that could be lost."""
        article = self._article()
        if self.asked["do"] != "put" or not article:
            return None
        return Pending(article, self.put, self.asked["placement"], question)

    def _put(self, seen: str) -> str:
        article = self._article()
        if not article:
            raise BadRequest("no story to place")
        if not self.put.is_valid():
            raise Refused(" ".join(str(error) for errors in self.put.errors.values() for error in errors))
        with transaction.atomic():
            placed = self._placed(article, self.put.cleaned_data, seen)
            says = _what_follows(placed, self.put.cleaned_data["until"])
            gives_way = self._replaced(article)
            if gives_way:
                transaction.set_rollback(True)
        if gives_way:
            raise Asked(f"{_question(gives_way, article)} {says}".strip())
        return says

    def _placed(self, article: Article, typed: dict[str, Any], seen: str) -> Placement:
        seat: Seat = typed["seat"]
        standing = Placement.objects.standing(database_now()).filter(pk=self.asked["placement"] or 0).first()
        if not standing or (seat != standing.seat and self._is_for_a_time(standing)):
            return workflow.place(article, seat, by=self.by, at=typed["start"], until=typed["until"], seen=seen)
        # A button and a drop say nothing of an end: it stays as it is.
        until = standing.until if self.asked["to"] else typed["until"]
        return workflow.move(standing, seat, by=self.by, at=typed["start"], until=until, seen=seen)

    def _is_for_a_time(self, standing: Placement) -> bool:
        """Whether it is to stand elsewhere for a shorter time than it was placed for."""
        until = self.put.cleaned_data["until"]
        return bool(until and not self.asked["to"] and (standing.until is None or until < standing.until))

    def _replaced(self, article: Article) -> Any:
        """What readers see in that slot, and would no longer as soon as the form is sent; None once that was asked."""
        seat = self.put.cleaned_data["seat"]
        if self.asked["to"] or self.put.cleaned_data["start"] or self.asked["sure"] == str(seat):
            return None
        shown = self.shown.get(seat)
        return shown if shown and shown.article_id != article.pk else None

    def _article(self) -> Article | None:
        return Article.objects.filter(pk=self.asked["story"] or 0).first()

    def _placement(self) -> Placement:
        return get_object_or_404(Placement, pk=self.asked["placement"] or 0, language=self.language)

    def _section(self) -> Section:
        return get_object_or_404(Section, pk=self.asked["section"] or 0)

    def _instant(self) -> dt.datetime:
        try:
            at = dt.datetime.fromisoformat(self.asked["to"])
            if at.tzinfo is None:
                raise ValueError(at)
            return at
        except ValueError as error:
            raise Refused(_("There is no such instant to go back to.")) from error


def _question(old: Any, new: Article) -> str:
    told = {"old": old.headline, "new": new.headline}
    if Edition.objects.live().filter(article=new).exists():
        return _("Readers see “%(old)s” there now: “%(new)s” takes its place at once.") % told
    return _("Readers see “%(old)s” there now: it gives way at once, and “%(new)s” isn’t public yet.") % told


def _what_follows(placed: Placement, asked: dt.datetime | None) -> str:
    """When something begins there before the end that was asked for, and what goes on at the end."""
    says, end = [], placed.live.upper
    if end and end != asked:
        says.append(_("Something else begins there on %(end)s: it stands until then.") % {"end": date_and_time(end)})
    for row in going_on(placed):
        told = {"story": row.article.headline, "where": where(row), "start": date_and_time(row.starts_at)}
        says.append(_("From %(start)s “%(story)s” stands there again: %(where)s.") % told)
    return " ".join(says)
