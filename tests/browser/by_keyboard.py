"""Goes about a page as somebody without a pointer does."""

from playwright.sync_api import Locator, Page

FOCUSED = "one => one === document.activeElement"


def go(page: Page, to: Locator, key: str = "Tab", most: int = 80) -> None:
    """Presses a key until what is looked for has the keyboard; fails where it never gets it, or can't be seen then."""
    for _press in range(most):
        if to.evaluate(FOCUSED):
            assert to.evaluate("one => one.checkVisibility({ visibilityProperty: true })")
            return
        page.keyboard.press(key)
    raise AssertionError(f"{key} doesn't lead to {to}")


def use(page: Page, to: Locator, key: str = "Enter") -> None:
    """Goes there, and presses it."""
    go(page, to)
    page.keyboard.press(key)
