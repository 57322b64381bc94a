"""The desk's pages around a story by keyboard alone: its history, its preview, its verbs, and a conflict."""

import re
from collections.abc import Callable

import pytest
from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from articles.models import Article
from tests.articles.admin.story_form import verb_address
from tests.browser.by_keyboard import go, use
from tests.factories import make_article, make_user, rewrite

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
SignIn = Callable[[str], Page]


def pick(page: Page, way: str, number: int) -> Locator:
    return page.get_by_role("radio", name=f"compare {way} revision {number}", exact=True)


def test_two_revisions_are_chosen_with_the_arrows_and_compared(site: str, sign_in: SignIn) -> None:
    article = make_article(headline="Uno")
    for headline in ("Due", "Tre", "Quattro"):
        rewrite(article, headline=headline)
    page = sign_in(make_user("Editor").username)
    page.goto(f"{site}{verb_address('history', article)}")
    older, newer = pick(page, "from", 1), pick(page, "to", 3)
    go(page, pick(page, "from", 3))
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(older).to_be_checked()
    go(page, pick(page, "to", 4), "Shift+Tab")
    page.keyboard.press("ArrowDown")
    expect(newer).to_be_checked()
    expect(older).to_be_checked()
    use(page, page.get_by_role("button", name="Compare the two"))
    expect(page).to_have_url(re.compile(r"to=r3&from=r1$"))
    use(page, page.get_by_role("link", name="Back to the history"))
    expect(page).to_have_url(re.compile(r"history/$"))


def test_the_width_of_a_preview_is_chosen_with_the_arrows(site: str, sign_in: SignIn) -> None:
    page = sign_in(make_user("Editor").username)
    page.goto(f"{site}{verb_address('preview', make_article())}")
    frame = page.locator("iframe")
    wide = frame.bounding_box()["width"]  # type: ignore[index]
    go(page, page.get_by_label("Desktop"))
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_label("Phone")).to_be_checked()
    expect(page.get_by_label("Phone")).to_be_focused()
    assert frame.bounding_box()["width"] < wide / 2  # type: ignore[index]


def test_a_story_gets_its_due_date_and_another_owner(site: str, sign_in: SignIn) -> None:
    article, other = make_article(), make_user("Reporter", username="zoe", first_name="Zoe", last_name="Zani")
    page = sign_in(make_user("Editor").username)
    page.goto(f"{site}{article.get_admin_url()}")
    use(page, page.get_by_role("link", name="Set a date…"))
    expect(page.get_by_label("Due", exact=True)).to_be_focused()
    page.keyboard.type("2100-07-01 10:30")
    use(page, page.get_by_role("button", name="Set the due date"))
    expect(page.get_by_text("is changed.")).to_be_visible()
    use(page, page.get_by_role("link", name="Give to somebody else"))
    expect(page.get_by_label("Whose it will be")).to_be_focused()
    page.keyboard.type("Zoe")
    use(page, page.get_by_role("button", name="Give the story"))
    expect(page.get_by_text("has a new owner.")).to_be_visible()
    article = Article.objects.get()
    assert article.owner == other
    assert timezone.localtime(article.due_at).strftime("%Y %H:%M") == "2100 10:30"


def test_of_two_texts_one_is_chosen_field_by_field(site: str, sign_in: SignIn) -> None:
    article = make_article(headline="Prima", body="<p>Testo.</p>")
    page = sign_in(make_user("Editor").username)
    page.goto(f"{site}{article.get_admin_url()}")
    rewrite(article, headline="Titolo loro", body="<p>Testo loro.</p>")
    go(page, page.get_by_label("Headline", exact=True))
    page.keyboard.press("Control+a")
    page.keyboard.type("Titolo mio")
    go(page, page.locator(".tiptap"))
    page.keyboard.press("Control+a")
    page.keyboard.type("Testo mio.")
    page.keyboard.press("Control+s")
    expect(page.locator("[name='_choice-headline'][value=theirs]")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("[name='_choice-headline'][value=mine]")).to_be_checked()
    page.keyboard.press("Tab")
    expect(page.locator("[name='_choice-body'][value=theirs]")).to_be_focused()
    page.keyboard.press("Space")
    use(page, page.locator("[name=_resolve]"))
    expect(page.get_by_text("What you chose is saved")).to_be_visible()
    article.refresh_from_db()
    assert (article.headline, article.body) == ("Titolo mio", "<p>Testo loro.</p>")
