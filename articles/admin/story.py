"""The admin of stories: the list that says where each stands, and the page to write one."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csp import csp_override

from articles import body, permissions, workflow
from articles.admin import rail, routes
from articles.admin.filters import StandingFilter, WhenFilter, WhoseFilter
from articles.admin.form import ArticleForm
from articles.models import Article
from articles.standing import moment, say, stories

# Tiptap, inside the editor, writes one <style> element of its own: this is what it hashes to.
EDITOR_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"
POLICY = settings.SECURE_CSP | {"style-src": [*settings.SECURE_CSP["style-src"], EDITOR_STYLE]}
BEFORE_VERB = ("submit", "approve", "publish", "schedule")


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    form = ArticleForm
    list_display = ("headline_line", "stands", "section", "language", "owner_name", "changed")
    list_filter = (StandingFilter, WhenFilter, WhoseFilter, "section", "language")
    search_fields = ("headline", "standfirst", "slug", "companies__name", "tags__name")
    list_per_page = 50
    show_full_result_count = False
    autocomplete_fields = ("authors", "companies", "partnerships", "milestones", "picture", "original")
    actions = None
    save_on_top = False
    fieldsets = (
        (None, {"fields": ("kicker", "headline", "standfirst", "body", "base")}),
        (_("Where and who"), {"classes": ("rail",), "fields": ("section", "authors", "dateline")}),
        (
            _("What it is about"),
            {"classes": ("rail",), "fields": ("accepted", "companies", "partnerships", "milestones", "tags")},
        ),
        (_("Picture"), {"classes": ("rail",), "fields": ("picture",)}),
        (
            _("Language and address"),
            {"classes": ("rail", "collapse"), "fields": ("language", "original", "slug", "dated")},
        ),
    )

    class Media:
        js = ("js/desk-unsaved.js",)

    def get_urls(self) -> Any:
        return [*routes.of(self.admin_site), *super().get_urls()]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return stories()

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Article | None:
        """Locked while a form is being saved, so that of two people who save at once the second sees the first."""
        if request.method != "POST" or from_field not in {None, "id"}:  # a popup names the field it links by
            return super().get_object(request, object_id, from_field)
        if not unquote(object_id).isdecimal() or len(object_id) > 19:
            return None
        return Article.objects.select_for_update().filter(pk=unquote(object_id)).first()

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return permissions.may_edit(request.user, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if not super().has_delete_permission(request, obj) or not permissions.may_edit(request.user, obj):
            return False
        return obj is None or not obj.editions.exists()

    @method_decorator(csp_override(POLICY))
    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        return super().changeform_view(request, object_id, form_url, extra_context)

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return super().changelist_view(request, {"title": _("Stories")} | (extra_context or {}))

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        author = getattr(request.user, "author", None)
        return {"authors": [author.pk] if author else []} | super().get_changeform_initial_data(request)

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """Who may only read sees the text as a page shows it, and no fields that exist for saving."""
        shown: dict[Any, str | None] = {}
        if obj is None or not obj.suggested_companies.exists():
            shown["accepted"] = None
        if obj and not permissions.may_edit(request.user, obj):
            shown |= {"body": "body_shown", "base": None, "accepted": None}
        return [
            (title, options | {"fields": [name for field in options["fields"] if (name := shown.get(field, field))]})
            for title, options in self.fieldsets
        ]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        context |= rail.context(request, context.get("original"), context["adminform"].form)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        if not change:
            obj.owner = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        form.instance.set_byline(form.byline())
        super().save_related(request, form, formsets, change)
        accepted = form.cleaned_data.get("accepted") or ()
        form.instance.companies.add(*accepted)
        form.instance.suggested_companies.remove(*accepted)
        workflow.record(form.instance, by=request.user)  # type: ignore[arg-type]

    def response_add(self, request: HttpRequest, obj: Article, post_url_continue: str | None = None) -> HttpResponse:
        return self._on_to_verb(request, obj) or super().response_add(request, obj, obj.get_admin_url())

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        if "_overwrite" in request.POST:
            messages.success(request, _("Your text is saved over the other one; both are kept in the history."))
            return redirect(obj.get_admin_url())
        return self._on_to_verb(request, obj) or super().response_change(request, obj)

    def _on_to_verb(self, request: HttpRequest, obj: Article) -> HttpResponse | None:
        """What was typed is saved before the question is asked, so that the question is about this text."""
        name = request.POST.get("_verb", "")
        return redirect(f"admin:articles_article_{name}", obj.pk) if name in BEFORE_VERB else None

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        workflow.discard(obj, by=request.user)  # type: ignore[arg-type]

    @admin.display(description=_("text"))
    def body_shown(self, article: Article) -> str:
        return body.render(article.body)

    @admin.display(description=_("story"), ordering="headline")
    def headline_line(self, article: Article) -> str:
        return format_html(
            '<span class="line-kicker">{}</span> <span class="line-headline">{}</span>',
            article.kicker,
            article.headline,
        )

    @admin.display(description=_("stands"))
    def stands(self, article: Article) -> str:
        rows = ((said.key, said.label, said.detail) for said in say(article, timezone.now()))
        return format_html_join(" ", '<span class="stands stands-{}">{} <b>{}</b></span>', rows)

    @admin.display(description=_("changed"), ordering="changed_at")
    def changed(self, article: Article) -> str:
        return moment(article.changed_at, timezone.now())

    @admin.display(description=_("owner"), ordering="owner__last_name")
    def owner_name(self, article: Article) -> str:
        return article.owner.get_full_name() or article.owner.get_username() if article.owner else ""
