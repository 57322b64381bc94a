"""A page for each verb of the workflow: it says what will happen, asks once, and calls it."""

import datetime as dt
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from articles import checks, four_eyes, holds, permissions, workflow
from articles.admin import brought, repeats, time_pages, undoing
from articles.admin.verb_forms import (
    AssignForm,
    Because,
    DueForm,
    MoveForm,
    NoteForm,
    PlanForm,
    PublishForm,
    ReadForm,
    ReasonForm,
    ScheduleForm,
)
from articles.admin.verb_page import Page, approving
from articles.models import Article, Edition
from articles.publication import database_now, standing
from articles.standing import is_same_again, moment, stories

PAGES = {
    "submit": Page(
        verb="submit",
        title=_("Submit"),
        says=_("The editors will be asked to read this text."),
        button=_("Submit"),
        done=_("“%(headline)s” is submitted."),
        form=NoteForm,
        carry_out=lambda article, user, data: workflow.submit(
            article, by=user, note=data["note"], because=data.get("because", "")
        ),
        needs_text=True,
    ),
    "approve": Page(
        verb="approve",
        title=_("Approve"),
        says=_("This revision, and no later one, may be published."),
        button=_("Approve"),
        done=_("“%(headline)s” is approved."),
        form=ReadForm,
        carry_out=lambda article, user, data: workflow.approve(article, by=user, **data),
        needs_text=True,
    ),
    "send-back": Page(
        verb="send_back",
        title=_("Send back"),
        says=_("The text becomes a draft again. What is scheduled or live stays so."),
        button=_("Send back"),
        done=_("“%(headline)s” went back to its writer."),
        form=ReasonForm,
        carry_out=lambda article, user, data: workflow.send_back(article, by=user, note=data["note"]),
    ),
    "publish": Page(
        verb="publish",
        title=_("Publish now"),
        says=_("Readers see this text from the moment you confirm."),
        button=_("Publish now"),
        done=_("“%(headline)s” is live."),
        form=PublishForm,
        carry_out=approving(workflow.publish),
        needs_text=True,
    ),
    "schedule": Page(
        verb="publish",
        title=_("Schedule"),
        says=_("Readers see this text from that instant on, by the newsroom's clock. Nobody needs to be there."),
        button=_("Schedule"),
        done=_("“%(headline)s” is scheduled for %(when)s."),
        form=ScheduleForm,
        carry_out=approving(workflow.publish),
        needs_text=True,
    ),
    "withdraw": Page(
        verb="withdraw",
        title=_("Withdraw"),
        says=_("Readers stop seeing this story at once; its address will say that it was taken down."),
        button=_("Withdraw"),
        done=_("“%(headline)s” is withdrawn."),
        form=ReasonForm,
        carry_out=lambda article, user, data: workflow.withdraw(article, by=user, note=data["note"]),
        is_grave=True,
    ),
    "reassign": Page(
        verb="reassign",
        title=_("Give to somebody else"),
        says=_("The story will be theirs to write. Who has it now can still read it."),
        button=_("Give the story"),
        done=_("“%(headline)s” has a new owner."),
        form=AssignForm,
        carry_out=lambda article, user, data: workflow.reassign(article, by=user, to=data["to"], note=data["note"]),
    ),
    "due": Page(
        verb="set_due",
        title=_("Due date"),
        says=_("When the text is wanted. It is shown in the lists; nothing happens to the story by itself."),
        button=_("Set the due date"),
        done=_("The due date of “%(headline)s” is changed."),
        form=DueForm,
        carry_out=lambda article, user, data: workflow.set_due(article, by=user, at=data["due_at"], note=data["note"]),
    ),
    "plan": Page(
        verb="plan",
        title=_("Plan"),
        says=_("When you would like it to go out. Nothing happens to the story by itself: it is a wish."),
        button=_("Set the wish"),
        done=_("The plan for “%(headline)s” is changed."),
        form=PlanForm,
        carry_out=lambda article, user, data: workflow.plan(article, by=user, at=data["at"], note=data["note"]),
    ),
    "reschedule": Page(
        verb="reschedule",
        title=_("Reschedule"),
        says=_("The same text goes out at another time."),
        button=_("Reschedule"),
        done=_("“%(headline)s” is now scheduled for %(when)s."),
        form=MoveForm,
        carry_out=lambda edition, user, data: workflow.reschedule(edition, by=user, at=data["at"]),
    ),
    "cancel": Page(
        verb="cancel",
        title=_("Take off the schedule"),
        says=_("This text does not go out; what is live stays live."),
        button=_("Take off the schedule"),
        done=_("“%(headline)s” is not scheduled any more."),
        form=forms.Form,
        carry_out=lambda edition, user, data: workflow.cancel(edition, by=user),
    ),
    **time_pages.PAGES,
}

# They are about one edition of the story, not about its text.
OF_EDITIONS = ("reschedule", "cancel", *time_pages.OF_EDITIONS)


@require_http_methods(["GET", "HEAD", "POST"])
def verb(request: HttpRequest, site: Any, name: str, article_id: int, edition_id: int | None = None) -> HttpResponse:
    """Asks for confirmation on GET, carries the verb out on POST. 403 for who may not, a sentence for what can't be."""
    page = PAGES[name]
    article = get_object_or_404(stories(), pk=article_id)
    edition = get_object_or_404(Edition, pk=edition_id, article=article) if edition_id is not None else None
    if not permissions.may(request.user, page.verb, article):
        raise PermissionDenied
    found = checks.found_in(checks.of_article(article)) if page.needs_text else []
    held = _held(page, article)
    given = _initial(request, article, edition) | ({"at": _from_minute(held[0].embargo.lifts_at)} if held else {})
    form = page.form(request.POST if request.method == "POST" else None, initial=given)
    if _may_go_on_all_the_same(request, article, found):
        form.fields["because"] = Because()
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                page.carry_out(edition or article, request.user, form.cleaned_data)
            is_done = True
        except workflow.Refused as refusal:
            is_done = repeats.is_second_click(article, edition, request.user, name, form.cleaned_data)
            form.add_error(None, str(refusal))
        if is_done:
            when = moment(form.cleaned_data.get("at"), database_now())
            undoing.say_done(request, article, page.done % {"headline": article.headline, "when": when})
            for says in brought.clashes_at(article, form):
                messages.warning(request, says)
            return redirect(brought.back(request, article.get_admin_url()))
    _focus(form)
    return TemplateResponse(
        request,
        "admin/articles/article/verb.html",
        _context(request, site, page, article, edition, form, found)
        | {"held": held, "holds": [holds.say(one) for one in held]},
    )


def _may_go_on_all_the_same(request: HttpRequest, article: Article, found: list[checks.Found]) -> bool:
    levels = {one.level for one in found}
    return (
        checks.Level.BLOCKS in levels
        and checks.Level.IMPOSSIBLE not in levels
        and permissions.may_override(request.user, article)
    )


def _focus(form: forms.Form) -> None:
    """The keyboard begins at the first field with an error, else at the first field; the page knows what else."""
    fields = form.visible_fields()
    wrong = [field for field in fields if field.errors]
    for field in (wrong or fields)[:1]:
        field.field.widget.attrs["autofocus"] = True


def _is_blocked(article: Article, found: list[checks.Found], form: forms.Form) -> bool:
    """Whether a check stands in the way that this person can't go around."""
    if "because" in form.fields:
        return False
    blocking = [one for one in found if one.is_blocking]
    is_impossible = any(one.level is checks.Level.IMPOSSIBLE for one in blocking)
    return is_impossible or bool({one.name for one in blocking} - (workflow.overridden(article) if blocking else set()))


def _held(page: Page, article: Article) -> list[holds.Cover]:
    """What of the text that would be published is under an embargo."""
    if page.verb != "publish":
        return []
    return holds.covering(holds.keys_of(article.pk, article, article.links()))


def _from_minute(instant: dt.datetime) -> dt.datetime:
    """The first whole minute that isn't before it: fields for instants take no seconds."""
    return (instant + dt.timedelta(minutes=1, microseconds=-1)).replace(second=0, microsecond=0)


def _initial(request: HttpRequest, article: Article, edition: Edition | None) -> dict[str, Any]:
    stands = standing(article.editions.all(), database_now())
    initial: dict[str, Any] = {"revision": article.head.number if article.head else None, "due_at": article.due_at}
    if stands.current and stands.current.expires_at:
        initial["until"] = stands.current.expires_at
    last = (stands.queue or (stands.current,))[-1]
    initial["ends"] = last.expires_at if last else None
    initial["at"] = edition.live.lower if edition else article.planned_at
    return initial | brought.times(request)


def _is_same_again(page: Page, article: Article, form: forms.Form, now: dt.datetime) -> bool:
    """Whether readers get this very text already, at the time that stands in the form or now."""
    if page.verb != "publish":
        return False
    at = brought.time_in(form) or now
    return is_same_again(article.editions.all(), article.head_id, at)


def _queue_after(page: Page, article: Article, now: dt.datetime) -> tuple[Edition, ...]:
    """The queued editions that will replace what is about to be published."""
    return standing(article.editions.all(), now).queue if page.verb == "publish" else ()


def _context(
    request: HttpRequest,
    site: Any,
    page: Page,
    article: Article,
    edition: Edition | None,
    form: forms.Form,
    found: list[checks.Found],
) -> dict[str, Any]:
    now = database_now()
    approves = page.verb in ("approve", "publish", "renew") and article.status != Article.Status.APPROVED
    return {
        **site.each_context(request),
        "title": page.title,
        "opts": Article._meta,
        "page": page,
        "article": article,
        "edition": edition,
        "edition_at": moment(edition.live.lower, now) if edition else "",
        "queued_at": [moment(queued.live.lower, now) for queued in _queue_after(page, article, now)],
        "is_same_again": _is_same_again(page, article, form, now),
        "approves": approves and page.verb != "approve",
        "objection": four_eyes.objection(article, request.user) if approves and not form.is_bound else "",
        "checks": checks.Findings([one for one in found if one.name != "clash"]),
        "is_blocked": _is_blocked(article, found, form),
        "form": form,
        "clashes": brought.clashes_at(article, form),
        "back": brought.back(request, ""),
    }
