"""Comments at the desk: the threads beside a story, what is sent to them, and whom an @ may address."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from articles import permissions, talk, workflow
from articles.models import Article, Comment

PANEL = "admin/articles/article/_comments.html"
MOST_PEOPLE = 8


@dataclass(slots=True)
class Remark:
    """A comment as a person sees it, with the answers to it."""

    comment: Comment
    html: SafeString
    earlier: list[SafeString]
    is_mine: bool
    may_resolve: bool = False
    replies: list["Remark"] = field(default_factory=list)

    @property
    def is_gone(self) -> bool:
        return bool(self.comment.deleted_at)


def context(request: HttpRequest, article: Article) -> dict[str, Any]:
    """The story's threads, oldest first, the resolved ones apart; two queries. A fresh key for what is sent next."""
    said: dict[int, Remark] = {}
    threads: list[Remark] = []
    for comment in article.comments.select_related("by", "resolved_by").order_by("pk"):
        comment.article = article
        one = said[comment.pk] = _remark(comment, request.user)
        if comment.parent_id:
            said[comment.parent_id].replies.append(one)
        else:
            threads.append(one)
    for one in threads:
        one.replies = [reply for reply in one.replies if not reply.is_gone]
    shown = [one for one in threads if one.replies or not one.is_gone]
    return {
        "original": article,
        "talk": {
            "open": [one for one in shown if not one.comment.resolved_at],
            "resolved": [one for one in shown if one.comment.resolved_at],
            "key": uuid.uuid4(),
        },
    }


def _remark(comment: Comment, user: Any) -> Remark:
    return Remark(
        comment,
        html=talk.show(comment.text, comment.mentions),
        earlier=[talk.show(wording["text"], {}) for wording in comment.earlier],
        is_mine=comment.by_id == user.pk,
        may_resolve=permissions.may_resolve(user, comment),
    )


class CommentForm(forms.Form):
    """What the workflow doesn't judge itself: that a key is one, and that no text hides a NUL."""

    text = forms.CharField(required=False)
    key = forms.UUIDField()
    quote = forms.CharField(required=False, strip=False)
    before = forms.CharField(required=False, strip=False)
    after = forms.CharField(required=False, strip=False)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, article: Article) -> HttpResponse:
    """Says something of the story or of a passage; on GET, the threads as they are now."""
    if request.method != "POST":
        return threads(request, article) if _by_script(request) else redirect(_panel(article))
    return _answer(request, article, partial(_comment, article))


def _comment(article: Article, user: Any, data: dict[str, Any]) -> None:
    workflow.comment(
        article,
        by=user,
        text=data["text"],
        key=data["key"],
        quote=data["quote"],
        prefix=data["before"],
        suffix=data["after"],
    )


@require_POST
def change(request: HttpRequest, article: Article, comment_id: int) -> HttpResponse:
    """Does to a comment what the pressed button says; its text box is named after it, for the page has many."""
    comment = get_object_or_404(Comment.objects.select_related("article"), pk=comment_id, article=article)
    verbs: dict[str, Callable[[Any, dict[str, Any]], Any]] = {
        "reply": lambda user, data: workflow.comment(
            article, by=user, parent=comment, text=data["text"], key=data["key"]
        ),
        "reword": lambda user, data: workflow.reword(comment, by=user, text=data["text"]),
        "delete": lambda user, data: workflow.take_back(comment, by=user),
        "resolve": lambda user, data: workflow.resolve(comment, by=user),
        "reopen": lambda user, data: workflow.reopen(comment, by=user),
    }
    name = request.POST.get("do", "")
    return _answer(request, article, verbs.get(name, _nothing), text=f"{name}-{comment.pk}")


def _nothing(user: Any, data: dict[str, Any]) -> None:
    raise workflow.Refused(_("The page didn’t say what to do with the comment: load it again."))


def _answer(request: HttpRequest, article: Article, act: Callable[[Any, Any], Any], text: str = "text") -> HttpResponse:
    """The threads anew for the page's script, the story's page for who has none; a sentence for what can't be."""
    form = CommentForm(request.POST.dict() | {"text": request.POST.get(text, "")})
    refusal = ""
    if not form.is_valid():
        refusal = " ".join(str(sentence) for sentences in form.errors.values() for sentence in sentences)
    else:
        try:
            act(request.user, form.cleaned_data)
        except workflow.Refused as refused:
            refusal = str(refused)
    if _by_script(request):
        return JsonResponse({"error": refusal}, status=409) if refusal else threads(request, article)
    if refusal:
        messages.error(request, refusal)
    return redirect(_panel(article))


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Requested-With") == "fetch"


def _panel(article: Article) -> str:
    return f"{article.get_admin_url()}#comments"


def threads(request: HttpRequest, article: Article) -> HttpResponse:
    return render(request, f"{PANEL}#threads", context(request, article))


@require_safe
def people(request: HttpRequest, article: Article) -> JsonResponse:
    """A few colleagues whose name or username begins with what was typed after an @."""
    typed = request.GET.get("q", "").strip()[:60]
    named = Q(username__istartswith=typed) | Q(first_name__istartswith=typed) | Q(last_name__istartswith=typed)
    found = permissions.colleagues().filter(named).order_by("last_name", "username")[:MOST_PEOPLE]
    return JsonResponse({"people": [{"username": one.username, "name": one.get_full_name()} for one in found]})
