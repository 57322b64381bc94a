"""What the story page shows of texts that aren't saved, and which of them it opens with."""

import datetime as dt
import uuid
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import keeping, people, permissions
from articles.admin import meanwhile, merging, typed, windows
from articles.models import Article, RefusedText, Revision, Unsaved

MOST = 5
UNDO_FOR = dt.timedelta(hours=1)


@dataclass(slots=True)
class Kept:
    """What the page says of itself to the browser, and the lines about texts that wait."""

    window: uuid.UUID = field(default_factory=uuid.uuid4)
    draft: uuid.UUID = field(default_factory=uuid.uuid4)
    after: str = ""
    opened: Unsaved | None = None
    """The text that the form shows in place of the saved one."""
    moved: str = ""
    others: list[Unsaved] = field(default_factory=list)
    """Texts of the same person in other windows."""
    thrown: Unsaved | None = None
    refused: list[RefusedText] = field(default_factory=list)


def context(request: HttpRequest, article: Article | None, form: Any) -> Kept | None:
    """For a form that may be saved; fills one that is not posted with the newest kept text."""
    if "headline" not in form.fields or (article and not permissions.may_edit(request.user, article)):
        return None
    kept = Kept(refused=refused_for(request.user, article) if article else [])
    if form.is_bound:
        _go_on(kept, request)
    elif article or not set(request.GET) - {"kept", "_changelist_filters"}:
        _offer(kept, request, article, form)
    return kept


def _go_on(kept: Kept, request: HttpRequest) -> None:
    """After a save that was refused, the page begins from what its last window kept."""
    window = windows.of(request, None)
    if window:
        sequence = windows.sequence(request.POST)
        # A window that was never typed in kept nothing, and passes on what it began from itself.
        kept.after = f"{window.key}:{sequence}" if sequence else request.POST.get("kept-after", "")
        kept.draft = window.draft


def _offer(kept: Kept, request: HttpRequest, article: Article | None, form: Any) -> None:
    if article and not getattr(article, "has_unsaved", True):
        return
    person: Any = request.user
    rows = [
        row
        for row in person.unsaved.filter(article=article).filter(data__isnull=False)[: MOST * 2]
        if not typed.says_the_same(row.data, form)
    ]
    kept.others = [row for row in rows if not row.thrown_at][:MOST]
    since = timezone.now() - UNDO_FOR
    kept.thrown = next((row for row in rows if row.thrown_at and row.thrown_at > since), None)
    wanted = request.GET.get("kept")
    opened = next((row for row in kept.others if wanted is None or str(row.window) == wanted), None)
    if opened:
        kept.others.remove(opened)
        kept.opened, kept.draft, kept.after = opened, opened.draft, f"{opened.window}:{opened.sequence}"
        typed.fill(form, opened.data or {})
        if article:
            kept.moved = meanwhile.says_moved(article, opened.base, person)


def refused_for(person: Any, article: Article) -> list[RefusedText]:
    """The newest refused texts of the story: everybody's for editors, the person's own for others."""
    if not getattr(article, "has_refused", True):
        return []
    texts = RefusedText.objects.filter(article=article).select_related("person").defer("data")
    if not person.has_perm("articles.edit_any_article"):
        texts = texts.filter(person=person)
    return list(texts[:MOST])


def settle(request: HttpRequest, article: Article, *, is_merged: bool) -> None:
    """What the page held is saved now, alone or, `is_merged`, with what somebody else wrote."""
    window = windows.of(request, article.pk)
    if window:
        saved = None if is_merged else article.head_id
        keeping.settle(window, sequence=windows.sequence(request.POST), saved=saved)


def say_merged(request: HttpRequest, merged: merging.Merged) -> None:
    for person, labels in merged:
        if person == request.user:
            says = _("Taken over as saved in your other window: %(fields)s.")
        else:
            says = _("Taken over as %(who)s saved it meanwhile: %(fields)s.")
        messages.info(request, says % {"who": people.name(person), "fields": ", ".join(labels)})


def keep_refused(request: HttpRequest, article: Article) -> None:
    """Keeps what the page held, whatever its writer does next."""
    with suppress(ValidationError):  # too long for any story: the form says so
        data = typed.read(request.POST)
        keeping.keep_refused(article, by=request.user, base=typed.base(data), data=data)  # type: ignore[arg-type]


def saved_before(request: HttpRequest) -> str | None:
    """The id of the story that this page of a new one has already become: of two clicks, the second finds the first."""
    window = windows.of(request, None) if request.method == "POST" else None
    if window is None:
        return None
    keeping.wait_for_draft(window.draft)
    made = keeping.saved_as(window.person, window.draft)
    if made is None:
        return None
    first = Revision.objects.filter(article=made, number=1).first()
    post = request.POST.copy()
    if first and window.rows().filter(data__isnull=True).exists():
        post["base"] = str(first.pk)
        post["slug"] = post.get("slug") or first.slug
    request.POST = post  # type: ignore[assignment]
    return str(made)


def redirect_from_gone(request: HttpRequest) -> HttpResponse | None:
    """Keeps what was posted to a story that somebody has deleted, and goes where it can be saved as a new one."""
    window = windows.of(request, None) if request.method == "POST" else None
    if window is None or not request.user.has_perm("articles.add_article"):
        return None
    with suppress(ValidationError):
        keeping.keep(window, sequence=windows.sequence(request.POST) + 1, base=None, data=typed.read(request.POST))
    messages.warning(request, _("This story has been deleted meanwhile: your text is kept as that of a new one."))
    return redirect(f"{reverse('admin:articles_article_add')}?kept={window.key}")
