"""The words by which the desk's list finds a story: as they are written, less their accents."""

import re
from functools import reduce
from operator import and_

from django.contrib.postgres.search import Lexeme, SearchQuery, SearchVector
from django.db.models import Func, Model, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat, Lower

from articles.models.few import narrowed
from companies.folding import fold, folded

# What PostgreSQL's parser would take as part of a word, or as a number's sign.
_MARKS = "-_./:@&'+~"
MOST_WORDS = 12


def _folded() -> Func:
    parts = ("kicker", "headline", "standfirst", "slug", "names")
    spaced = [piece for part in parts for piece in (part, Value(" "))]
    text = Concat(*spaced, output_field=TextField())
    # Folded first: a database whose locale is C lowers no letter with an accent.
    marks, blanks = Value(_MARKS), Value(" " * len(_MARKS))
    return Func(Lower(folded(text)), marks, blanks, function="translate", output_field=TextField())


WORDS = SearchVector(_folded(), config="simple")
_TABLE = str.maketrans(_MARKS, " " * len(_MARKS))


def searched[M: Model](rows: QuerySet[M], term: str) -> QuerySet[M]:
    """Those in which every word of the term begins a word; with a term that has no words, none."""
    words = re.findall(r"\w+", fold(term).lower().translate(_TABLE))[:MOST_WORDS]
    if not words:
        return rows.none() if term.strip() else rows
    lexemes = reduce(and_, (Lexeme(word, prefix=True) for word in words))
    wanted = SearchQuery(lexemes, config="simple", search_type="raw")
    # Rare beginnings are found by the words' index; of frequent ones, a walk along the rows' own order soon meets
    # enough. What is rare is told of these rows: a frequent word may stand in none of the English ones.
    return narrowed(rows, rows.filter(search=wanted).values_list("pk", flat=True), Q(search=wanted))
