"""Takes the README's screenshots of a running demo site: `.venv/bin/python docs/screenshots.py http://127.0.0.1:8000`."""

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

FOLDER = Path(__file__).parent / "screenshots"
STORY = "Gucci apre due store"
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu"]


def main(site: str, program: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        page = browser.new_context(locale="en-GB", viewport={"width": 1280, "height": 860}).new_page()
        take(page, f"{site}/en/partnerships/gucci-tmall-luxury-pavilion/", "partnership")
        page.goto(f"{site}/admin/")
        page.get_by_label("Username").fill("editor")
        page.get_by_label("Password").fill("newsroom")
        page.get_by_role("button", name="Log in").click()
        page.goto(f"{site}/admin/articles/article/?q={STORY}")
        page.get_by_role("link", name=STORY).first.click()
        take(page, page.url, "desk")
        browser.close()


def take(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main(sys.argv[1].rstrip("/"), sys.argv[2] if len(sys.argv) > 2 else "/usr/bin/chromium")
