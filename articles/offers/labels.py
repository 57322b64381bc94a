"""What a milestone is called that a sentence tells of: the sentence without its date."""

import re

from articles.finding.sentences import Span
from articles.manuscript.proposals import bare, shortened
from companies.models import Milestone

_LEAD = re.compile(
    r"(?:^|[\s,(“«])(?:a partire )?(?:da|dal|dall[’']|dalla|a|ad|al|all[’']|il|l[’']|in|nel|nell[’']|entro|entro il|"
    r"on|from|by|in|since|as of|starting(?: from| on| in)?|at the beginning of|la|the)\s*$",
    re.IGNORECASE,
)
_CONNECTING = re.compile(
    r"(?:poi|quindi|inoltre|infatti|invece|però|dunque|then|also|however|meanwhile|instead),?\s+", re.IGNORECASE
)
_PAIRS = (("“", "”"), ("«", "»"), ("(", ")"))
_LEAST_WORDS = 3

Category = Milestone.Category
_CATEGORIES = (
    (Category.DISPUTE, r"cit\w+ in giudizio|causa|tribunale|sues?|sued|lawsuit|court"),
    (Category.RENEWAL, r"rinnov\w+|renew\w*|extend\w*|prorog\w+"),
    (Category.END, r"scad\w+|chiud\w+|chius\w+|termin\w+|finir\w+|ends?|ended|expires?|expired|closes?|closed"),
    (Category.LAUNCH, r"lanc\w+|debutt\w+|launch\w*|debuts?|debuted"),
    (Category.OPENING, r"apr\w+|apert\w+|inaugur\w+|attiv\w+|opens?|opened|opening|store|negozio|flagship"),
    (Category.ANNOUNCEMENT, r"annunc\w+|announc\w+"),
)


def label_of(sentence: str, date: Span) -> str:
    """At most as long as a milestone's label is; `date` is the place of its words in the sentence."""
    before, after = sentence[: date[0]], sentence[date[1] :]
    lead = _LEAD.search(before)
    before = before[: lead.start()] if lead else before
    rest = sentence
    if not before.strip(' ,“«"('):
        rest = after.lstrip(" ,;:–—")
        rest = rest[len(found[0]) :] if (found := _CONNECTING.match(rest)) else rest
    elif not after.strip(' .!?…,;”»")'):
        rest = before.rstrip(" ,;:–—")
    if len(rest.split()) < _LEAST_WORDS:
        rest = sentence
    for opening, closing in _PAIRS:
        if rest.count(opening) != rest.count(closing):
            rest = rest.replace(opening, "").replace(closing, "")
    label = bare(" ".join(rest.split()))
    most = Milestone._meta.get_field("label").max_length or 0
    return shortened(label[:1].upper() + label[1:], most)


def category_of(sentence: str) -> str:
    """What the sentence's words tell of it."""
    matching = (kind for kind, words in _CATEGORIES if re.search(rf"\b(?:{words})\b", sentence, re.IGNORECASE))
    return next(matching, Category.OTHER)
