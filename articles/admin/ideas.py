"""The desk's ideas: a list, a form, and the steps from an idea to a story."""

from collections.abc import Callable
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles import people, permissions, workflow
from articles.admin.listing import CappedPaginator
from articles.admin.verb_forms import PersonField
from articles.admin.wanted import WantedField
from articles.models import Idea
from companies.models import Milestone


class ProgressFilter(admin.SimpleListFilter):
    """Open ideas, unless the address asks for others."""

    title = _("what became of it")
    parameter_name = "became"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("story", _("a story")), ("dropped", _("dropped")), ("all", _("whatever became of it"))]

    def choices(self, changelist: Any) -> Any:
        first, *others = super().choices(changelist)
        yield first | {"display": _("open")}
        yield from others

    def queryset(self, request: HttpRequest, queryset: QuerySet[Idea]) -> Any:
        match self.value():
            case "story":
                return queryset.filter(article__isnull=False)
            case "dropped":
                return queryset.filter(dropped_at__isnull=False)
            case "all":
                return queryset
        return queryset.filter(article=None, dropped_at=None)


class WhoseIdeaFilter(admin.SimpleListFilter):
    title = _("whose")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Any:
        return [("mine", _("mine to write")), ("noted", _("noted by me")), ("nobody", _("nobody's yet"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Idea]) -> Any:
        match self.value():
            case "mine":
                return queryset.filter(assignee=request.user.pk)
            case "noted":
                return queryset.filter(made_by=request.user.pk)
            case "nobody":
                return queryset.filter(assignee=None)
        return queryset


@admin.register(Idea)
class IdeaAdmin(admin.ModelAdmin):
    list_display = ("title", "wanted_words", "section", "assignee_name", "language", "stands")
    list_filter = (ProgressFilter, WhoseIdeaFilter, "section", "language")
    list_select_related = ("section", "assignee", "article")
    search_fields = ("title", "note")
    autocomplete_fields = ("milestone",)
    fields = ("title", "note", ("wanted", "section"), ("assignee", "language"), "milestone")
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    paginator = CappedPaginator
    actions = None
    change_form_template = "admin/articles/idea/change_form.html"

    def get_urls(self) -> Any:
        def at(route: str, name: str, view: Callable[..., HttpResponse]) -> Any:
            return path(route, self.admin_site.admin_view(require_POST(view)), name=f"articles_idea_{name}")

        return [
            at("<int:idea_id>/write/", "write", self.write),
            at("<int:idea_id>/drop/", "drop", self.drop),
            at("<int:idea_id>/take-up/", "take_up", self.take_up),
            at("propose/<int:milestone_id>/", "propose", self.propose),
            *super().get_urls(),
        ]

    def has_change_permission(self, request: HttpRequest, obj: Idea | None = None) -> bool:
        return permissions.may_change_idea(request.user, obj) and not (obj and obj.article_id)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False  # dropped, it stays on record

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "wanted":
            return WantedField(label=capfirst(db_field.verbose_name))
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "assignee":
            kwargs |= {"queryset": permissions.writers(), "form_class": PersonField}
            return db_field.formfield(**kwargs)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        return {"language": get_language()} | super().get_changeform_initial_data(request)

    def save_model(self, request: HttpRequest, obj: Idea, form: Any, change: bool) -> None:
        if not change:
            obj.made_by = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        idea = context.get("original")
        context["may_change"] = bool(idea and permissions.may_change_idea(request.user, idea))
        return super().render_change_form(request, context, *args, **kwargs)

    def response_change(self, request: HttpRequest, obj: Idea) -> HttpResponse:
        """What was typed is saved before the next step is taken."""
        if "_write" in request.POST:
            return self.write(request, obj.pk)
        return self.drop(request, obj.pk) if "_drop" in request.POST else super().response_change(request, obj)

    def write(self, request: HttpRequest, idea_id: int) -> HttpResponse:
        """One step from an idea to its story. A second click leads to the same story."""
        idea = get_object_or_404(Idea, pk=idea_id)
        try:
            article = idea.article or workflow.commission(idea, by=request.user)  # type: ignore[arg-type]
        except workflow.Refused as refusal:
            idea.refresh_from_db()
            if not idea.article:
                return self._refused(request, idea, refusal)
            article = idea.article
        else:
            says = _("“%(title)s” is a story now; what was noted with it stands among its comments.")
            messages.success(request, says % {"title": idea.title})
        return redirect(article.get_admin_url())

    def drop(self, request: HttpRequest, idea_id: int) -> HttpResponse:
        return self._step(request, idea_id, workflow.drop, _("“%(title)s” is dropped."))

    def take_up(self, request: HttpRequest, idea_id: int) -> HttpResponse:
        return self._step(request, idea_id, workflow.take_up, _("“%(title)s” is on the list again."))

    def propose(self, request: HttpRequest, milestone_id: int) -> HttpResponse:
        """Takes up what the register proposes, or says that nobody will write about it."""
        milestone = get_object_or_404(Milestone, pk=milestone_id)
        idea = workflow.propose(milestone, by=request.user, language=get_language() or "it")  # type: ignore[arg-type]
        if "drop" in request.POST:
            self._step(request, idea.pk, workflow.drop, _("No story about “%(title)s”."))
            return redirect("admin:index")
        return redirect("admin:articles_idea_change", idea.pk)

    def _step(self, request: HttpRequest, idea_id: int, verb: Callable[..., None], done: Any) -> HttpResponse:
        idea = get_object_or_404(Idea, pk=idea_id)
        try:
            verb(idea, by=request.user)
        except workflow.Refused as refusal:
            return self._refused(request, idea, refusal)
        messages.success(request, done % {"title": idea.title})
        return redirect("admin:articles_idea_change", idea.pk)

    def _refused(self, request: HttpRequest, idea: Idea, refusal: workflow.Refused) -> HttpResponse:
        if not permissions.may_change_idea(request.user, idea):
            raise PermissionDenied
        messages.error(request, str(refusal))
        return redirect("admin:articles_idea_change", idea.pk)

    @admin.display(description=_("wanted"), ordering="wanted")
    def wanted_words(self, idea: Idea) -> str:
        return idea.wanted.in_words() if idea.wanted else ""

    @admin.display(description=_("who writes it"))
    def assignee_name(self, idea: Idea) -> str:
        return people.name(idea.assignee) if idea.assignee else ""

    @admin.display(description=_("stands"))
    def stands(self, idea: Idea) -> Any:
        return _("dropped") if idea.dropped_at else _("a story") if idea.article_id else _("open")
