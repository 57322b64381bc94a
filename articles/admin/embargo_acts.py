"""What is done to an embargo: each act shows first what it moves and whom it concerns, and then does just that."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from articles import holds, keys, permissions, workflow
from articles.admin.moments import MomentField
from articles.models import Article
from articles.publication import database_now
from articles.shifting import Move, Plan
from articles.standing import moment
from articles.workflow import embargoing
from embargoes.choosing import EmbargoField
from embargoes.models import Embargo

MOST_LINES = 200
MOST_THINGS = 50


@dataclass(frozen=True, slots=True)
class Thing:
    """What may be under an embargo, as a page names it. `query` is how an address names it."""

    kind: str
    pk: int
    label: str
    name: str
    address: str

    @property
    def query(self) -> str:
        return f"{self.kind}={self.pk}"

    @classmethod
    def of(cls, row: Any) -> "Thing":
        kind, pk = holds.key_of(row)
        meta = row._meta
        label = next(str(getattr(row, name)) for name in ("headline", "title", "label") if hasattr(row, name))
        page = reverse(f"admin:{meta.app_label}_{meta.model_name}_change", args=[pk])
        return cls(kind, pk, label, str(meta.verbose_name), page)


class PutForm(forms.Form):
    embargo = EmbargoField()


class MoveForm(forms.Form):
    to = MomentField(label=_("Lifts at"), help_text=_("By the newsroom's clock."))


@dataclass(frozen=True, slots=True)
class Act:
    """`carry_out` gets the embargo, the things, the cleaned form, the person and the stamp of the list they read.

    `foresee` is for acts that ask nothing: what they would do is shown at once.
    """

    title: Any
    says: Any
    button: Any
    done: Any
    form: type[forms.Form]
    carry_out: Callable[[Embargo, list[Any], dict[str, Any], Any, str | None], Plan]
    foresee: Callable[[Embargo, list[Any], Any], Plan] | None = None


ACTS = {
    "put": Act(
        title=_("Put under an embargo"),
        says=_("Readers get nothing of it before the embargo lifts. What is scheduled for earlier moves to the lift."),
        button=_("Put under the embargo"),
        done=_("It is under the embargo “%(name)s”."),
        form=PutForm,
        carry_out=lambda embargo, things, data, by, read: workflow.put_under(embargo, things, by=by, read=read),
    ),
    "take-out": Act(
        title=_("Take out of the embargo"),
        says=_("It may be public before the embargo lifts. What is scheduled stays at its time."),
        button=_("Take out"),
        done=_("It is under the embargo “%(name)s” no longer."),
        form=forms.Form,
        carry_out=lambda embargo, things, data, by, read: workflow.take_out(embargo, things, by=by, read=read),
        foresee=embargoing.taking,
    ),
    "move": Act(
        title=_("Move the embargo"),
        says=_("What was to go out with the lift goes with it; nothing that waits for it goes out earlier."),
        button=_("Move the embargo"),
        done=_("The embargo “%(name)s” is moved, with all that waits for it."),
        form=MoveForm,
        carry_out=lambda embargo, things, data, by, read: workflow.move_embargo(
            embargo, by=by, to=data["to"], read=read
        ),
    ),
    "lift": Act(
        title=_("Lift the embargo now"),
        says=_("What waits for the lift is public from the moment you confirm. This can't be taken back."),
        button=_("Lift now"),
        done=_("The embargo “%(name)s” is lifted."),
        form=forms.Form,
        carry_out=lambda embargo, things, data, by, read: workflow.lift(embargo, by=by, read=read),
        foresee=lambda embargo, things, now: embargoing.lifting(embargo, now),
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, site: Any, name: str, embargo_id: int | None = None) -> HttpResponse:
    """Asks on GET; a POST shows what would happen, and with the stamp of that list makes it so."""
    doing = ACTS[name]
    embargo = get_object_or_404(Embargo, pk=embargo_id) if embargo_id else None
    things = _things(request) if name in ("put", "take-out") else []
    if not _may(request.user, name, things):
        raise PermissionDenied
    form = doing.form(request.POST if request.method == "POST" else None, initial=_initial(name, embargo))
    found, read = None, request.POST.get("read") or None
    if form.is_valid():
        embargo = form.cleaned_data.get("embargo") or embargo
        assert embargo is not None
        try:
            with transaction.atomic():
                found = doing.carry_out(embargo, things, form.cleaned_data, request.user, read)
                transaction.set_rollback(read is None)
            if read is not None:
                messages.success(request, doing.done % {"name": embargo.name})
                return redirect(_back(name, embargo, things))
        except workflow.Refused as refusal:
            form.add_error(None, str(refusal))
            found = _again(doing, embargo, things, form, request.user) if read else None
    elif doing.foresee and embargo:
        found = doing.foresee(embargo, things, database_now())
    context = _context(site.each_context(request), name, embargo, things, form, found)
    return TemplateResponse(request, "admin/embargoes/embargo/act.html", context)


def _again(doing: Act, embargo: Embargo, things: list[Any], form: Any, by: Any) -> Plan | None:
    """What would happen by now, after what was read is not so any more; None where nothing can."""
    try:
        with transaction.atomic():
            found = doing.carry_out(embargo, things, form.cleaned_data, by, None)
            transaction.set_rollback(True)
    except workflow.Refused:
        return None
    return found


def _may(user: Any, name: str, things: list[Any]) -> bool:
    """Who manages embargoes does everything; a writer puts own stories under one."""
    if user.has_perm(embargoing.MANAGE):
        return True
    own = (isinstance(thing, Article) and permissions.may(user, "put_under", thing) for thing in things)
    return name == "put" and all(own)


def _things(request: HttpRequest) -> list[Any]:
    """What the address names. 404 where that is nothing, or something isn't there."""
    found: list[Any] = []
    for kind, model in holds.KINDS.items():
        named = [keys.number(raw) for raw in request.GET.getlist(kind)[:MOST_THINGS]]
        found += [get_object_or_404(model, pk=pk) for pk in dict.fromkeys(named) if pk]
    if not found:
        raise Http404
    return found


def _initial(name: str, embargo: Embargo | None) -> dict[str, Any]:
    return {"to": embargo.lifts_at} if name == "move" and embargo else {}


def _back(name: str, embargo: Embargo, things: list[Any]) -> str:
    return Thing.of(things[0]).address if len(things) == 1 else embargo.get_admin_url()


def _context(
    shared: dict[str, Any], name: str, embargo: Embargo | None, things: list[Any], form: Any, found: Plan | None
) -> dict[str, Any]:
    now = database_now()
    return {
        **shared,
        "title": ACTS[name].title,
        "opts": Embargo._meta,
        "act": ACTS[name],
        "is_grave": name == "lift",
        "embargo": embargo,
        "lifts": moment(embargo.lifts_at, now) if embargo else "",
        "things": [Thing.of(thing) for thing in things],
        "back": _back(name, embargo or Embargo(), things) if things or embargo else "",
        "form": form,
        "objection": embargoing.objection(things, now) if name == "put" and not form.is_bound else "",
        "found": found,
        "read": found.stamp(embargo.pk, embargo.lifts_at) if found and embargo else "",
        "moved": [_line(move, found, now) for move in found.moved[:MOST_LINES]] if found else [],
        "staying": [_line(move, found, now) for move in found.staying[:MOST_LINES]] if found else [],
        "others": _others(found)[:MOST_LINES] if found else [],
    }


def _line(move: Move, found: Plan, now: Any) -> dict[str, Any]:
    to = _("now") if move.start == found.now else moment(move.start, now)
    return {
        "article": move.edition.article_id,
        "headline": move.edition.headline,
        "was": moment(move.was, now),
        "to": to,
    }


def _others(found: Plan) -> list[Article]:
    """Stories that are concerned and have nothing scheduled that waits."""
    named = {move.edition.article_id for move in (*found.moved, *found.staying)}
    return [story for story in found.stories if story.pk not in named]
