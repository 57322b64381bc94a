"""Offers what is found in the text that is being written, and takes the answers."""

from http import HTTPStatus
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import body, keys, offers, permissions, workflow
from articles.admin.offer_forms import MilestoneForm, QuoteForm
from articles.admin.widgets import AnswersField
from articles.models import Article
from articles.models.article import LONG, REGISTER
from articles.models.text import Language
from articles.offers.keys import key_of
from companies.dates import PartialDate
from companies.fields import to_partial_date

ACCEPTED = ("milestone", "quote")
"""Kinds of offers that become rows of the register."""


@require_POST
def offered(request: HttpRequest, article_id: int | None = None) -> HttpResponse:
    """The list for the form's fields as posted; nothing is stored. 413 for a text that no story can have."""
    article = _story(request, article_id)
    if len(request.POST.get("body", "")) > body.MAX_LENGTH:
        raise RequestDataTooBig("a text that no story can have")
    found = offers.offers_in(_writing(article, request.POST), request.user.has_perm)
    return render(request, "admin/articles/article/_found.html#list", {"found": found})


@require_POST
def answer(request: HttpRequest, article_id: int | None = None) -> JsonResponse:
    """Does what `do` says: accept, dismiss or undo. 400 and a sentence where that can't be; doing it twice is once."""
    article = _story(request, article_id)
    data, by = request.POST, request.user
    key = key_of(data.get("kind", ""), data.get("about", ""), data.get("words", ""))
    row = keys.number(data.get("row"))
    if key is None:
        return _refused(_("This page is out of date: load it again."))
    try:
        match data.get("do"):
            case "accept":
                return JsonResponse({"boxes": _accept(article, by, key, data)})
            case "dismiss" if article:
                workflow.dismiss(article, by=by, key=key)  # type: ignore[arg-type]
            case "undo" if row and key.kind in ACCEPTED:
                workflow.take_back_note(article, by=by, key=key, row=row)  # type: ignore[arg-type]
            case "undo" if article:
                workflow.offer_again(article, by=by, key=key)  # type: ignore[arg-type]
    except ValidationError as error:
        return _refused(" ".join(error.messages))
    except workflow.Refused as refusal:
        return _refused(str(refusal))
    return JsonResponse({})


def _story(request: HttpRequest, article_id: int | None) -> Article | None:
    """Of a story that isn't saved there is none. For who may write it."""
    article = get_object_or_404(Article.objects.defer(*LONG), pk=article_id) if article_id else None
    if not permissions.may_edit(request.user, article):
        raise PermissionDenied
    return article


def _writing(article: Article | None, data: QueryDict) -> offers.Writing:
    """What the form says; nonsense counts as empty."""
    told = {name: str(data.get(name, "")).replace("\x00", "") for name in ("headline", "standfirst", "body")}
    return offers.Writing(
        **told,
        language=_language(data),
        day=_day(article, data),
        links={name: keys.numbers(data.getlist(name)) for name in REGISTER},
        answers=[*(offers.answers_of(article) if article else ()), *AnswersField().clean(data.get("answers"))],
    )


def _language(data: QueryDict) -> str:
    language = str(data.get("language"))
    return language if language in Language.values else Language.ITALIAN


def _day(article: Article | None, data: QueryDict) -> PartialDate:
    try:
        dated = to_partial_date(data.get("dated", ""))
    except ValidationError:
        dated = None
    return offers.day_of(article, dated)


def _accept(article: Article | None, by: Any, key: offers.Key, data: QueryDict) -> list[dict[str, str]]:
    """What the story's boxes are to take: the row that it became first."""
    if key.kind == "milestone":
        milestone = MilestoneForm(data, language=_language(data)).made()
        kept = workflow.note_milestone(article, by=by, key=key, milestone=milestone)
        return [_box("milestones", kept), _box("partnerships", kept.partnership)]
    if key.kind == "quote":
        form = QuoteForm(data)
        quote = form.made(language=_language(data), said_on=_day(article, data), about=data.getlist("partnerships"))
        kept_quote = workflow.note_quote(article, by=by, key=key, quote=quote, name=form.cleaned_data["name"])
        return [_box("reported", kept_quote), _box("people", kept_quote.speaker)]
    raise ValidationError(_("This page is out of date: load it again."))


def _box(field: str, row: Any) -> dict[str, str]:
    return {"field": field, "id": str(row.pk), "text": str(row)}


def _refused(says: str) -> JsonResponse:
    return JsonResponse({"error": says}, status=HTTPStatus.BAD_REQUEST)
