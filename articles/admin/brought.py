"""What the address of a verb's page brings along: a time to begin from, and the page to go back to."""

import datetime as dt
import re
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from articles import holds
from articles.checks import of_article
from articles.checks.rules.clashes import clashing
from articles.models import Article

FIELDS = ("at", "due_at")
_WALL_CLOCK = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d", re.ASCII)


def times(request: HttpRequest) -> dict[str, str]:
    """By the newsroom's clock, as the fields show them; whether there is such a time is for the field to say."""
    asked = {name: request.GET.get(name, "") for name in FIELDS}
    return {name: value for name, value in asked.items() if _WALL_CLOCK.fullmatch(value)}


def back(request: HttpRequest, otherwise: str) -> str:
    """A page of the desk, and no other."""
    asked = request.GET.get("back", "")
    is_ours = asked.startswith(reverse("admin:index")) and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if is_ours else otherwise


def time_in(form: Any) -> dt.datetime | None:
    """The time that stands in the form, whether typed already or proposed; None for none that can be read."""
    if "at" not in form.fields:
        return None
    try:
        return form.fields["at"].clean(form["at"].value())
    except ValidationError:
        return None


def clashes_at(article: Article, form: Any) -> list[str]:
    """Sentences on what else goes out at the time that stands in the form."""
    at = time_in(form)
    return clashes_of(article, at) if at else []


def clashes_of(article: Article, at: dt.datetime) -> list[str]:
    """Sentences on what else goes out when this story would, and on an embargo that it would have to wait for."""
    covers = holds.covering(holds.keys_of(article.pk, article, article.links()))
    held = [
        _("%(why)s At the chosen time it can’t go out yet.") % {"why": holds.say(one)}
        for one in covers[:1]
        if at < one.embargo.lifts_at
    ]
    return [*held, *(found.says for found in clashing(of_article(article), at))]
