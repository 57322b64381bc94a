"""Comments in a real browser: anchored to the text, by keyboard alone, and nothing that is being typed is lost."""

import uuid
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from articles import workflow
from articles.models import Article, Comment
from tests.factories import make_article, make_comment, make_user, rewrite

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]
BODY = (
    "<p>Gucci apre due negozi su Tmall, e il primo apre a dicembre.</p>"
    "<p>Il secondo negozio apre a febbraio, <strong>dice la casa</strong> in una nota.</p>"
)


@pytest.fixture
def story(transactional_db: None) -> Article:
    return make_article(owner=make_user("Reporter", username="giulia", first_name="Giulia"), body=BODY)


@pytest.fixture
def page(story: Article, site: str, sign_in: Callable[[str], Page]) -> Page:
    """The story's page as an editor sees it."""
    make_user("Editor", username="tommaso", first_name="Tommaso")
    window = sign_in("tommaso")
    open_story(window, site, story)
    return window


def open_story(window: Page, site: str, story: Article, place: str = "") -> None:
    window.goto("about:blank")
    window.goto(f"{site}{story.get_admin_url()}{place}")
    expect(window.locator(".tiptap p").first).to_be_visible()


def select(window: Page, words: str) -> None:
    """Selects these words in the editor, as a drag would."""
    window.locator(".tiptap").focus()
    window.evaluate(
        """words => {
            const walker = document.createTreeWalker(document.querySelector(".tiptap"), NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words);
                if (at < 0) continue;
                getSelection().setBaseAndExtent(walker.currentNode, at, walker.currentNode, at + words.length);
                return;
            }
            throw new Error("not in the text");
        }""",
        words,
    )


def marked(window: Page) -> list[str]:
    return window.evaluate('[...(CSS.highlights.get("talk-passage") ?? [])].map(String)')


def wait_for_marks(window: Page, *words: str) -> None:
    window.wait_for_function(
        """words => [...(CSS.highlights.get("talk-passage") ?? [])].map(String).join("|") === words""",
        arg="|".join(words),
    )


def anchored(story: Article, quote: str, prefix: str = "", suffix: str = "") -> Comment:
    by = make_user("Editor")
    return workflow.comment(
        story, by=by, text="Da verificare", key=uuid.uuid4(), quote=quote, prefix=prefix, suffix=suffix
    )


def test_a_passage_is_commented_by_keyboard_with_a_mention_and_nothing_else_is_touched(
    page: Page, story: Article
) -> None:
    page.get_by_label("Headline").fill("Un titolo non ancora salvato")
    select(page, "a febbraio")
    page.keyboard.press("Control+Alt+KeyM")
    expect(page.locator("[data-talk-on]")).to_contain_text("a febbraio")
    page.keyboard.type("Confermato? @giu")
    expect(page.get_by_role("option", name="Giulia @giulia")).to_be_visible()
    page.keyboard.press("Enter")
    page.keyboard.type("dimmi")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".talk-thread")).to_contain_text("Confermato? @Giulia dimmi")
    wait_for_marks(page, "a febbraio")
    expect(page.get_by_label("Headline")).to_have_value("Un titolo non ancora salvato")
    expect(page.get_by_label("New comment")).to_be_focused()
    comment = Comment.objects.get()
    assert comment.quote == "a febbraio"
    assert comment.prefix.endswith("Il secondo negozio apre ")
    assert comment.suffix.startswith(", dice la casa")
    assert "talk" not in page.locator(".tiptap").inner_html()


def test_selected_words_offer_a_button_and_the_story_as_a_whole_needs_none(page: Page) -> None:
    expect(page.locator("[data-talk-here]")).to_be_hidden()
    select(page, "due negozi")
    page.locator("[data-talk-here]").click()
    page.get_by_role("button", name="Comment on the whole story instead").click()
    page.get_by_label("New comment").fill("Bel pezzo")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator(".talk-thread")).to_contain_text("Bel pezzo")
    assert Comment.objects.get().quote == ""


def test_a_passage_is_found_again_after_edits_around_it_and_said_to_be_gone_after_edits_in_it(
    page: Page, site: str, story: Article
) -> None:
    anchored(story, "a dicembre", "negozi su Tmall, e il primo apre ", ".")
    rewrite(story, body=f"<h2>a dicembre, davvero</h2><ul><li>Nuovo</li></ul>{BODY.replace('primo', '<em>primo</em>')}")
    open_story(page, site, story)
    wait_for_marks(page, "a dicembre")
    around = page.evaluate('[...CSS.highlights.get("talk-passage")][0].startContainer.parentElement.textContent')
    assert around.startswith("Gucci apre")
    select(page, "a dicembre.")
    page.keyboard.type("in primavera.")
    expect(page.locator(".talk-gone")).to_be_visible()
    expect(page.locator(".talk-gone")).to_have_text("The passage was changed: “a dicembre”")
    assert marked(page) == []
    page.keyboard.press("Control+z")
    expect(page.locator(".talk-gone")).to_be_hidden()


@pytest.mark.parametrize(
    ("quote", "prefix", "suffix", "found"),
    [
        ("apre", "Il secondo negozio ", " a febbraio", "apre|Il secondo negozio "),
        ("apre", "e il primo ", " a dicembre.", "apre|Gucci apre due negozi su Tmall, e il primo "),
        ("apre", "un terzo mai nominato", "chissà dove", None),
        ("dice la casa in una", "febbraio, ", " nota", "dice la casa in una|"),
        ("a dicembre. Il secondo", "il primo apre ", " negozio", "a dicembre.Il secondo|"),
        ("(.*)+$", "", "", None),
        ("Gucci\n apre  due", "", "", "Gucci apre due|"),
    ],
)
def test_of_equal_words_those_with_the_same_neighbours_are_meant(
    quote: str, prefix: str, suffix: str, found: str | None, page: Page
) -> None:
    answer = page.evaluate(
        """passage => {
            const text = deskPassages.read(document.querySelector(".tiptap"));
            const place = deskPassages.find(text, passage);
            if (!place) return null;
            const range = deskPassages.range(text, place);
            return `${range}|${range.startContainer.data.slice(0, range.startOffset)}`;
        }""",
        {"quote": quote, "prefix": prefix, "suffix": suffix},
    )
    assert answer is None if found is None else answer.startswith(found)


def test_a_comment_leads_to_its_passage_and_an_address_to_its_comment(page: Page, site: str, story: Article) -> None:
    comment = anchored(story, "a febbraio")
    workflow.resolve(comment, by=comment.by)
    open_story(page, site, story, f"#comment-{comment.pk}")
    expect(page.locator(f"#comment-{comment.pk}")).to_be_focused()
    page.wait_for_function('() => CSS.highlights.has("talk-flash")')
    page.wait_for_function('() => !CSS.highlights.has("talk-flash")')
    assert marked(page) == []
    page.get_by_title("Show the passage").click()
    page.wait_for_function('() => CSS.highlights.has("talk-flash")')


def test_replying_settling_and_a_refusal_leave_what_is_typed_elsewhere(page: Page, site: str, story: Article) -> None:
    comment = make_comment(story, by=story.owner, text="<img src=x onerror=window.hit=1>")
    other = make_comment(story, by=story.owner, text="Altro")
    open_story(page, site, story)
    page.get_by_label("New comment").fill("Ancora da finire")
    thread = page.locator(f"#comment-{comment.pk}")
    page.locator(f"#comment-{other.pk}").get_by_text("Reply", exact=True).click()
    page.locator(f"[name=reply-{other.pk}]").fill("A metà")
    thread.get_by_text("Reply", exact=True).click()
    expect(page.locator(f"[name=reply-{comment.pk}]")).to_be_focused()
    page.keyboard.type("Ecco la fonte")
    page.keyboard.press("Control+Enter")
    expect(thread).to_contain_text("Ecco la fonte")
    expect(thread).to_be_focused()
    thread.get_by_role("button", name="Resolve").click()
    expect(page.get_by_text("1 resolved")).to_be_visible()
    workflow.take_back(other, by=story.owner)
    page.locator(f"#comment-{other.pk}").get_by_role("button", name="Send the reply").click()
    expect(page.get_by_role("alert").filter(has_text="is gone")).to_be_visible()
    expect(page.locator(f"[name=reply-{other.pk}]")).to_have_value("A metà")
    expect(page.get_by_label("New comment")).to_have_value("Ancora da finire")
    assert page.evaluate("window.hit") is None
    page.reload()
    expect(page.get_by_label("New comment")).to_have_value("Ancora da finire")


def test_a_server_that_is_away_loses_no_word(page: Page) -> None:
    page.get_by_label("New comment").fill("Resta qui")
    page.route("**/comments/", lambda route: route.abort())
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.get_by_role("alert").filter(has_text="Not sent")).to_be_visible()
    expect(page.get_by_label("New comment")).to_have_value("Resta qui")
    page.unroute("**/comments/")
    page.get_by_role("button", name="Comment", exact=True).click()
    expect(page.locator(".talk-thread")).to_contain_text("Resta qui")
    assert Comment.objects.count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_serious_beside_the_story_and_in_the_inbox(
    scheme: str, page: Page, site: str, story: Article
) -> None:
    page.emulate_media(color_scheme=scheme)
    comment = anchored(story, "a febbraio")
    editor = comment.by
    make_comment(story, by=editor, parent=comment, text="@tommaso https://www.example.com")
    workflow.resolve(anchored(story, "mai scritto"), by=story.owner)
    open_story(page, site, story)
    page.get_by_text("1 resolved").click()
    page.locator(f"#comment-{comment.pk}").get_by_text("Reply", exact=True).click()
    expect(page.locator(f"[name=reply-{comment.pk}]")).to_be_focused()
    page.keyboard.type("@giu")
    expect(page.get_by_role("option", name="Giulia @giulia")).to_be_visible()
    assert serious(page, "#comments") == []
    page.goto(f"{site}/admin/inbox/")
    assert serious(page, "body") == []


def serious(window: Page, where: str) -> list[str]:
    found = Axe().run(window, context=where).response["violations"]
    return [f"{rule['id']}: {rule['nodes'][0]['html']}" for rule in found if rule["impact"] in {"serious", "critical"}]
