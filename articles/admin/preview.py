"""The preview at the desk: the text, a revision or an edition as readers would see it, and links for people without."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_POST, require_safe

from articles import permissions, preview, workflow
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


def chosen(article: Article, of: str) -> Edition:
    """`of` is empty or “desk”, “r12” for the revision of that number, “e34” for the edition of that id; else 404."""
    if of in {"", "desk"}:
        return preview.at_desk(article)
    kind, number = of[:1], of[1:]
    if len(number) > 9 or not number.isdecimal():
        raise Http404
    if kind == "r":
        return preview.provisional(get_object_or_404(Revision, article=article, number=number))
    if kind == "e":
        return get_object_or_404(Edition.objects.for_page(), article=article, pk=number)
    raise Http404


@require_safe
@csp_override(FRAMING)
def around(request: HttpRequest, site: Any, article_id: int) -> HttpResponse:
    """The desk's page: what is shown, in which width, and the links that exist."""
    article = _visible(request, article_id)
    of = request.GET.get("of", "")
    chosen(article, of)
    may_share = permissions.may_edit(request.user, article)
    context = {
        **site.each_context(request),
        "title": _("Preview"),
        "opts": Article._meta,
        "article": article,
        "of": of or "desk",
        "texts": _texts(article, of),
        "framed": f"{reverse('admin:articles_article_preview_page', args=[article.pk])}?of={of}",
        "links": _links(article) if may_share else [],
        "form": ShareForm(initial={"of": of, "hours": workflow.LINK_HOURS}) if may_share else None,
    }
    return TemplateResponse(request, "admin/articles/article/preview.html", context)


@require_safe
@csp_override(FRAMED)
@xframe_options_sameorigin
def page(request: HttpRequest, article_id: int) -> HttpResponse:
    """The story's page alone, to be framed."""
    article = _visible(request, article_id)
    return preview.page(request, chosen(article, request.GET.get("of", "")))


@require_POST
def share(request: HttpRequest, article_id: int) -> HttpResponse:
    """Makes a link and shows it on the preview page."""
    article = _visible(request, article_id)
    form = ShareForm(request.POST)
    of = form.cleaned_data["of"] if form.is_valid() else ""
    if not form.is_valid():
        messages.error(request, _("Choose how long the link lasts."))
    else:
        shown = chosen(article, of)
        try:
            workflow.share(
                article,
                by=request.user,  # type: ignore[arg-type]
                edition=shown if shown.pk else None,
                revision=shown.revision if not shown.pk and shown.revision.pk else None,
                hours=form.cleaned_data["hours"],
            )
            messages.success(request, _("The link is made: copy it from the list below."))
        except workflow.Refused as refusal:
            messages.error(request, str(refusal))
    return redirect(f"{reverse('admin:articles_article_preview', args=[article.pk])}?of={of}#links")


@require_POST
def revoke(request: HttpRequest, article_id: int, link_id: int) -> HttpResponse:
    link = get_object_or_404(PreviewLink, pk=link_id, article=_visible(request, article_id))
    try:
        workflow.revoke(link, by=request.user)  # type: ignore[arg-type]
        messages.success(request, _("The link doesn’t work any more."))
    except workflow.Refused as refusal:
        messages.error(request, str(refusal))
    return redirect(reverse("admin:articles_article_preview", args=[article_id]) + "#links")


def _visible(request: HttpRequest, article_id: int) -> Article:
    if not request.user.has_perm("articles.view_article"):
        raise PermissionDenied
    return get_object_or_404(Article.objects.select_related("head"), pk=article_id)


def _texts(article: Article, of: str) -> list[tuple[str, str]]:
    """What can be shown: the desk's text, what is live, what is queued, and the revision that was asked for."""
    now = database_now()
    stands = standing(article.editions.for_standing(), now)
    texts = [("desk", _("the text at the desk"))]
    if stands.current:
        texts.append((f"e{stands.current.pk}", _("what readers see now")))
    for edition in stands.queue:
        when = moment(edition.live.lower, now)
        texts.append((f"e{edition.pk}", _("what goes out %(when)s") % {"when": when}))
    if of and of not in dict(texts):
        name = _("revision %(number)s") % {"number": of[1:]} if of[0] == "r" else _("an earlier edition")
        texts.append((of, name))
    return texts


def _links(article: Article) -> list[dict[str, Any]]:
    now = database_now()
    still_open = PreviewLink.objects.open(now, makers=permissions.colleagues())
    links = still_open.filter(article=article).select_related("made_by", "revision", "edition")
    return [
        {
            "link": link,
            "address": preview.address(link),
            "shows": _("revision %(number)s") % {"number": link.revision.number}
            if link.revision
            else _("an edition")
            if link.edition
            else _("the text at the desk"),
            "ends": moment(link.expires_at, now),
        }
        for link in links
    ]
