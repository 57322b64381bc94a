"""Suggests better typography for what is being typed."""

from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles import body, permissions, typography
from articles.models import Article

NAMES = ("headline", "standfirst", "body")
WHY = {
    "quotes": _("typographic quotation marks"),
    "apostrophe": _("typographic apostrophe"),
    "ellipsis": _("one mark instead of three full stops"),
    "dash": _("a dash between spaces, not a hyphen"),
    "inside-quotes": _("no space inside the marks"),
    "blanks": _("one space is enough"),
    "before-mark": _("no space before the mark"),
    "unit": _("a no-break space keeps figure and unit together"),
    "capital-e": _("È has an accent, not an apostrophe"),
    "accent": _("an accent, not an apostrophe"),
    "closed-e": _("a closed e has an acute accent"),
    "open-e": _("an open e has a grave accent"),
    "grave": _("i and u have a grave accent"),
    "cut": _("a cut word has an apostrophe, not an accent"),
    "not-cut": _("“qual” is not cut: no apostrophe"),
    "no-accent": _("no accent on this syllable"),
}


@require_POST
def suggestions(request: HttpRequest) -> HttpResponse:
    """For each text posted: the text, and what could be changed in it. Nothing is stored.

    `text` of the body is what the sanitiser lets through; `start` and `end` count its characters, not UTF-16 units.
    413 for a text no story can have. For each 100,000 characters it takes a second, or three where all is wrong.
    """
    if not permissions.may_edit(request.user, None):
        raise PermissionDenied
    texts = {name: request.POST.get(name, "") for name in NAMES}
    if any(len(text) > body.MAX_LENGTH for text in texts.values()):
        raise RequestDataTooBig("a text that no story can have")
    language = "en" if request.POST.get("language") == "en" else "it"
    return JsonResponse({name: _text(name, text, language) for name, text in texts.items()})


def _text(name: str, text: str, language: str) -> dict[str, Any]:
    if name == "body":
        text = body.clean(text)
    changes = typography.in_html(text, language) if name == "body" else typography.in_text(text, language)
    label = str(Article._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return {
        "label": label[:1].upper() + label[1:],
        "text": text,
        "changes": [change.as_data() | {"why": str(WHY[change.reason])} for change in changes],
    }
