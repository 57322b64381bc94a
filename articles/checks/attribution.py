"""Tells whether words say who said something, in Italian and English. No grammar: signs that are seldom wrong."""

import re

# Verbs of saying and nouns for what was said. Better one too many than a false alarm. All in small letters: a pattern
# that takes either case is five times as slow.
_ITALIAN = (
    r"dic(?:e|ono|endo|eva)|dett[oaie]|disse|dichiara\w*|afferma\w*|spieg(?:a|ano|at\w+|ava|ò)|aggiun(?:ge|gono|to|se)|"
    r"sostien\w+|sostenut\w+|comment(?:a|ano|ato|ò)|osserva(?:no|to)?|raccont(?:a|ano|ato|ò)|ricorda(?:no|to)?|"
    r"scriv(?:e|ono)|scritt[oaie]|scrisse|secondo|conferma(?:no|to)?|precisa(?:no|to)?|sottolinea(?:no|to)?|"
    r"conclu(?:de|so|se)|rispo(?:nde|sto|se)|annuncia\w*|ammett\w+|ammesso|avvert(?:e|ono|ito)|assicura(?:no|to)?|"
    r"defini(?:sce|ta|to|sse)|riferi(?:sce|scono|to)|rivela(?:no|to)?|stim(?:a|ano|ato)|calcola(?:no|to)?|"
    r"nota|lettera|comunicato|intervista|relazione|bilancio|bilanci|dati|fonti?|rapporto|studio|sondaggio|ricerca|documenti?"
)
_ENGLISH = (
    r"sa(?:id|ys?|ying)|t(?:old|ells?)|according|add(?:ed|s)|wr(?:ote|ites?|itten)|expla(?:ins?|ined)|stat(?:ed|es|ement)|"
    r"announce(?:d|s|ment)?|note[ds]|argue[ds]?|comment(?:ed|s)|call(?:ed|s)|describe[ds]|repl(?:ied|ies)|warn(?:ed|s)|"
    r"admit(?:ted|s)|insist(?:ed|s)|confirm(?:ed|s)|estimate[ds]?|report(?:ed|s|edly)?|letter|filing|interview|study|survey|"
    r"accounts|figures|data|sources?|research|disclosed"
)
_CUE = re.compile(rf"\b(?:{_ITALIAN}|{_ENGLISH})\b")
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]+"
_NAME = re.compile(rf"\b{_CAPITAL}\s+(?:(?:de|di|del|della|van|von|da|le|la)\s+)?{_CAPITAL}")
_QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")


def names_a_source(text: str) -> bool:
    """Whether something outside quotation marks says who said it or where it comes from."""
    return _has_cue(unquoted(text))


def names_somebody(text: str) -> bool:
    """The same, or two names with capitals in a row stand there, as first and family name do."""
    outside = unquoted(text)
    return _has_cue(outside) or _NAME.search(outside) is not None


def _has_cue(text: str) -> bool:
    return _CUE.search(text.lower()) is not None


def quotations(text: str) -> list[str]:
    """What stands between quotation marks, the marks included."""
    return _QUOTED.findall(text)


def unquoted(text: str) -> str:
    return _QUOTED.sub(" … ", text)
