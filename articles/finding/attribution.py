"""Quotation marks, names and words of saying, in Italian and English. No grammar: signs that are seldom wrong."""

import re

# Verbs of saying and nouns for what was said. Better one too many than a false alarm. All in small letters: a pattern
# that takes either case is five times as slow.
_ITALIAN = (
    r"dic(?:e|ono|endo|eva)|dett[oaie]|disse|dichiara\w*|afferma\w*|spieg(?:a|ano|at\w+|ava|ò)|aggiun(?:ge|gono|to|se)|"
    r"sostien\w+|sostenut\w+|comment(?:a|ano|ato|ò)|osserva(?:no|to)?|raccont(?:a|ano|ato|ò)|ricorda(?:no|to)?|"
    r"scriv(?:e|ono|eva)|scritt[oaie]|scrisse|conferma(?:no|to)?|precisa(?:no|to)?|sottolinea(?:no|to)?|"
    r"conclu(?:de|so|se)|rispo(?:nde|sto|se)|annuncia\w*|ammett\w+|ammesso|avvert(?:e|ono|ito)|assicura(?:no|to)?|"
    r"defini(?:sce|ta|to|sse)|riferi(?:sce|scono|to)|rivela(?:no|to)?|stim(?:a|ano|ato)|calcola(?:no|to)?|"
    r"prosegu(?:e|ito)|continua|ribadi(?:sce|to)|replica(?:to)?|promette|esulta|chiosa|"
    r"prevede|scherza|sorride|rivendica|ammonisce|incalza|ribatte|obietta|lamenta(?:to)?|auspica|confid(?:a|ato)|confess(?:a|ato)"
    r"|specifica(?:to)?|puntualizza|evidenzia(?:to)?|chiari(?:sce|to)|riassume|sintetizza|rileva(?:to)?"
)
_ITALIAN_SOURCES = (
    r"secondo|nota|lettera|comunicato|intervista|relazione|bilanci[oi]?|dati|fonti?|rapporto|studio|sondaggio|ricerca|"
    r"documenti?"
)
_ENGLISH = (
    r"sa(?:id|ys?|ying)|t(?:old|ells?)|add(?:ed|s)|wr(?:ote|ites?|itten)|expla(?:ins?|ined)|stat(?:ed|es|ement)|"
    r"announce(?:d|s|ment)?|note[ds]|argue[ds]?|comment(?:ed|s)|call(?:ed|s)|describe[ds]|repl(?:ied|ies)|warn(?:ed|s)|"
    r"admit(?:ted|s)|insist(?:ed|s)|confirm(?:ed|s)|estimate[ds]?|report(?:ed|s|edly)?|ask(?:ed|s)|went on|"
    r"predict(?:ed|s)|recall(?:ed|s)|joke[ds]|quip(?:ped|s)|concede[ds]|promise[ds]|declare[ds]|maintain(?:ed|s)|"
    r"observe[ds]|point(?:ed|s) out|remark(?:ed|s)|reveal(?:ed|s)|suggest(?:ed|s)|believe[ds]|continue[ds]|"
    r"conclude[ds]|claim(?:ed|s)|urge[ds]|stress(?:ed|es)|boast(?:ed|s)|laugh(?:ed|s)"
)
_ENGLISH_SOURCES = r"according|letter|filing|interview|study|survey|accounts|figures|data|sources?|research|disclosed"
SAYING = re.compile(rf"\b(?:{_ITALIAN}|{_ENGLISH})\b")
_CUE = re.compile(rf"\b(?:{_ITALIAN}|{_ENGLISH}|{_ITALIAN_SOURCES}|{_ENGLISH_SOURCES})\b")
CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w’'-]+"
_FIRST = r"(?:(?:de|di|del|della|van|von|da|le|la|den|der|al)\s+){0,2}"
_LATER = r"(?:(?:de|van|von|den|der)\s+){0,2}"  # “Max Poe la Cina” is no name
NAME = re.compile(rf"\b{CAPITAL}\s+{_FIRST}{CAPITAL}(?:\s+{_LATER}{CAPITAL}){{0,2}}")
QUOTED = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"]*\"")


def names_a_source(text: str) -> bool:
    """Whether something outside quotation marks says who said it or where it comes from."""
    return _has_cue(unquoted(text))


def names_somebody(text: str) -> bool:
    """The same, or two names with capitals in a row stand there, as first and family name do."""
    outside = unquoted(text)
    return _has_cue(outside) or NAME.search(outside) is not None


def _has_cue(text: str) -> bool:
    return _CUE.search(text.lower()) is not None


def quotations(text: str) -> list[str]:
    """What stands between quotation marks, the marks included."""
    return QUOTED.findall(text)


def unquoted(text: str) -> str:
    return QUOTED.sub(" … ", text)
