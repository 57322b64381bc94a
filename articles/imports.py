"""Brings manuscripts in: a file becomes a draft, with what could be told about it proposed."""

import hashlib
from collections import Counter
from pathlib import Path

from django.contrib.auth.models import User
from django.db import connection, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles import body, manuscript, offers, workflow
from articles.models import Article, Section
from companies.dates import PartialDate


class NotImported(ValueError):
    """Why a file did not become a draft, in one sentence."""


def found_in(article: Article) -> str:
    """How much its page offers of what was found in the text, in words."""
    kinds = Counter(offer.key.kind for offer in offers.offers_in(offers.writing_of(article), lambda _permission: True))
    told = (
        ngettext("%d company", "%d companies", kinds["company"]) % kinds["company"],
        ngettext("%d person", "%d people", kinds["person"]) % kinds["person"],
        ngettext("%d date", "%d dates", kinds["milestone"]) % kinds["milestone"],
        ngettext("%d quote", "%d quotes", kinds["quote"]) % kinds["quote"],
    )
    return ", ".join(told)


@transaction.atomic
def take_in(path: Path, *, language: str = "", section: Section | None = None, by: User | None = None) -> Article:
    """The draft made from a file, with its first revision. Nothing is kept of a file that can't be read.

    The language is told from the text when none is given. Raises NotImported.
    """
    data = _bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    _wait_for_others(digest)
    known = Article.objects.filter(manuscript_digest=digest).first()
    if known:
        raise NotImported(
            _("this text was imported before, as “%(headline)s” (%(address)s)")
            % {"headline": known.headline, "address": known.get_admin_url()}
        )
    try:
        text = manuscript.read(path.name, data)
    except manuscript.UnreadableManuscript as error:
        raise NotImported(_(error.message) % error.params) from error
    if len(body.clean(text.body)) > body.MAX_LENGTH:
        limit = body.MAX_LENGTH // 1000
        raise NotImported(
            _("the text is longer than %(limit)d,000 characters: it can't be one story") % {"limit": limit}
        )
    article = Article.objects.create(
        headline=text.headline[:140],
        standfirst=text.standfirst[:400],
        body=text.body,
        dated=PartialDate.parse(text.dated) if text.dated else None,
        language=language or text.language,
        section=section,
        owner=by,
        manuscript_name=path.name[:200],
        manuscript_digest=digest,
    )
    author = getattr(by, "author", None)
    if author:
        article.authors.add(author)
    workflow.record(article, by=by, note=" ".join(_(note) for note in text.notes))
    return article


def _wait_for_others(digest: str) -> None:
    """Of two imports of one text at the same time, the second sees what the first has made."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [digest])


def _bytes(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise NotImported(_("this is not a file"))
        if path.stat().st_size > manuscript.MAX_BYTES:
            limit = manuscript.MAX_BYTES // 1_000_000
            raise NotImported(_("the file is larger than %(limit)d MB: it can't be one story") % {"limit": limit})
        return path.read_bytes()
    except OSError as error:
        raise NotImported(_("the file can't be opened (%(reason)s)") % {"reason": error.strerror}) from error
