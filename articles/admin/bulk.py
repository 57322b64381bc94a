"""Many stories at once: scheduled, moved or taken off the schedule, after a page that says of each what will happen.

Each story is one transaction: all of it or nothing. What the page foretells was tried out, and taken back.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles import keys, workflow
from articles.admin.moments import MomentField
from articles.models import Article, AuditEntry, Edition
from articles.models.article import LONG
from articles.publication import database_now, standing
from articles.standing import is_same_again, moment

MOST = 1000


class ScheduleForm(forms.Form):
    at = MomentField(label=gettext_lazy("The first goes live at"))
    every = forms.IntegerField(
        label=gettext_lazy("Minutes from one to the next"),
        initial=0,
        min_value=0,
        max_value=7 * 24 * 60,
        help_text=gettext_lazy("With 0 they all go out at the same instant."),
    )


class MoveForm(forms.Form):
    by = forms.IntegerField(
        label=gettext_lazy("Minutes later"),
        min_value=-60 * 24 * 60,
        max_value=60 * 24 * 60,
        help_text=gettext_lazy("1440 is a day; with a minus they go out earlier."),
    )

    def clean_by(self) -> int:
        if not self.cleaned_data["by"]:
            raise forms.ValidationError(_("By 0 minutes nothing moves."))
        return self.cleaned_data["by"]


@dataclass(frozen=True, slots=True)
class Action:
    title: Any
    says: Any
    button: Any
    form: type[forms.Form]


ACTIONS = {
    "schedule": Action(
        gettext_lazy("Schedule the chosen stories"),
        gettext_lazy("What is approved goes out; what isn't approved is left as it is."),
        gettext_lazy("Schedule"),
        ScheduleForm,
    ),
    "move": Action(
        gettext_lazy("Move what is scheduled"),
        gettext_lazy("Every scheduled text of the chosen stories moves by as much."),
        gettext_lazy("Reschedule"),
        MoveForm,
    ),
    "cancel": Action(
        gettext_lazy("Take off the schedule"),
        gettext_lazy("No scheduled text of the chosen stories goes out; what is live stays live."),
        gettext_lazy("Take off the schedule"),
        forms.Form,
    ),
}


@dataclass(frozen=True, slots=True)
class Result:
    """`lines` are the entries in the log of what was done."""

    article: Article
    says: str
    is_refused: bool = False
    lines: tuple[int, ...] = ()


@require_POST
def bulk(request: HttpRequest, site: Any, admin: Any) -> HttpResponse:
    """Asks how, tells what will happen to each, and does it, in this order."""
    if not request.user.has_perm("articles.publish_article"):
        raise PermissionDenied
    name = request.POST.get("do", "")
    chosen = _chosen(request, admin)
    if name not in ACTIONS or not chosen:
        messages.warning(request, _("Choose at least one story of the list."))
        return redirect("admin:articles_article_changelist")
    action, stage = ACTIONS[name], request.POST.get("stage", "")
    is_asked = stage in {"try", "do"} or action.form is forms.Form
    form = action.form(request.POST if is_asked else None)
    after, results = keys.number(request.POST.get("after", "")), []
    left = {keys.number(one) for one in request.POST.get("left", "").split(",")}
    is_ready, is_done = is_asked and form.is_valid(), False
    if is_ready:
        is_done = stage == "do" and after is not None
        after = after if is_done else AuditEntry.objects.aggregate(last=Max("pk"))["last"] or 0
        act = Act(name, request.user, form.cleaned_data, after or 0, is_trial=not is_done)
        results = act.carry_out(chosen, left if is_done else set())
    context = {
        **site.each_context(request),
        "title": action.title,
        "opts": Article._meta,
        "action": action,
        "name": name,
        "form": form,
        "kept": {key: _sent(value) for key, value in form.cleaned_data.items()} if is_ready else {},
        "stories": chosen,
        "ids": ",".join(str(article.pk) for article in chosen),
        "left": ",".join(str(result.article.pk) for result in results if result.is_refused),
        "after": after,
        "lines": ",".join(str(line) for result in results for line in result.lines),
        "undo_seconds": workflow.UNDO_SECONDS,
        "is_done": is_done,
        "results": results,
        "good": sum(not result.is_refused for result in results),
        "bad": sum(result.is_refused for result in results),
    }
    return TemplateResponse(request, "admin/articles/article/bulk.html", context)


@dataclass(frozen=True, slots=True)
class Act:
    """One action upon the chosen stories. Nothing happens to one about whose times a line after `after` decided."""

    name: str
    user: Any
    data: dict[str, Any]
    after: int
    is_trial: bool

    def carry_out(self, chosen: list[Article], left: set[int | None]) -> list[Result]:
        """Each story's own result. `left` are those that the trial refused: they stay as they are.

        What is refused takes no place in the row: but each that was foretold a time gets that one.
        """
        now, place, results = database_now(), 0, []
        for article in chosen:
            result = self._one(article, place, now) if article.pk not in left else _left(article)
            place += not result.is_refused if self.is_trial else article.pk not in left
            results.append(result)
        return results

    def _one(self, article: Article, place: int, now: dt.datetime) -> Result:
        try:
            with transaction.atomic():
                starts = _do(self.name, article, self.user, self.data, place)
                found = AuditEntry.objects.filter(article=article.pk, pk__gt=self.after, verb__in=AuditEntry.OF_TIME)
                lines = tuple(found.order_by("pk").values_list("pk", flat=True))
                if len(lines) != len(starts):
                    raise workflow.Refused(_("Something was decided about its times meanwhile: look at it again."))
                transaction.set_rollback(self.is_trial)
        except workflow.Refused as refusal:
            return Result(article, str(refusal), is_refused=True)
        except PermissionDenied:
            return Result(article, _("You may not do that with this story."), is_refused=True)
        says = " · ".join([*(moment(start, now) for start in starts), *_same_again(self.name, article, starts[0])])
        return Result(article, says, lines=() if self.is_trial else lines)


def _same_again(name: str, article: Article, start: dt.datetime) -> list[str]:
    editions = Edition.objects.filter(article=article).for_standing()
    if name == "schedule" and is_same_again(editions, article.approved_id, start):
        return [_("readers get this very text already")]
    return []


def _left(article: Article) -> Result:
    return Result(article, _("It couldn't be done when you looked: it is left as it is."), is_refused=True)


def _do(name: str, article: Article, user: Any, data: dict[str, Any], place: int) -> list[dt.datetime]:
    """The instants from which readers get, or don't get, what was done something about."""
    if name == "schedule":
        at = data["at"].astimezone(dt.UTC) + dt.timedelta(minutes=data["every"]) * place
        return [workflow.publish(article, by=user, at=at).live.lower]
    queue = list(standing(Edition.objects.filter(article=article).defer("body", "facts"), database_now()).queue)
    if not queue:
        raise workflow.Refused(_("Nothing of this story is scheduled."))
    starts = [edition.live.lower for edition in queue]
    if name == "cancel":
        for edition in queue:
            workflow.cancel(edition, by=user)
        return starts
    step = dt.timedelta(minutes=data["by"])
    # The one that moves first must find its new place free.
    for edition in reversed(queue) if step > dt.timedelta() else queue:
        workflow.reschedule(edition, by=user, at=edition.live.lower + step)
    return [start + step for start in starts]


def _chosen(request: HttpRequest, admin: Any) -> list[Article]:
    """The stories in the order in which they were listed: those that were ticked, or all that the list finds."""
    stories = Article.objects.select_related("section", "owner").defer(*LONG)
    if request.POST.get("all"):
        return list(admin.get_changelist_instance(request).queryset[:MOST])
    sent: Iterable[str] = request.POST.get("stories", "").split(",") if "stories" in request.POST else ()
    wanted = [keys.number(one) for one in [*sent, *request.POST.getlist("story")]][:MOST]
    found = stories.in_bulk([pk for pk in wanted if pk])
    return [found[pk] for pk in dict.fromkeys(wanted) if pk in found]


def _sent(value: Any) -> str:
    return value.isoformat() if isinstance(value, dt.datetime) else str(value)
