"""Carries out one act on a front page, as a form of its page asks for it."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from articles import workflow
from articles.models import Article, FrontBlock, Placement, Section
from articles.models.placement import Seat
from articles.publication import database_now
from articles.workflow import Refused
from desk.front.forms import ActForm, PutForm


@dataclass(slots=True)
class Pending:
    """What was refused, to be looked at and sent again."""

    article: Article
    form: PutForm


@dataclass(slots=True)
class Act:
    by: Any
    language: str
    asked: dict[str, Any]
    put: PutForm

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
        return cls(request.user, language, form.cleaned_data, PutForm(sent, blocks=blocks, auto_id="again-%s"))

    def carry_out(self) -> None:
        """Raises Refused, or PermissionDenied."""
        seen = self.asked["seen"]
        match self.asked["do"]:
            case "put":
                self._put(seen)
            case "remove":
                workflow.unplace(self._placement(), by=self.by, seen=seen)
            case "show":
                workflow.show_block(self._section(), self.language, by=self.by, seen=seen)
            case "hide":
                workflow.hide_block(self._section(), self.language, by=self.by, seen=seen)
            case "revert":
                workflow.revert(self.language, by=self.by, to=self._instant(), seen=seen)

    def again(self) -> Pending | None:
        """The form with what was typed; only placing a story has anything that could be lost."""
        article = self._article()
        return Pending(article, self.put) if self.asked["do"] == "put" and article else None

    def _put(self, seen: str) -> None:
        article = self._article()
        if not article:
            raise BadRequest("no story to place")
        if not self.put.is_valid():
            raise Refused(" ".join(str(error) for errors in self.put.errors.values() for error in errors))
        typed = self.put.cleaned_data
        seat: Seat = typed["seat"]
        standing = Placement.objects.standing(database_now()).filter(pk=self.asked["placement"] or 0).first()
        if standing:
            # A button and a drop say nothing of an end: it stays as it is.
            until = standing.until if self.asked["to"] else typed["until"]
            workflow.move(standing, seat, by=self.by, at=typed["start"], until=until, seen=seen)
        else:
            workflow.place(article, seat, by=self.by, at=typed["start"], until=typed["until"], seen=seen)

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
