"""Where the story page sends what is being written: kept for its writer, and never a revision."""

import uuid
from dataclasses import replace
from http import HTTPStatus
from typing import Any

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles import keeping, keys, locking, people, permissions, presence
from articles.admin import meanwhile, typed, windows
from articles.models import Article, AuditEntry, Unsaved
from articles.standing import clock


class Unusable(Exception):
    """A request that can't be taken; its text is a sentence for the person."""

    def __init__(self, says: str, status: HTTPStatus) -> None:
        super().__init__(says)
        self.status = status


@require_POST
def keep(request: HttpRequest, article_id: int | None = None) -> JsonResponse:
    """Keeps what the page holds, or with `kept-beat` hears that it is open; answers what happened meanwhile."""
    try:
        return _json(_keep(request, article_id))
    except Unusable as problem:
        return _json({"error": str(problem)}, problem.status)
    except ValidationError as problem:
        return _json({"error": problem.messages[0]}, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)


def _json(answer: dict[str, Any], status: HTTPStatus = HTTPStatus.OK) -> JsonResponse:
    return JsonResponse(answer, status=status)


@locking.once_more
def _keep(request: HttpRequest, article_id: int | None) -> dict[str, Any]:
    person: Any = request.user
    _require_same_person(request)
    window = windows.of(request, article_id)
    if window is None:
        raise Unusable(_("This page is out of date: load it again."), HTTPStatus.BAD_REQUEST)
    article = _story(person, window)
    answer: dict[str, Any] = {"at": clock(timezone.now())}
    if "kept-beat" not in request.POST:
        data = typed.read(request.POST)
        here = replace(window, article_id=article.pk if article else None)
        answer["kept"] = keeping.keep(here, sequence=windows.sequence(request.POST), base=typed.base(data), data=data)
    if article is None:
        return answer | ({"says": _gone()} if article_id else {})
    if "kept-leaving" in request.POST:
        presence.leave(person, article.pk, window.key)
        return answer
    base = keys.number(request.POST.get("base"))
    others = presence.beat(person, article.pk, window.key)
    if others is None:
        return answer | {"says": _gone()}
    return answer | {"others": meanwhile.says_who(others), "moved": meanwhile.says_moved(article, base, person)}


def _require_same_person(request: HttpRequest) -> None:
    if request.POST.get("kept-person", "") != str(request.user.pk):
        says = _("Somebody else has signed in here: %(name)s. This text is not theirs, and stays in this browser.")
        raise Unusable(says % {"name": people.name(request.user)}, HTTPStatus.CONFLICT)


def _story(person: Any, window: keeping.Window) -> Article | None:
    """The story that is being written; None for one that was never saved, or that somebody has deleted."""
    made = window.article_id or keeping.saved_as(person, window.draft)
    article = Article.objects.select_related("head__made_by").defer("body", "head__body").filter(pk=made or 0).first()
    if made and not article and not AuditEntry.objects.filter(article=made, verb=AuditEntry.Verb.DELETED).exists():
        raise Unusable(_("There is no such story."), HTTPStatus.NOT_FOUND)
    if not (permissions.may_edit(person, article) if article else person.has_perm("articles.add_article")):
        says = _("You may not change this story: your text stays in this browser.")
        raise Unusable(says, HTTPStatus.FORBIDDEN)
    return article


def _gone() -> str:
    return _("This story has been deleted meanwhile: your text is kept as that of a new one.")


@require_POST
def throw(request: HttpRequest, window: uuid.UUID) -> HttpResponse:
    """Throws away one of the person's own kept texts, or brings it back."""
    row = Unsaved.objects.filter(person=request.user.pk, window=window).select_related("article").first()
    if row is None:
        raise Http404
    if "undo" in request.POST:
        keeping.bring_back(row.person, window)
    else:
        keeping.throw_away(row.person, window)
    return redirect(row.article.get_admin_url() if row.article else "admin:articles_article_add")
