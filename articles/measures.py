"""How long a text is, and how long its headline and standfirst may be: one home for the desk's figures.

Search engines publish no limits. 600 px is the width that a result's title has had on desktops since 2016, set in
20 px Arial; it holds about 60 characters. Of a description about 160 characters are shown.
"""

import math

from articles import body
from articles.compare.reading import words_in

WORDS_A_MINUTE = 200
SEARCH_TITLE = 60
SEARCH_TITLE_PIXELS = 600
SEARCH_DESCRIPTION = 160
# Three lines of the narrowest card, a quarter of the sheet.
CARD_HEADLINE = 80


def words(text: str) -> int:
    """How many words a body's HTML holds, counted as they are where texts are compared."""
    return len(words_in(body.plain(text)))


def minutes(count: int) -> int:
    """How long so many words are read, in whole minutes: never none."""
    return max(1, math.ceil(count / WORDS_A_MINUTE))
