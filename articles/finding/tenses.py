"""Whether words look ahead or back, in Italian and English."""

import re

FUTURE = {
    "it": re.compile(r"\b(?:\w{2,}(?:rà|ranno)|(?:è|sono|era) attes[oaie]|(?:è|sono) previst[oaie])\b"),
    "en": re.compile(r"\b(?:will|won[’']t|(?:is|are) (?:due|set|expected|scheduled|to))\b|\w[’']ll\b"),
}
"""The future tense and what stands for it; seldom wrong."""
PLANS = re.compile(
    r"\b(?:dovrebbe(?:ro)?|potrebbe(?:ro)?|punta(?:no)? a|conta(?:no)? di|prevede(?:no)?|sta(?:nno)? per|in arrivo|"
    r"in programma|attes[oaie]|previst[oaie]|mira(?:no)? a|intende|intendono|"
    r"plans?|expects?|aims?|intends?|hopes?|should|would|could|may|due (?:to|by|on)|"
    r"to (?:open|close|launch|buy|start|begin|join|take|sell|debut|arrive|end|complete|become|leave|move|acquire))\b"
)
"""What is only meant to happen."""
ABANDONED = re.compile(
    r"\b(?:doveva(?:no)?|avrebbe(?:ro)? dovuto|era(?:no)? (?:previst|stat)[oaie]|"
    r"(?:aveva(?:no)? (?:sperat|previst|contat)o|sperava(?:no)?|voleva(?:no)?)|"
    r"had (?:hoped|planned|meant|wanted|expected)|"
    r"(?:was|were) (?:to|due|expected|meant|supposed))\b"
)
"""What was meant to happen and is told as if it would not."""
_DONE = (
    r"(?:apert|chius|complet|perfezion|acquisi|acquist|cedut|lanciat|firmat|inaugurat|conclus|siglat|rilevat|debuttat|"
    r"fondat|sbarcat|approdat|quotat|scadut|fus)"
)
EVENT_DONE = re.compile(
    rf"\b(?:ha|hanno|aveva(?:no)?|è|sono|era(?:no)?|fu) (?:(?!non\b)\w+ ){{0,2}}?{_DONE}\w*|"
    r"\b(?:aprì|chiuse|lanciò|firmò|acquistò|rilevò|debuttò|nacque|inaugurò)\b|"
    r"\b(?:opened|closed|completed|acquired|launched|debuted|founded|ended|expired|merged|inaugurated|listed)\b",
    re.IGNORECASE,
)
"""What companies do on a day, told as done."""
EVENT_NOW = re.compile(
    r"\b(?:apre|aprono|chiude|chiudono|lancia(?:no)?|parte|partono|debutta(?:no)?|arriva(?:no)?|attiva(?:no)?|entra(?:no)?|"
    r"scatta(?:no)?|sbarca(?:no)?|inaugura(?:no)?|passa(?:no)?|scade|scadono|comincia(?:no)?|inizia(?:no)?|"
    r"diventa(?:no)?|torna(?:no)?|slitta(?:no)?|returns|reopens|moves|"
    r"opens?|closes?|launch(?:es)?|starts?|begins?|debuts?|takes?|arrives?|joins?|ends?|expires?|becomes?|leaves?)\b",
    re.IGNORECASE,
)
"""The same in the present tense, with which both languages tell of what is near."""
EVENT_TO_COME = re.compile(
    r"\b(?:aprir|chiuder|lancer|partir|debutter|arriver|attiver|entrer|scatter|sbarcher|inaugurer|passer|scadr|"
    r"comincer|inizier|firmer|acquister|comprer|rilever|ceder|lascer|completer)(?:à|anno)\b|"
    r"\b(?:will|to) (?:be )?(?:open|close|launch|start|begin|debut|take|arrive|join|end|expire|become|leave|buy|"
    r"acquire|sign)",
    re.IGNORECASE,
)
"""The same in the future tense."""
PAST = re.compile(
    r"\b(?:ha|hanno|aveva(?:no)?|era(?:no)?|furono|fu|(?:è|sono)(?: \w+)? \w{3,}(?:t|s)[oaie]|"
    r"[a-z]{3,}(?:ava|[aei]vano)|[a-z]{2,}eva)\b|"
    r"\b(?:was|were|had|sold|took|made|bought|began|went|came|left|fell|rose|said|[a-z]{3,}ed)\b"
)
"""Any past tense: what a date without its year is then reckoned back from."""


def looks_ahead(text: str) -> bool:
    return any(pattern.search(text) for pattern in (FUTURE["it"], FUTURE["en"], PLANS))


def tells_an_event(text: str) -> bool:
    return any(pattern.search(text) for pattern in (EVENT_DONE, EVENT_NOW, EVENT_TO_COME))
