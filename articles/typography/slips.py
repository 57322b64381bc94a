"""Accents and apostrophes that are plain slips in Italian. Names and foreign words are none of them."""

import re
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Slip:
    pattern: re.Pattern[str]
    by: str | Callable[[re.Match[str]], str]
    reason: str


def _pattern(written: str) -> re.Pattern[str]:
    return re.compile(written, re.IGNORECASE)


def _accent(letter: str) -> Callable[[re.Match[str]], str]:
    """Puts the letter at the end, in capitals where the word is."""

    def put(match: re.Match[str]) -> str:
        stem = match[1]
        return stem + (letter.upper() if stem.isupper() else letter)

    return put


# Words in -ché, and né, sé and the numbers in -tré have a closed e: so the dictionaries (Zingarelli, Treccani).
_CLOSED = (
    r"perch|poich|affinch|bench|cosicch|giacch|finch|purch|sicch|nonch|anzich|granch|fuorch|dopodich|acciocch|macch|"
    r"allorch|dacch|talch|(?:venti|trenta|quaranta|cinquanta|sessanta|settanta|ottanta|novanta|cento)tr"
)
# Written with an apostrophe for want of an accent: words that nothing is ever cut from.
_IN_A = (
    "citt|societ|attivit|qualit|novit|unit|realt|possibilit|pubblicit|universit|libert|propriet|difficolt|volont|et|"
    "quantit|met|gi|sar|avr|far|potr|dovr|verr|vorr|dar|andr|rester|diventer|aprir|arriver|partir"
)
_DONE = r"(?:['’])(?!\w)"
_ITALIAN = (
    # “E'” is what keyboards without È give; “e'” before a blank is the verb.
    Slip(re.compile(r"(?<![\w'’])E['’](?=\s)"), "È", "capital-e"),
    Slip(re.compile(r"(?:(?<![\w'’])|(?<=\w['’]))e['’](?=\s)"), "è", "accent"),
    Slip(_pattern(rf"\b({_CLOSED})(?:è(?!\w)|e{_DONE})"), _accent("é"), "closed-e"),
    Slip(re.compile(r"(?<![\w'’])([nNsS])è(?![\w'’])"), r"\1é", "closed-e"),
    Slip(_pattern(r"\b(cio|caff|ahim|ohim)é(?!\w)"), _accent("è"), "open-e"),
    Slip(re.compile(r"(?:(?<![\w'’])|(?<=\w['’]))é(?=\s)"), "è", "open-e"),
    Slip(re.compile(r"(?<![\w'’])É(?=\s)"), "È", "open-e"),
    Slip(_pattern(rf"\b(pi|gi)(?:ú(?!\w)|u{_DONE})"), _accent("ù"), "grave"),
    Slip(_pattern(rf"\b(cos|luned|marted|mercoled|gioved|venerd)(?:í(?!\w)|i{_DONE})"), _accent("ì"), "grave"),
    Slip(_pattern(rf"\b({_IN_A})a{_DONE}"), _accent("à"), "accent"),
    Slip(_pattern(rf"\b(pu|per|ci)o{_DONE}"), _accent("ò"), "accent"),
    # A cut word takes an apostrophe, no accent. With a capital it is the river.
    Slip(re.compile(r"\b([Uu]n )p(?:o|ò)(?![\w'’])"), r"\1po’", "cut"),
    # “Qual” stands alone before a vowel, as “tal” does: nothing is cut.
    Slip(re.compile(r"\b([Qq]ual)['’](?=(?:è|é|era|erano|e['’])(?!\w))"), r"\1 ", "not-cut"),
    # One syllable that is no other word takes no accent.
    Slip(re.compile(r"\b([Qq]u)[ìí](?!\w)"), r"\1i", "no-accent"),
    Slip(re.compile(r"\b([Qq]u)à(?!\w)"), r"\1a", "no-accent"),
)
SLIPS: dict[str, tuple[Slip, ...]] = {"it": _ITALIAN, "en": ()}
