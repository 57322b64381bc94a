"""Suggests better typography: marks and spaces, and the few accents that are plain slips. No words, no ORM.

What others are quoted with stays as it is: quotations set apart, and what stands between quotation marks for
longer than a title; so do addresses, code, mentions, and passages marked as being in another language.
"""

from articles.typography.changes import Change
from articles.typography.reading import Run, of_html, of_text
from articles.typography.rules import suggest

__all__ = ["Change", "in_html", "in_text"]


def in_text(text: str, language: str) -> list[Change]:
    """For a text without markup, such as a headline, in “it” or “en”."""
    return _changes(of_text(text), language)


def in_html(source: str, language: str) -> list[Change]:
    """For a body that `articles.body.clean` has let through; offsets are those of the HTML."""
    return _changes(of_html(source, language), language)


def _changes(runs: list[Run], language: str) -> list[Change]:
    return [change for run in runs for change in suggest(run, language)]
