"""Embargoes at the desk: the list of them, and the page of one with all that is under it and waits for it."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import ValidationError
from django.db.models import OuterRef, QuerySet
from django.forms import ModelForm
from django.http import HttpRequest
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from articles import holds, workflow
from articles.admin import embargo_acts
from articles.admin.listing import CappedPaginator
from articles.admin.moments import MomentField
from articles.models import Edition
from articles.publication import database_now
from articles.standing import moment
from embargoes.models import Embargo
from images.deleting import DeletingAdmin

MOST_COUNTED = 100
MOST_SHOWN = 200


class EmbargoForm(ModelForm):
    """A new one says when it lifts; later that is moved, with all that waits for it."""

    lifts_at = MomentField(label=_("Lifts at"), help_text=_("By the newsroom's clock."))

    class Meta:
        model = Embargo
        fields = ("name", "source", "lifts_at", "terms", "contact")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields.pop("lifts_at", None)

    def clean_lifts_at(self) -> Any:
        lifts_at = self.cleaned_data["lifts_at"]
        try:
            workflow.require_ahead(lifts_at)
        except workflow.Refused as refusal:
            raise ValidationError(str(refusal)) from refusal
        return lifts_at


class EmbargoList(ChangeList):
    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Embargo]) -> list[Any]:
        """What still holds something first, soonest first."""
        return list(Embargo.objects.soonest_first().query.order_by)


@admin.register(Embargo)
class EmbargoAdmin(DeletingAdmin):
    form = EmbargoForm
    list_display = ("name", "source", "lifts", "covers", "contact")
    search_fields = ("name", "source")
    sortable_by = ()
    list_per_page = 50
    paginator = CappedPaginator
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    actions = None
    change_form_template = "admin/embargoes/embargo/change_form.html"

    def get_urls(self) -> Any:
        return [*self._acts(), *super().get_urls()]

    def _acts(self) -> list[Any]:
        def at(route: str, name: str) -> Any:
            def view(request: HttpRequest, **which: Any) -> Any:
                return embargo_acts.act(request, self.admin_site, name, **which)

            return path(f"{route}{name}/", self.admin_site.admin_view(view), name=f"embargoes_embargo_{name}")

        return [at("", "put"), *(at("<int:embargo_id>/", name) for name in ("take-out", "move", "lift"))]

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[EmbargoList]:
        return EmbargoList

    def get_queryset(self, request: HttpRequest) -> QuerySet[Embargo]:
        """With as many as are counted of what each covers."""
        ids = {kind: _few(model) for kind, model in holds.KINDS.items()}
        return super().get_queryset(request).annotate(**{f"{kind}_ids": few for kind, few in ids.items()})

    def get_fieldsets(self, request: HttpRequest, obj: Embargo | None = None) -> Any:
        when = () if obj else ("lifts_at",)
        return [(None, {"fields": ("name", "source", *when, "contact", "terms")})]

    def save_model(self, request: HttpRequest, obj: Embargo, form: Any, change: bool) -> None:
        """Never the instant of a stored one, which somebody may be moving."""
        if change:
            obj.save(update_fields=["name", "source", "contact", "terms"])
        else:
            obj.made_by = request.user  # type: ignore[assignment]
            obj.save()

    def change_view(self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None) -> Any:
        embargo = self.get_object(request, object_id)
        shown = _context(embargo) if embargo and request.method == "GET" else {}
        return super().change_view(request, object_id, form_url, shown | (extra_context or {}))

    @admin.display(description=_("lifts at"))
    def lifts(self, embargo: Embargo) -> str:
        now = timezone.now()
        when = moment(embargo.lifts_at, now)
        return when if embargo.lifts_at > now else _("lifted %(when)s") % {"when": when}

    @admin.display(description=_("covers"))
    def covers(self, embargo: Any) -> str:
        said = [(kind, len(getattr(embargo, f"{kind}_ids"))) for kind in holds.KINDS]
        return " · ".join(_counted(kind, number) for kind, number in said if number) or "–"


def _few(model: Any) -> ArraySubquery:
    return ArraySubquery(model.objects.filter(embargo=OuterRef("pk")).order_by().values("pk")[:MOST_COUNTED])


def _counted(kind: str, number: int) -> str:
    match kind:
        case "story":
            says = ngettext("%(number)s story", "%(number)s stories", number)
        case "picture":
            says = ngettext("%(number)s picture", "%(number)s pictures", number)
        case "partnership":
            says = ngettext("%(number)s partnership", "%(number)s partnerships", number)
        case "fact":
            says = ngettext("%(number)s fact", "%(number)s facts", number)
        case _:
            says = ngettext("%(number)s milestone", "%(number)s milestones", number)
    return says % {"number": number if number < MOST_COUNTED else f"{MOST_COUNTED - 1}+"}


def _context(embargo: Embargo) -> dict[str, Any]:
    now = database_now()
    things = [embargo_acts.Thing.of(one) for rows in holds.under(embargo).values() for one in rows]
    keys = [(thing.kind, thing.pk) for thing in things]
    queued = holds.carrying(keys, Edition.objects.queued(now)).order_by("live__startswith", "pk")
    return {
        "lifts": moment(embargo.lifts_at, now),
        "has_lifted": embargo.lifts_at <= now,
        "things": things[:MOST_SHOWN],
        "more_things": max(0, len(things) - MOST_SHOWN),
        "waiting": [
            {
                "headline": one.headline,
                "article": one.article_id,
                "when": moment(one.live.lower, now),
                "at": one.live.lower,
            }
            for one in queued.defer("body", "facts")[:MOST_SHOWN]
        ],
    }
