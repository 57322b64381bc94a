"""Makes things for tests, through the same doors as the product: `make_…(**what_matters)`."""

import copy
import datetime as dt
import io
import itertools
import uuid
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import Group, User
from django.db.models import Model
from django.db.models.base import ModelState
from django.test import Client
from PIL import Image

from articles import workflow
from articles.layout import LINKS, span
from articles.models import Article, Author, Comment, Edition, Revision, Section
from articles.models.article import REGISTER
from companies.dates import PartialDate
from companies.models import Company, Milestone, Partnership, Party, Person
from embargoes.models import Embargo
from images import originals
from images.models import Picture

# Far from anything that looks like a year: tests search pages for years that nobody may know of.
_numbers = itertools.count(1_000_001)


def make_user(role: str = "Reporter", **kw: Any) -> User:
    """A person at the desk; an empty role is a stranger who may sign in and nothing else."""
    name = kw.pop("username", f"{role.lower() or 'stranger'}{next(_numbers)}")
    user = User.objects.create_user(name, password="a-long-password", is_staff=True, **kw)
    if role:
        user.groups.add(Group.objects.get(name=role))
    return user


def make_section(**kw: Any) -> Section:
    number = next(_numbers)
    defaults = {"name": f"Sezione {number}", "name_en": f"Section {number}", "slug": f"section-{number}"}
    return Section.objects.create(**defaults | kw)


def make_author(**kw: Any) -> Author:
    number = next(_numbers)
    return Author.objects.create(**{"name": f"Autrice {number}", "slug": f"author-{number}"} | kw)


def make_company(**kw: Any) -> Company:
    number = next(_numbers)
    return Company.objects.create(**{"name": f"Casa {number}", "slug": f"company-{number}"} | kw)


def make_person(**kw: Any) -> Person:
    number = next(_numbers)
    return Person.objects.create(**{"name": f"Persona {number}", "slug": f"person-{number}"} | kw)


def make_partnership(parties: tuple[Company, ...] = (), **kw: Any) -> Partnership:
    number = next(_numbers)
    defaults = {"title": f"Accordo {number}", "slug": f"partnership-{number}", "kind": "distribution"}
    partnership = Partnership.objects.create(**defaults | kw)
    for company in parties:
        Party.objects.create(partnership=partnership, company=company)
    return partnership


def make_milestone(partnership: Partnership | None = None, *, date: str = "2020-12", **kw: Any) -> Milestone:
    number = next(_numbers)
    return Milestone.objects.create(
        partnership=partnership or make_partnership(),
        date=PartialDate.parse(date),
        **{"label": f"Tappa {number}"} | kw,
    )


def make_image(size: tuple[int, int] = (640, 480), kind: str = "JPEG", **save: Any) -> bytes:
    """An encoded picture whose colour differs from call to call by more than compression levels out."""
    number = next(_numbers)
    image = Image.new("RGB", size, _shade(number))
    image.paste(_shade(number // 256), (0, 0, size[0] // 2, size[1]))
    encoded = io.BytesIO()
    image.save(encoded, kind, **save)
    return encoded.getvalue()


def _shade(number: int) -> tuple[int, int, int]:
    return number * 37 % 256, number * 101 % 256, number * 59 % 256


def make_picture(**kw: Any) -> Picture:
    defaults = {"title": f"Foto {next(_numbers)}", "alt": "Una vetrina", "credit": "Newsroom"}
    original = originals.read(io.BytesIO(kw.pop("data", None) or make_image()))
    return originals.store(original, Picture(**defaults | kw), by=None)


def make_article(**kw: Any) -> Article:
    """A complete draft with its first revision; its links are given as lists by the names of its fields."""
    number = next(_numbers)
    links = {name: kw.pop(name) for name in REGISTER if name in kw}
    authors = kw.pop("authors", None) or [make_author()]
    tags = kw.pop("tags", [])
    defaults = {
        "headline": f"Titolo numero {number}",
        "standfirst": "Un sommario che dice di che cosa si tratta.",
        "body": "<p>Il primo capoverso.</p>",
        "section": kw.pop("section", None) or make_section(),
    }
    article = Article.objects.create(**defaults | kw)
    article.set_byline(authors)
    article.tags.add(*tags)
    for name, targets in links.items():
        getattr(article, name).set(targets)
    workflow.record(article, by=None)
    return article


def approve(article: Article) -> Article:
    """Takes the working copy as it is, saves it as a revision and approves that."""
    workflow.record(article, by=None)
    if article.status != Article.Status.APPROVED:
        workflow.approve(article, by=None)
    return article


def make_edition(
    article: Article | None = None,
    *,
    at: dt.datetime | None = None,
    until: dt.datetime | None = None,
    **kw: Any,
) -> Edition:
    """An edition that is live now, or from `at` (past or future) until `until`; `kw` describe the article."""
    approved = approve(article or make_article(**kw))
    return workflow.publish(approved, by=None, at=at, until=until, backdate=True)


def make_embargo(*things: Any, lifts_at: dt.datetime | None = None, **kw: Any) -> Embargo:
    """One that lifts in an hour, or at that instant, with these things under it."""
    defaults = {"name": f"Annuncio {next(_numbers)}", "source": "Casa Rossi", "lifts_at": lifts_at or ahead(hours=1)}
    embargo = Embargo.objects.create(**defaults | kw)
    if things:
        workflow.put_under(embargo, things, by=None)
    return embargo


def make_comment(article: Article | None = None, *, by: User, **kw: Any) -> Comment:
    return workflow.comment(article or make_article(), by=by, **{"text": "Da rivedere", "key": uuid.uuid4()} | kw)


def rewrite(article: Article, **changes: Any) -> Article:
    """Another text at the desk, saved as a revision."""
    article.refresh_from_db()
    for name, value in changes.items():
        setattr(article, name, value)
    article.save()
    workflow.record(article, by=None)
    return article


def ago(**kw: Any) -> dt.datetime:
    return dt.datetime.now(dt.UTC) - dt.timedelta(**kw)


def ahead(**kw: Any) -> dt.datetime:
    return dt.datetime.now(dt.UTC) + dt.timedelta(**kw)


def make_client(user: User | None = None, language: str = "en", **kw: Any) -> Client:
    """A browser at the desk, signed in as `user` unless that is None, asking for pages in `language`."""
    client = Client(headers={"Accept-Language": language}, **kw)
    if user:
        client.force_login(user)
    return client


def make_copies(edition: Edition, instants: Iterable[dt.datetime]) -> list[Edition]:
    """Stories that say and carry what this edition does, each live since one of the instants, in a few queries."""
    at = list(instants)
    numbers = [next(_numbers) for _ in at]
    slugs = [f"{edition.slug[:50]}-{number}" for number in numbers]
    articles = Article.objects.bulk_create(
        copied(edition.article, slug=slug, head=None, approved=None, original=None) for slug in slugs
    )
    revisions = Revision.objects.bulk_create(copied(edition.revision, article=article) for article in articles)
    editions = Edition.objects.bulk_create(
        copied(
            edition,
            article=article,
            revision=revision,
            story_id=article.pk,
            slug=slug,
            live=span(start),
            published_at=start,
        )
        for article, revision, slug, start in zip(articles, revisions, slugs, at, strict=True)
    )
    for kind in LINKS:
        kind.objects.bulk_create(
            copied(row, edition=twin, article_id=twin.article_id, published_at=twin.published_at)
            for row in kind.objects.filter(edition=edition)
            for twin in editions
        )
    return editions


def copied[M: Model](row: M, **changes: Any) -> M:
    """Another row that says the same but for the changes, not saved yet."""
    fresh = copy.copy(row)
    fresh.pk, fresh._state = None, ModelState()
    for name, value in changes.items():
        setattr(fresh, name, value)
    return fresh
