"""Spaces and words of what is read in."""

import re

_SPACES = re.compile("[ \t\n]+")
_BREAKS = re.compile("<br>|</(?:p|li|h2|h3)>")
_TAGS = re.compile("<[^<>]*>")


def single_spaced(text: str) -> str:
    """The text on one line, runs of spaces as one; no-break spaces stay as written."""
    return _SPACES.sub(" ", text).strip(" ")


def text_of(markup: str) -> str:
    """The words of well-formed HTML on one line; its only entities are those escaped() writes."""
    text = _TAGS.sub("", _BREAKS.sub(" ", markup))
    return single_spaced(text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"))
