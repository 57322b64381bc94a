"""Checks what is being typed, before it is saved."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST
from taggit.utils import parse_tags

from articles import checks, keys, permissions
from articles.accepting import accepted
from articles.models import Article
from articles.models.article import REGISTER
from articles.models.text import Language


@require_POST
def typed(request: HttpRequest, article_id: int) -> HttpResponse:
    """The list of checks on the form's fields as posted; nothing is stored. A body no story can have is all it says."""
    article = get_object_or_404(Article, pk=article_id)
    if not permissions.may_edit(request.user, article):
        raise PermissionDenied
    try:
        found = checks.found_in(_story(article, request.POST))
    except ValidationError as error:
        found = [checks.Found(error.messages[0], "body", name="body", level=checks.Level.IMPOSSIBLE)]
    return render(request, "admin/articles/article/_checks.html#list", {"checks": checks.Findings(found)})


def _story(article: Article, data: QueryDict) -> checks.Story:
    """What the form says. Fields that it doesn't send are as they are stored; nonsense counts as empty."""
    for name in ("headline", "standfirst", "slug", "body"):
        setattr(article, name, str(data.get(name, getattr(article, name))).replace("\x00", ""))
    article.body = accepted(article.body)
    language = data.get("language")
    if language in Language.values:
        article.language = str(language)
    for name in ("section", "picture", "original"):
        if name in data:
            setattr(article, f"{name}_id", next(iter(keys.numbers(data.getlist(name))), None))
    links: dict[str, Any] = {name: keys.numbers(data.getlist(name)) for name in ("authors", *REGISTER)}
    links["tags"] = parse_tags(str(data.get("tags", "")).replace("\x00", "")[:5000])
    return checks.Story(article.pk, article, links, article.original_id)
