"""The desk's pages about stories, for everybody: nothing serious is found on them, in light and in dark."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from articles import workflow
from tests.articles.admin.story_form import verb_address
from tests.factories import (
    ahead,
    make_article,
    make_comment,
    make_company,
    make_edition,
    make_picture,
    make_user,
    rewrite,
)

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_on_the_list_the_history_and_what_belongs_to_them(
    site: str, sign_in: Callable[[str], Page], scheme: str
) -> None:
    editor = make_user("Editor")
    article = make_article(companies=[make_company()], picture=make_picture(), tags=["Cina"], body="<p>Prima.</p>")
    make_edition(article)
    make_edition(rewrite(article, body="<p>Prima, e poi.</p>", headline="Nuovo titolo"), at=ahead(hours=1))
    rewrite(article, kicker="Altro", body="<p>Prima, e <strong>dopo</strong>.</p>")
    make_comment(article, by=editor)
    workflow.submit(article, by=None)
    page = sign_in(editor.username)
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    addresses = [
        "/admin/",
        "/admin/articles/article/",
        "/admin/articles/article/?stands=scheduled&whose=waiting&q=titolo",
        verb_address("history", article),
        verb_address("compare", article),
        verb_address("revision", article, 2),
        verb_address("restore", article, 1),
        verb_address("preview", article),
        verb_address("schedule", article),
        verb_address("send-back", article),
        "/admin/front/?q=titolo",
        "/admin/rehearsal/",
        verb_address("until", article),
        article.get_admin_url(),
    ]
    found = {address: serious(page, f"{site}{address}") for address in addresses}
    assert not {address: what for address, what in found.items() if what}


def serious(page: Page, address: str) -> list[str]:
    page.goto(address)
    violations = Axe().run(page, context={"exclude": ["iframe"]}).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in violations if one["impact"] in {"serious", "critical"}]
