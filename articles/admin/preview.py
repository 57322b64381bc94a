"""The preview at the desk: the text, a revision or an edition as readers would see it, and links for people without."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_POST, require_safe

from articles import permissions, preview, versions, workflow
from articles.admin import comparing
from articles.models import Article, Edition, PreviewLink, Revision
from articles.publication import database_now, standing
from articles.standing import moment

FRAMING = settings.SECURE_CSP | {"frame-src": ["'self'"]}
FRAMED = settings.SECURE_CSP | {"frame-ancestors": ["'self'"]}
LASTS = [(24, gettext_lazy("one day")), (48, gettext_lazy("two days")), (24 * 7, gettext_lazy("one week"))]


class ShareForm(forms.Form):
    of = forms.CharField(required=False, max_length=24, widget=forms.HiddenInput)
    hours = forms.TypedChoiceField(
        label=gettext_lazy("Ends after"), coerce=int, choices=LASTS, initial=workflow.LINK_HOURS
    )


def _edition(source: versions.Source) -> Edition:
    """What readers would get of it."""
    match source:
        case Article():
            return preview.at_desk(source)
        case Revision():
            return preview.provisional(source)
    return source


@require_safe
@csp_override(FRAMING)
def around(request: HttpRequest, site: Any, article: Article) -> HttpResponse:
    """The desk's page: what is shown, in which width, and the links that exist."""
    shown = _version(article, request.GET.get("of", ""))
    of = versions.key(shown)
    may_share = permissions.may_edit(request.user, article)
    context = {
        **site.each_context(request),
        "title": _("Preview"),
        "opts": Article._meta,
        "article": article,
        "of": of,
        "texts": _texts(article, shown),
        "framed": f"{reverse('admin:articles_article_preview_page', args=[article.pk])}?of={of}",
        "links": _links(article) if may_share else [],
        "form": ShareForm(initial={"of": of, "hours": workflow.LINK_HOURS}) if may_share else None,
    }
    return TemplateResponse(request, "admin/articles/article/preview.html", context)


@require_safe
@csp_override(FRAMED)
@xframe_options_sameorigin
def page(request: HttpRequest, article: Article) -> HttpResponse:
    """The story's page alone, to be framed."""
    return preview.page(request, _edition(_version(article, request.GET.get("of", ""))))


@require_POST
def share(request: HttpRequest, article: Article) -> HttpResponse:
    """Makes a link and shows it on the preview page."""
    form = ShareForm(request.POST)
    of = form.cleaned_data["of"] if form.is_valid() else ""
    if not form.is_valid():
        messages.error(request, _("Choose how long the link lasts."))
    else:
        shown = _version(article, of)
        try:
            workflow.share(
                article,
                by=request.user,  # type: ignore[arg-type]
                edition=shown if isinstance(shown, Edition) else None,
                revision=shown if isinstance(shown, Revision) else None,
                hours=form.cleaned_data["hours"],
            )
            messages.success(request, _("The link is made: copy it from the list below."))
        except workflow.Refused as refusal:
            messages.error(request, str(refusal))
    return redirect(f"{reverse('admin:articles_article_preview', args=[article.pk])}?of={of}#links")


@require_POST
def revoke(request: HttpRequest, article: Article, link_id: int) -> HttpResponse:
    """Ends a link of this story at once, for everybody who has it."""
    link = get_object_or_404(PreviewLink, pk=link_id, article=article)
    try:
        workflow.revoke(link, by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("The link doesn’t work any more."))
    except workflow.Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(reverse("admin:articles_article_preview", args=[article.pk]) + "#links")


def _version(article: Article, of: str) -> versions.Source:
    """By its name; without one, the text at the desk."""
    return versions.get(article, of or "desk")


def _texts(article: Article, shown: versions.Source) -> list[tuple[str, str]]:
    """What can be shown, by name: the desk's text, what is live, what is queued, and what was asked for."""
    now = database_now()
    editions = article.editions.select_related("revision").defer("body", "facts", "revision__body")
    stands = standing(editions, now)
    sources = [article, *([stands.current] if stands.current else []), *stands.queue, shown]
    return list({versions.key(source): comparing.title(source, now) for source in sources}.items())


def _links(article: Article) -> list[dict[str, Any]]:
    now = database_now()
    still_open = PreviewLink.objects.open(now, makers=permissions.colleagues())
    links = still_open.filter(article=article).select_related("made_by", "revision", "edition__revision")
    return [
        {
            "link": link,
            "address": preview.address(link),
            "shows": comparing.title(link.revision or link.edition or article, now),
            "ends": moment(link.expires_at, now),
        }
        for link in links
    ]
