"""What a body may hold: its tags, and the values that their attributes may take.

    p h2 h3 ul ol li blockquote          blocks; items, quotations and cells hold blocks in turn
    strong em a[href] br                 marks in a line
    span[data-company]                   a mark: the words name this company of the register
    figure[data-kind=pull]               blockquote and figcaption: a pull quote and its speaker
    figure[data-kind=picture]            data-picture, data-alt and figcaption, the caption
    figure[data-kind=embed]              data-url and figcaption, the title
    table tbody tr th td                 cells hold paragraphs, and may span others

Figures and tables stand at the top only.
"""

import re
from urllib.parse import SplitResult, urlsplit

TAGS = {
    "p", "h2", "h3", "ul", "ol", "li", "blockquote", "strong", "em", "a", "br", "span",
    "figure", "figcaption", "table", "tbody", "tr", "th", "td",
}  # fmt: skip
LONGEST_ALT = 250
LONGEST_ADDRESS = 2000
WIDEST = 20
"""How many cells one of them may span, either way."""

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_NUMBER = re.compile(r"[1-9][0-9]{0,17}", re.ASCII)  # what the database's whole numbers hold
SERVICES = {
    "youtube.com": "YouTube",
    "youtu.be": "YouTube",
    "vimeo.com": "Vimeo",
    "instagram.com": "Instagram",
    "x.com": "X",
    "twitter.com": "X",
    "tiktok.com": "TikTok",
    "linkedin.com": "LinkedIn",
    "open.spotify.com": "Spotify",
    "soundcloud.com": "SoundCloud",
}


def link(written: str) -> str:
    """An address that a link may have, or "": of the web, of mail, or relative to the page."""
    # Browsers read over line breaks and tabs inside an address, and blanks around it.
    address = re.sub(r"[\t\n]", "", written).strip().replace(" ", "%20")
    scheme = _SCHEME.match(address)
    if scheme is None and ":" in re.split("[/?#]", address, maxsplit=1)[0]:
        return ""
    if scheme and not _leads_somewhere(scheme[1].lower(), address):
        return ""
    return address if len(address) <= LONGEST_ADDRESS else ""


def _leads_somewhere(scheme: str, address: str) -> bool:
    parts = _split(address)
    return scheme == "mailto" or (scheme in {"http", "https"} and parts is not None and bool(parts.hostname))


def is_absolute(address: str) -> bool:
    """Whether an address that `link` let through says its scheme."""
    return _SCHEME.match(address) is not None


def embed(written: str) -> str:
    """The address of something that may be shown as a card, or ""."""
    address = link(written)
    return address if service(address) else ""


def service(address: str) -> str:
    """The name of the service behind an embed's address; "" for any other address."""
    parts = _split(address)
    if parts is None or parts.scheme != "https" or parts.netloc != parts.hostname:
        return ""
    host = re.sub(r"^(?:www|m)\.", "", parts.hostname)
    return SERVICES.get(host, "") if parts.path.strip("/") else ""


def _split(address: str) -> SplitResult | None:
    """The parts of an address; None where its host or its port is none."""
    try:
        parts = urlsplit(address)
        return parts if parts.port is None or parts.port else None
    except ValueError:
        return None


def number(written: str) -> str:
    """An id as the database could hold it, or ""."""
    written = written.strip()
    return written if _NUMBER.fullmatch(written) else ""


def reach(written: str) -> int:
    """How many columns or rows a cell spans: 1 for whatever is no such number."""
    return min(int(number(written) or 1), WIDEST)
