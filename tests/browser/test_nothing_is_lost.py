"""What is typed outlives a closed tab, a dead server and a session that has ended."""

from collections.abc import Callable

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, expect

from articles.models import Article, Revision, Unsaved
from tests.browser.conftest import Server
from tests.factories import make_article, make_section, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
type SignIn = Callable[[str], Page]


def state(page: Page, text: str) -> None:
    expect(page.locator("[data-keep-state]")).to_contain_text(text, timeout=20_000)


def new_story(page: Page, server: Server) -> None:
    page.goto(f"{server.address}/admin/articles/article/add/")
    expect(page.locator(".tiptap")).to_be_visible()


def test_a_story_typed_while_the_server_is_killed_is_found_again_to_the_last_word(
    server: Server, sign_in: SignIn
) -> None:
    make_section(name="Digitale", name_en="Digital", slug="digitale")
    page = sign_in(make_user("Reporter").username)
    new_story(page, server)
    page.get_by_label("Headline").fill("Due store digitali")
    page.locator(".tiptap").click()
    page.keyboard.type("Dal 21 dicembre apre ")
    state(page, "Kept at")
    page.keyboard.type("il primo negozio, e ")
    server.kill()
    page.keyboard.type("a febbraio il secondo.")
    page.get_by_label("Section").select_option(label="Digital")
    state(page, "Kept in this browser; the server does not answer")
    page.close(run_before_unload=False)
    server.start()

    context = page.context
    again = context.new_page()
    new_story(again, server)
    expect(again.locator(".tiptap")).to_have_text("Dal 21 dicembre apre il primo negozio, e a febbraio il secondo.")
    expect(again.get_by_label("Headline")).to_have_value("Due store digitali")
    expect(again.get_by_text("not saved yet")).to_be_visible()
    again.get_by_role("button", name="Save and continue editing").click()
    expect(again.get_by_text("was added successfully")).to_be_visible()
    assert "a febbraio il secondo" in Article.objects.get().body
    assert "Digital" in again.get_by_label("Section").inner_text()
    assert again.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('desk.keep'))") == []


def test_a_page_that_stays_open_sends_what_it_has_when_the_server_is_back(server: Server, sign_in: SignIn) -> None:
    reporter = make_user("Reporter")
    article = make_article(owner=reporter)
    page = sign_in(reporter.username)
    page.goto(server.address + article.get_admin_url())
    expect(page.locator(".tiptap")).to_be_visible()
    server.kill()
    page.get_by_label("Standfirst").fill("Scritto al buio.")
    state(page, "the server does not answer")
    page.get_by_role("button", name="Save and continue editing").click()
    state(page, "Not saved yet")
    expect(page.get_by_label("Standfirst")).to_have_value("Scritto al buio.")
    server.start()
    state(page, "Kept at")
    assert Unsaved.objects.get().data["standfirst"] == "Scritto al buio."
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    assert Article.objects.get().standfirst == "Scritto al buio."


def test_a_closed_tab_is_found_again_from_the_start_page(server: Server, sign_in: SignIn) -> None:
    page = sign_in(make_user("Reporter").username)
    new_story(page, server)
    page.get_by_label("Headline").fill("Chiusa per sbaglio")
    page.locator(".tiptap").click()
    page.keyboard.type("Fino all’ultima lettera")
    page.close(run_before_unload=True)
    again = page.context.new_page()
    again.goto(f"{server.address}/admin/")
    again.get_by_role("link", name="Chiusa per sbaglio").click()
    expect(again.get_by_label("Headline")).to_have_value("Chiusa per sbaglio")
    expect(again.locator(".tiptap")).to_have_text("Fino all’ultima lettera")


def test_a_session_that_ended_is_begun_again_on_the_same_page(server: Server, sign_in: SignIn) -> None:
    reporter = make_user("Reporter")
    article = make_article(owner=reporter)
    page = sign_in(reporter.username)
    page.goto(server.address + article.get_admin_url())
    expect(page.locator(".tiptap")).to_be_visible()
    Session.objects.all().delete()
    page.get_by_label("Headline").fill("Scritta da fuori")
    door = page.get_by_role("dialog", name="You are signed out")
    expect(door).to_be_visible()
    door.get_by_label("Password").fill("sbagliata")
    door.get_by_role("button", name="Sign in").click()
    expect(door.get_by_role("alert")).to_contain_text("correct username and password")
    door.get_by_label("Password").fill("a-long-password")
    page.keyboard.press("Enter")
    expect(door).to_be_hidden()
    state(page, "Kept at")
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    assert Article.objects.get().headline == "Scritta da fuori"


def test_after_signing_in_again_a_comment_and_the_checks_go_through(server: Server, sign_in: SignIn) -> None:
    reporter = make_user("Reporter")
    article = make_article(owner=reporter, standfirst="")
    page = sign_in(reporter.username)
    page.goto(server.address + article.get_admin_url())
    expect(page.locator(".tiptap")).to_be_visible()
    Session.objects.all().delete()
    page.get_by_label("Kicker").fill("Accordi")
    door = page.get_by_role("dialog", name="You are signed out")
    door.get_by_label("Password").fill("a-long-password")
    door.get_by_role("button", name="Sign in").click()
    state(page, "Kept at")
    checks = page.get_by_role("region", name="Checks")
    expect(checks).to_contain_text("The standfirst is missing.")
    page.get_by_label("Standfirst").fill("Un sommario.")
    expect(checks).not_to_contain_text("The standfirst is missing.")
    tokens = page.locator("[name=csrfmiddlewaretoken]").evaluate_all("all => all.map((one) => one.value)")
    assert set(tokens) == {page.evaluate("deskToken.read()")}
    page.get_by_label("New comment").fill("Di nuovo qui.")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator(".talk-thread")).to_contain_text("Di nuovo qui.")


def test_a_save_that_meets_the_door_goes_on_after_signing_in(server: Server, sign_in: SignIn) -> None:
    reporter = make_user("Reporter")
    article = make_article(owner=reporter)
    page = sign_in(reporter.username)
    page.goto(server.address + article.get_admin_url())
    expect(page.locator(".tiptap")).to_be_visible()
    page.get_by_label("Headline").fill("Quasi salvata")
    state(page, "Kept at")
    Session.objects.all().delete()
    page.get_by_role("button", name="Save and continue editing").click()
    door = page.get_by_role("dialog", name="You are signed out")
    door.get_by_label("Password").fill("a-long-password")
    door.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()
    assert Article.objects.get().headline == "Quasi salvata"


def test_signing_in_as_somebody_else_mixes_no_texts(server: Server, sign_in: SignIn) -> None:
    reporter, editor = make_user("Reporter"), make_user("Editor")
    article = make_article(owner=reporter)
    page = sign_in(reporter.username)
    page.goto(server.address + article.get_admin_url())
    expect(page.locator(".tiptap")).to_be_visible()
    Session.objects.all().delete()
    page.get_by_label("Headline").fill("Della reporter")
    door = page.get_by_role("dialog", name="You are signed out")
    door.get_by_label("Username").fill(editor.username)
    door.get_by_label("Password").fill("a-long-password")
    door.get_by_role("button", name="Sign in").click()
    state(page, "Somebody else has signed in here")
    page.get_by_role("button", name="Save and continue editing").click()
    state(page, "Somebody else has signed in here")
    assert not Unsaved.objects.exists()
    assert Revision.objects.count() == 1


def test_two_people_see_each_other_and_what_the_other_saved(server: Server, sign_in: SignIn) -> None:
    giulia = make_user("Reporter", first_name="Giulia", last_name="Prova")
    tommaso = make_user("Editor", first_name="Tommaso", last_name="Brandi")
    article = make_article(owner=giulia)
    hers, his = sign_in(giulia.username), sign_in(tommaso.username)
    for page in (hers, his):
        page.goto(server.address + article.get_admin_url())
        expect(page.locator(".tiptap")).to_be_visible()
    expect(his.get_by_text("Giulia Prova is here too")).to_be_visible()
    hers.get_by_label("Headline").fill("Di Giulia")
    hers.get_by_role("button", name="Save and continue editing").click()
    expect(hers.get_by_text("was changed successfully")).to_be_visible()
    his.get_by_label("Kicker").fill("Accordi")
    expect(his.get_by_text("Giulia Prova saved revision 2, today")).to_be_visible()
    his.close(run_before_unload=True)
    hers.get_by_label("Kicker").fill("Moda")
    expect(hers.get_by_text("Tommaso Brandi is here too")).to_be_hidden()


def test_a_double_click_on_save_makes_one_story(server: Server, sign_in: SignIn) -> None:
    page = sign_in(make_user("Reporter").username)
    new_story(page, server)
    page.get_by_label("Headline").fill("Due clic")
    page.get_by_role("button", name="Save and continue editing").dblclick()
    expect(page.get_by_text("was added successfully")).to_be_visible()
    assert Article.objects.count() == 1


def test_throwing_away_is_undone(server: Server, sign_in: SignIn) -> None:
    reporter = make_user("Reporter")
    article = make_article(owner=reporter, headline="Salvata")
    page = sign_in(reporter.username)
    page.goto(server.address + article.get_admin_url())
    page.get_by_label("Headline").fill("Da buttare")
    state(page, "Kept at")
    page.reload()
    page.get_by_role("button", name="Throw away").click()
    expect(page.get_by_label("Headline")).to_have_value("Salvata")
    page.locator("button[name=undo]").click()
    expect(page.get_by_label("Headline")).to_have_value("Da buttare")
