"""What comes from other programs through the clipboard, in a real browser."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles import body as bodies
from articles.models import Article
from images.models import Picture
from tests.browser.editing import body, copied, new_story, paste, save
from tests.factories import make_image, make_user

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True), pytest.mark.xdist_group("browser")]

NOTE = '<a href="https://www.example.com/nota?id=7">la nota</a>'
TABLE = "<table><tbody><tr>{}</tr></tbody></table>"
WORD = (
    "<h2>Due negozi su Tmall</h2>"
    "<p>La griffe Gucci apre <strong>due negozi</strong> in <em>dicembre</em>.</p>"
    "<h3>Le tappe</h3>"
    "<ul><li><p>Moda</p><ul><li><p>Borse</p></li></ul></li><li><p>Bellezza</p></li></ul>"
    "<p>Poi:</p><ol><li><p>Primo</p></li><li><p>Secondo</p></li></ol>"
    f"<p>Fonte: {NOTE}.</p>"
    "<table><tbody><tr><td><p><strong>Anno</strong></p></td><td><p>Ricavi</p></td></tr>"
    "<tr><td><p>2019</p></td><td><p></p></td></tr></tbody></table>"
)
DOCS = (
    "<h2>Due negozi su Tmall</h2>"
    f"<p>La griffe apre <strong>due negozi</strong> in <em>dicembre</em>. Fonte: {NOTE}</p>"
    "<ul><li><p>Moda</p><ul><li><p>Borse</p></li></ul></li><li><p>Bellezza</p></li></ul>"
    "<h3>Le tappe</h3><table><tbody><tr><td><p>Anno</p></td><td><p>Ricavi</p></td></tr></tbody></table>"
)
GMAIL = (
    "<p>Cara redazione,</p><p>la griffe apre <strong>due negozi</strong> su Tmall.<br>Il primo a dicembre.</p>"
    "<p>Il secondo <em>dopo</em> l’uscita della nota.</p>"
    f"<p>{NOTE} no</p><blockquote><p>«Un passo atteso»</p></blockquote>"
)
NEWSLETTER = (
    '<h2>Il lusso va online</h2><p>Due negozi <a href="https://www.example.com/nota">su Tmall</a>.</p>'
    "<p>Prezzo: 10\u00a0% in più, 5\u00a0000 euro.</p>"
)


def test_texts_of_word_docs_mail_and_newsletters_come_out_clean(site: str, sign_in: Callable[[str], Page]) -> None:
    page = new_story(sign_in, site, make_user("Reporter"))
    for name, expected in (("word", WORD), ("docs", DOCS), ("gmail", GMAIL), ("newsletter", NEWSLETTER)):
        page.keyboard.press("Control+a")
        page.keyboard.press("Backspace")
        paste(page, copied(name))
        made = body(page).replace("&nbsp;", "\u00a0").removesuffix("<p></p>")
        assert made == expected, name
        assert bodies.clean(made) == expected, name


def test_a_picture_on_the_clipboard_is_uploaded_and_words_beside_it_win(
    site: str, sign_in: Callable[[str], Page]
) -> None:
    page = new_story(sign_in, site, make_user("Reporter"))
    file = ("image.png", "image/png", make_image(kind="PNG"))
    paste(page, '<img src="blob:x">', files=[file])
    expect(page.locator(".desk-figure img[src*='/media/']")).to_be_visible()
    assert Picture.objects.count() == 1
    page.keyboard.press("Enter")
    paste(page, "<p>Il testo di Word</p>", "Il testo di Word", files=[file])
    expect(page.locator(".tiptap")).to_contain_text("Il testo di Word")
    assert page.locator(".desk-figure").count() == 1


def test_addresses_that_are_pasted_become_links_and_ours_keep_their_path_alone(
    site: str, sign_in: Callable[[str], Page]
) -> None:
    page = new_story(sign_in, site, make_user("Reporter"))
    page.keyboard.type("La nota")
    page.keyboard.press("Control+a")
    paste(page, text="https://www.example.com/nota?utm_source=x")
    page.keyboard.press("End")
    page.keyboard.type(" e ")
    paste(page, text=f"{site}/articles/gucci-su-tmall/")
    page.keyboard.type(".")
    assert body(page) == (
        '<p><a href="https://www.example.com/nota">La nota</a> e '
        f'<a href="/articles/gucci-su-tmall/">{site}/articles/gucci-su-tmall/</a>.</p>'
    )
    save(page)
    assert Article.objects.get().body == body(page)
