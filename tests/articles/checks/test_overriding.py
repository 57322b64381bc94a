"""What a check blocks: refused at every door, unless a chief says why not, which is kept."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied

from articles import workflow
from articles.models import Article, AuditEntry, Edition
from images.models import Picture
from tests.articles.admin.story_form import verb_address
from tests.articles.expectations import refused, verbs
from tests.factories import approve, make_article, make_client, make_picture, rewrite

pytestmark = pytest.mark.django_db
NO_CREDIT = "The picture has no credit."
WHY = "È un documento del tribunale"


def story(**kw: Any) -> Article:
    """A story that a check blocks."""
    return make_article(picture=make_picture(credit=""), **kw)


def ready_to_publish() -> Article:
    article = approve(make_article(picture=make_picture()))
    Picture.objects.update(credit="")
    return article


DOORS: dict[str, tuple[Callable[[], Article], Callable[..., Any]]] = {
    "submit": (story, workflow.submit),
    "approve": (story, workflow.approve),
    "publish": (ready_to_publish, workflow.publish),
}


@pytest.mark.parametrize("door", DOORS)
def test_what_blocks_is_refused_to_everybody_without_a_reason(door: str, chief: User) -> None:
    make, verb = DOORS[door]
    article = make()
    for by in (chief, None):
        with refused(NO_CREDIT):
            verb(article, by=by, because="  ")


@pytest.mark.parametrize("door", DOORS)
def test_an_editor_s_reason_does_not_count(door: str, editor: User) -> None:
    make, verb = DOORS[door]
    article = make()
    lines = AuditEntry.objects.count()
    with pytest.raises(PermissionDenied):
        verb(article, by=editor, because=WHY)
    assert AuditEntry.objects.count() == lines
    assert not Edition.objects.exists()


@pytest.mark.parametrize("door", DOORS)
def test_a_chief_goes_on_with_a_reason_that_is_kept_as_a_line_of_its_own(door: str, chief: User) -> None:
    make, verb = DOORS[door]
    article = make()
    verb(article, by=chief, because=WHY)
    overridden, done = list(AuditEntry.objects.order_by("pk"))[-2:]
    assert (overridden.verb, overridden.by, overridden.revision) == ("overridden", chief, 1)
    assert overridden.note == f"{WHY} ({NO_CREDIT})"
    assert overridden.checks == ["picture-credit"]
    assert done.verb in {"submitted", "approved", "published"}


def test_what_was_overridden_stays_so_for_that_revision_and_for_nothing_else(chief: User, editor: User) -> None:
    article = story()
    workflow.submit(article, by=chief, because=WHY)
    workflow.approve(article, by=editor)
    assert verbs(article) == ["created", "overridden", "submitted", "approved"]
    Picture.objects.update(alt="")
    with refused("has no alternative text"):
        workflow.publish(article, by=editor)
    Picture.objects.update(alt="Una vetrina")
    rewrite(article, headline="Un altro testo")
    with refused(NO_CREDIT):
        workflow.submit(article, by=editor)


def test_a_reason_where_nothing_blocks_is_not_kept(editor: User) -> None:
    article = make_article()
    workflow.submit(article, by=editor, because=WHY)
    assert verbs(article) == ["created", "submitted"]


@pytest.mark.parametrize(("field", "value"), [("headline", " "), ("body", " "), ("section", None)])
def test_nobody_overrides_what_makes_a_page_impossible(field: str, value: Any, chief: User) -> None:
    article = rewrite(make_article(), **{field: value})
    with refused("is missing."):
        workflow.submit(article, by=chief, because=WHY)


def test_what_only_warns_holds_nothing_up(editor: User) -> None:
    article = make_article(headline="Un titolo lungo " * 6, tags=[])
    workflow.submit(article, by=editor)
    assert verbs(article) == ["created", "submitted"]


def opened(user: User, name: str, article: Article) -> Any:
    return make_client(user).get(verb_address(name, article))


def confirm(user: User, name: str, article: Article, **data: Any) -> Any:
    client = make_client(user)
    client.raise_request_exception = False
    found = {"revision": 1, "at": "2100-01-01T10:00"}
    return client.post(verb_address(name, article), found | data)


@pytest.mark.parametrize("name", ["submit", "approve", "publish", "schedule"])
def test_a_verb_s_page_lists_what_was_found_and_leads_to_its_place(name: str, editor: User) -> None:
    article = story()
    page = opened(editor, name, article).content.decode()
    assert "1 thing to fix" in page
    assert "1 to look at" in page
    assert f'href="{article.get_admin_url()}#id_picture"' in page
    assert "because" not in opened(editor, name, article).context["form"].fields


@pytest.mark.parametrize("name", ["submit", "approve", "publish", "schedule"])
def test_only_who_may_is_asked_why_and_only_where_something_blocks(name: str, chief: User) -> None:
    assert "because" in opened(chief, name, story()).context["form"].fields
    assert "because" not in opened(chief, name, make_article()).context["form"].fields
    article = rewrite(story(), body="")
    assert "because" not in opened(chief, name, article).context["form"].fields


@pytest.mark.parametrize("name", ["submit", "approve", "publish", "schedule"])
def test_a_chief_goes_on_from_every_page_and_leaves_one_line(name: str, chief: User) -> None:
    article = story()
    assert NO_CREDIT in confirm(chief, name, article).content.decode()
    assert confirm(chief, name, article, because=WHY).status_code == 302
    assert verbs(article).count("overridden") == 1
    assert WHY in make_client(chief).get(article.get_admin_url()).content.decode()


@pytest.mark.parametrize("name", ["submit", "approve", "publish", "schedule"])
def test_a_reason_that_was_not_asked_for_is_not_heard(name: str, editor: User) -> None:
    article = story()
    response = confirm(editor, name, article, because=WHY)
    assert response.status_code == 200
    assert NO_CREDIT in response.content.decode()
    assert verbs(article) == ["created"]
