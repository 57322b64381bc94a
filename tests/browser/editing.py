"""The editor in a browser: a page to write in, and what it has made of the text."""

import re
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path

from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

CLIPBOARD = Path(__file__).parent / "clipboard"
# What a program puts on the clipboard, as the event that a browser makes of it.
PASTE = """(box, {html, text, files}) => {
  const data = new DataTransfer();
  if (html) data.setData("text/html", html);
  if (text) data.setData("text/plain", text);
  for (const [name, type, base64] of files)
    data.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name, {type}));
  box.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
}"""
DROP = """(box, {name, type, base64}) => {
  const data = new DataTransfer();
  data.items.add(new File([Uint8Array.from(atob(base64), (one) => one.charCodeAt(0))], name, {type}));
  const {left, top} = box.getBoundingClientRect();
  for (const kind of ["dragenter", "dragover", "drop"])
    box.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true, clientX: left + 40, clientY: top + 40}));
}"""  # noqa: E501  one event in one line


def new_story(sign_in: Callable[[str], Page], site: str, user: User) -> Page:
    """The page of a new story, the caret in its text."""
    page = sign_in(user.username)
    page.goto(f"{site}/admin/articles/article/add/")
    page.locator(".tiptap").click()
    return page


def body(page: Page) -> str:
    """What the form would send."""
    return page.locator("textarea[name=body]").evaluate("one => new FormData(one.form).get('body')")


def paste(page: Page, html: str = "", text: str = "", files: list[tuple[str, str, bytes]] | None = None) -> None:
    encoded = [[name, kind, b64encode(data).decode()] for name, kind, data in files or []]
    page.locator(".tiptap").evaluate(PASTE, {"html": html, "text": text, "files": encoded})


def copied(name: str) -> str:
    """A clipboard's HTML as that program writes it."""
    return (CLIPBOARD / f"{name}.html").read_text(encoding="utf-8")


def drop(page: Page, selector: str, data: bytes, name: str = "vetrina.jpg", kind: str = "image/jpeg") -> None:
    page.locator(selector).evaluate(DROP, {"name": name, "type": kind, "base64": b64encode(data).decode()})


def save(page: Page, headline: str = "Due store su Tmall") -> None:
    page.get_by_label("Headline").fill(headline)
    page.get_by_role("button", name="Save and continue editing").click()
    expect(page).to_have_url(re.compile(r"/\d+/change/"))
