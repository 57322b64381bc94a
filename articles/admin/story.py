"""The admin of stories: the list that says where each stands, and the page to write one."""

from contextlib import nullcontext
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from articles import keys, locking, people, permissions, workflow
from articles.admin import chosen, conflict, deleting, kept, listing, opening, rail, routes
from articles.admin.filters import StandingFilter, WhenFilter, WhoseFilter
from articles.admin.form import ArticleForm
from articles.models import Article
from articles.models.article import REGISTER
from articles.models.words import searched
from articles.standing import Said, moment, say, say_due, stories

BEFORE_VERB = ("submit", "approve", "publish", "schedule")


def _chips(said: list[Said]) -> str:
    rows = ((one.key, one.label, one.detail) for one in said)
    return format_html_join(" ", '<span class="stands stands-{}">{} <b>{}</b></span>', rows)


@admin.register(Article)
class ArticleAdmin(admin.ModelAdmin):
    form = ArticleForm
    list_display = ("headline_line", "stands", "section", "language", "owner_name", "changed")
    list_display_links = ("headline_line",)
    list_filter = (StandingFilter, WhenFilter, WhoseFilter, "section", "language")
    search_fields = ("search",)
    search_help_text = _(
        "By the beginnings of words in kicker, headline, standfirst, slug, byline, companies and tags."
    )
    list_per_page = 50
    sortable_by = ()
    show_facets = admin.ShowFacets.NEVER  # they would count the whole table
    paginator = listing.CappedPaginator
    autocomplete_fields = ("authors", *REGISTER, "picture", "original")
    actions = None
    save_on_top = False
    fieldsets = (
        (None, {"fields": ("kicker", "headline", "standfirst", "body", "base", "answers")}),
        (_("Where and who"), {"classes": ("rail",), "fields": ("section", "authors", "dateline")}),
        (
            _("What it is about"),
            {"classes": ("rail",), "fields": (*REGISTER, "tags")},
        ),
        (_("Picture"), {"classes": ("rail",), "fields": ("picture",)}),
        (
            _("Language and address"),
            {"classes": ("rail", "folded"), "fields": ("language", "original", "slug", "dated")},
        ),
    )

    @property
    def media(self) -> forms.Media:
        """Without Django's scripts: its windows and boxes have ones of our own, and no field fills others."""
        return forms.Media()

    def get_urls(self) -> Any:
        """Without Django's page of a history, whose place the desk's own has taken."""
        stock = [page for page in super().get_urls() if page.name != "articles_article_history"]
        return [*routes.of(self.admin_site, self), *stock]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Article]:
        return stories()

    def get_object(self, request: HttpRequest, object_id: str, from_field: str | None = None) -> Article | None:
        """Locked while a form is being saved, so that of two people who save at once the second sees the first."""
        if from_field not in {None, "id"}:  # a popup names the field it links by
            return super().get_object(request, object_id, from_field)
        pk = keys.number(unquote(object_id))
        if pk is None:
            return None
        if request.method != "POST":
            return opening.story(pk)
        return locking.locked(pk).first()

    def has_change_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        return permissions.may_edit(request.user, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Article | None = None) -> bool:
        if not super().has_delete_permission(request, obj) or not permissions.may_edit(request.user, obj):
            return False
        return obj is None or not obj.editions.exists()

    @locking.once_more
    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        with transaction.atomic() if request.method == "POST" else nullcontext():
            found = kept.saved_before(request) if object_id is None else None
            return super().changeform_view(request, found or object_id, form_url, extra_context)

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        _lines, _counts, lacking, protected = super().get_deleted_objects(objs, request)
        return *deleting.goes_with(objs[0]), lacking, protected

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[listing.StoryList]:
        return listing.StoryList

    def get_list_display(self, request: HttpRequest) -> Any:
        """With a tick beside each story for who may do something with many at once."""
        may_publish = request.user.has_perm("articles.publish_article") and "_popup" not in request.GET
        return ("chosen", *self.list_display) if may_publish else self.list_display

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Article], search_term: str
    ) -> tuple[QuerySet[Article], bool]:
        return searched(queryset, search_term), False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        return super().changelist_view(request, {"title": _("Stories")} | (extra_context or {}))

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        widget = chosen.KnownSelectMultiple(db_field, self.admin_site)
        return super().formfield_for_manytomany(db_field, request, **{"widget": widget} | kwargs)

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.autocomplete_fields:
            kwargs.setdefault("widget", chosen.KnownSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def _get_obj_does_not_exist_redirect(self, request: HttpRequest, opts: Any, object_id: str) -> HttpResponse:
        gone: Any = super()
        return kept.redirect_from_gone(request) or gone._get_obj_does_not_exist_redirect(request, opts, object_id)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        author = getattr(request.user, "author", None)
        return {"authors": [author.pk] if author else []} | super().get_changeform_initial_data(request)

    def get_fieldsets(self, request: HttpRequest, obj: Article | None = None) -> Any:
        """Who may only read sees the text as a page shows it, and no fields that exist for saving."""
        shown: dict[Any, str | None] = {}
        if obj and not permissions.may_edit(request.user, obj):
            shown = {"body": None, "base": None, "answers": None}
        return [
            (title, options | {"fields": [name for field in options["fields"] if (name := shown.get(field, field))]})
            for title, options in self.fieldsets
        ]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        form, article = context["adminform"].form, context.get("original")
        if article and getattr(form, "conflict", None):
            kept.keep_refused(request, article)
            context |= {"errors": [], "conflict_says": conflict.refusals(form)}
            context["wrong_fields"] = form.errors.keys() - {NON_FIELD_ERRORS}
        context |= rail.context(request, article, form)
        if "body" in form.fields:
            form.fields["body"].widget.user = request.user
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Article, form: Any, change: bool) -> None:
        if not change:
            obj.owner = request.user  # type: ignore[assignment]
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        form.instance.set_byline(form.byline())
        super().save_related(request, form, formsets, change)
        workflow.remember(form.instance, form.cleaned_data.get("answers") or (), by=request.user)  # type: ignore[arg-type]
        was = form.instance.status
        workflow.record(form.instance, by=request.user)  # type: ignore[arg-type]
        if was != form.instance.status:
            says = _("The text has changed, so it is a draft again: it has to be submitted or approved anew.")
            messages.warning(request, says)
        merged = getattr(form, "merged", None)
        kept.settle(request, form.instance, is_merged=bool(merged or getattr(form, "conflict", None)))
        if merged:
            kept.say_merged(request, merged)
        if getattr(form, "conflict", None) and form.conflict.edited:
            by_hand = {"fields": ", ".join(form.conflict.edited)}
            messages.info(request, _("Saved as you edited it by hand: %(fields)s.") % by_hand)

    def response_add(self, request: HttpRequest, obj: Article, post_url_continue: str | None = None) -> HttpResponse:
        return self._on_to_verb(request, obj) or super().response_add(request, obj, obj.get_admin_url())

    def response_change(self, request: HttpRequest, obj: Article) -> HttpResponse:
        if "_resolve" in request.POST:
            messages.success(request, _("What you chose is saved; both texts are kept in the history."))
            return redirect(obj.get_admin_url())
        if "_overwrite" in request.POST:
            messages.success(request, _("Your text is saved over the other one; both are kept in the history."))
            return redirect(obj.get_admin_url())
        on = self._on_to_verb(request, obj)
        if not on and "_continue" in request.POST and request.resolver_match and not request.resolver_match.kwargs:
            on = redirect(obj.get_admin_url())  # posted by the page of a new story, a second time
        return on or super().response_change(request, obj)

    def _on_to_verb(self, request: HttpRequest, obj: Article) -> HttpResponse | None:
        """What was typed is saved before the question is asked, so that the question is about this text."""
        name = request.POST.get("_verb", "")
        return redirect(f"admin:articles_article_{name}", obj.pk) if name in BEFORE_VERB else None

    @locking.once_more
    def delete_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """Says why where the workflow refuses, as when the story has been published since the question was asked."""
        try:
            return super().delete_view(request, object_id, extra_context)
        except workflow.Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("admin:articles_article_change", object_id)

    def delete_model(self, request: HttpRequest, obj: Article) -> None:
        workflow.discard(obj, by=request.user)  # type: ignore[arg-type]

    @admin.display(description=_("choose"))
    def chosen(self, article: Article) -> str:
        tick = '<input type="checkbox" form="bulk" name="story" value="{}" aria-label="{}">'
        return format_html(f'<label class="bulk-pick">{tick}</label>', article.pk, article.headline)

    @admin.display(description=_("story"))
    def headline_line(self, article: Article) -> str:
        return format_html(
            '<span class="line-kicker">{}</span> <span class="line-headline">{}</span>',
            article.kicker,
            article.headline,
        )

    @admin.display(description=_("stands"))
    def stands(self, article: Article) -> str:
        now = timezone.now()
        due = say_due(article, now)
        return _chips([*say(article, now), *([due] if due else [])])

    @admin.display(description=_("changed"))
    def changed(self, article: Article) -> str:
        return moment(article.changed_at, timezone.now())

    @admin.display(description=_("owner"))
    def owner_name(self, article: Article) -> str:
        return people.name(article.owner) if article.owner else ""
