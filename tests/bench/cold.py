"""What a browser with an empty cache fetches to open the story page, and how long that takes."""

import sys

from playwright.sync_api import Browser, sync_playwright

from tests import machine
from tests.bench.figures import Figure, timed

MOST = 250_000
"""Bytes over the line, compressed."""
ARGUMENTS = "--headless --no-sandbox --disable-gpu --disable-background-networking --disable-component-update"


def measure(where: tuple[str, int], cookies: str, path: str) -> list[Figure]:
    program = machine.chromium()
    if not program:
        sys.exit("The page's bytes are measured in Chromium, which is not here and can't be fetched.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS.split())
        address = f"http://{where[0]}:{where[1]}{path}"
        opened = timed(
            "story page, cold in Chromium", lambda: _open(browser, address, cookies), rounds=5, most_bytes=MOST
        )
        browser.close()
    return [opened]


def _open(browser: Browser, address: str, cookies: str) -> bytes:
    """As many bytes as came, until nothing more came for half a second."""
    context = browser.new_context(locale="en-GB")
    pairs = (cookie.split("=") for cookie in cookies.split("; "))
    context.add_cookies([{"name": name, "value": value, "domain": "127.0.0.1", "path": "/"} for name, value in pairs])
    page = context.new_page()
    came: list[float] = []
    line = context.new_cdp_session(page)
    line.on("Network.loadingFinished", lambda event: came.append(event["encodedDataLength"]))
    line.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    page.locator("#id_body_editor").wait_for()
    context.close()
    return bytes(int(sum(came)))
