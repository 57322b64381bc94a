"""The verb that brings an earlier text back to the desk."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import addresses, permissions
from articles.models import Article, Author, Permalink, Revision
from articles.models.article import REGISTER
from articles.workflow.steps import Refused, locked_row, require_revision
from articles.workflow.writing import keep_revision


@dataclass(frozen=True, slots=True)
class Restored:
    """The new revision, and in words what of the old one could not be brought back."""

    revision: Revision
    lost: list[str]


@transaction.atomic
def restore(
    article: Article, *, by: User | None, revision: Revision, note: str = "", onto: int | None = None
) -> Restored:
    """Makes the working copy, its links included, say what `revision` says, and keeps that as a new revision.

    What is live or scheduled stays as it is. `onto` is the number of the newest revision that the person has seen,
    to be sure that nothing newer is written over.
    """
    locked = locked_row(article)
    if by and not permissions.may_edit(by, locked):
        raise PermissionDenied
    if revision.article_id != locked.pk:
        raise Refused(_("This revision belongs to another story."))
    require_revision(locked, onto)
    before = locked.head
    lost = [*_restore_original(locked, revision), *_restore_words(locked, revision), *_restore_links(locked, revision)]
    kept = keep_revision(locked, by=by, note=note, restores=revision)
    if kept == before:
        raise Refused(_("The desk copy already says what revision %(number)d says.") % {"number": revision.number})
    article.refresh_from_db()
    return Restored(kept, lost)


def _restore_words(article: Article, revision: Revision) -> Iterator[str]:
    words = revision.words()
    if addresses.is_taken(words["slug"], article):
        yield _("the slug “%(slug)s”, which another story has now") % {"slug": words["slug"]}
        words["slug"] = article.slug
    if words["language"] != article.language and _language_is_settled(article, words["language"]):
        yield _("the language, which is settled by now")
        words["language"] = article.language
    for name, value in words.items():
        setattr(article, name, value)
    try:
        article.save()
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error


def _restore_original(article: Article, revision: Revision) -> Iterator[str]:
    wanted = next(iter(revision.links.get("original", ())), None)
    if wanted == article.original_id:
        return
    original = Article.objects.filter(pk=wanted, original=None).first() if wanted else None
    if wanted and (not original or original.language == revision.language or article.translations.exists()):
        yield _("the story it was a translation of, which it can't be by now")
    else:
        article.original = original


def _language_is_settled(article: Article, language: str) -> bool:
    """Whether an address that was published or a translation forbids this one."""
    original = article.original
    return (
        Permalink.objects.filter(article=article).exists()
        or (original is not None and original.language == language)
        or article.translations.filter(language=language).exists()
    )


def _restore_links(article: Article, revision: Revision) -> Iterator[str]:
    links = revision.links_now()
    authors = Author.objects.in_bulk(links.get("authors", ()))
    article.authors.clear()
    for pk in links.get("authors", ()):
        if pk in authors:
            article.authors.add(authors[pk])  # one by one: the order of the byline is that of its rows
    article.tags.set(links.get("tags", ()))
    missing = {"authors": len(links.get("authors", ())) - len(authors)}
    for name in REGISTER:
        manager: Any = getattr(article, name)
        found = list(manager.model.objects.filter(pk__in=links.get(name, ())))
        manager.set(found)
        missing[name] = len(links.get(name, ())) - len(found)
    yield from _say(missing)


def _say(missing: dict[str, int]) -> Iterator[str]:
    sentences = {
        "authors": ngettext(
            "%(count)d author who was deleted", "%(count)d authors who were deleted", missing["authors"]
        ),
        "companies": ngettext(
            "%(count)d company that was deleted", "%(count)d companies that were deleted", missing["companies"]
        ),
        "partnerships": ngettext(
            "%(count)d partnership that was deleted",
            "%(count)d partnerships that were deleted",
            missing["partnerships"],
        ),
        "milestones": ngettext(
            "%(count)d milestone that was deleted", "%(count)d milestones that were deleted", missing["milestones"]
        ),
        "people": ngettext("%(count)d person who was deleted", "%(count)d people who were deleted", missing["people"]),
        "reported": ngettext(
            "%(count)d fact that was deleted", "%(count)d facts that were deleted", missing["reported"]
        ),
    }
    for name, count in missing.items():
        if count:
            yield sentences[name] % {"count": count}
