"""The bytes of a text file as text, or a sentence saying why they are none."""

import codecs
import re

from charset_normalizer import from_bytes

from articles.body.characters import visible

from .errors import UnreadableManuscript
from .messages import NOT_TEXT, TRUNCATED, UNKNOWN_ENCODING

_MAGIC = (
    b"PK\x03\x04", b"PK\x05\x06", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"%PDF-", b"\xd0\xcf\x11\xe0",
    b"{\\rtf", b"\x1f\x8b", b"7z\xbc\xaf", b"Rar!", b"II*\x00", b"MM\x00*", b"\x7fELF",
)  # fmt: skip
_UTF16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f]")
_ORDINARY = re.compile(r"[\x00-\x7f\xa0àèéìíîòóùúçñäëïöüâêôûÀÈÉÌÒÙÇÖÜÄ‘’“”«»„‚‹›–—…•·€£°º²®©™§¡¿½]+")
_MOJIBAKE = re.compile("Ã[\x80-\xbf\xa0ƒ‚„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ¨©ª²³¹¬]|â€|Â[\xa0-\xbf]")
# Below this length charset-normalizer has too little evidence and refuses even “Sì”.
_ENOUGH_TO_MEASURE = 200


def decode(data: bytes) -> str:
    """The visible text of a file in UTF-8, UTF-16 or Windows-1252.

    Raises UnreadableManuscript when the bytes are another kind of file, cut off or in another encoding.
    """
    if data.startswith(_MAGIC):
        raise UnreadableManuscript(NOT_TEXT)
    text = _utf16(data) if _is_utf16(data) else _eight_bit(data)
    if "\x00" in text or len(_CONTROLS.findall(text)) * 10 > len(text):
        raise UnreadableManuscript(NOT_TEXT)
    return visible(text)


def _is_utf16(data: bytes) -> bool:
    return data.startswith(tuple(mark for mark, _ in _UTF16)) or _unmarked_utf16(data) != ""


def _unmarked_utf16(data: bytes) -> str:
    sample = data[:4000]
    half = len(sample) // 2
    if half < 2:
        return ""
    first, second = sample[0::2].count(0), sample[1::2].count(0)
    if second * 10 >= half * 7 and first * 20 <= half:
        return "utf-16-le"
    if first * 10 >= half * 7 and second * 20 <= half:
        return "utf-16-be"
    return ""


def _utf16(data: bytes) -> str:
    for mark, name in _UTF16:
        if data.startswith(mark):
            data, encoding = data[len(mark) :], name
            break
    else:
        encoding = _unmarked_utf16(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        cut = error.end >= len(data) and error.reason in {"truncated data", "unexpected end of data"}
        raise UnreadableManuscript(TRUNCATED if cut else UNKNOWN_ENCODING) from None


def _eight_bit(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and _is_cut(data, error.start):
            raise UnreadableManuscript(TRUNCATED) from None
    if b"\x00" in data:
        raise UnreadableManuscript(NOT_TEXT)
    return _western(data)


def _is_cut(data: bytes, start: int) -> bool:
    # A lone last byte may be a Windows-1252 “à” (E0): only the lead bytes of Italian text, or
    # letters that were well-formed UTF-8 before, tell a cut.
    return not data[:start].isascii() or data[start] in {0xC2, 0xC3, 0xE2}


def _western(data: bytes) -> str:
    if len(data) >= _ENOUGH_TO_MEASURE:
        match = from_bytes(data, cp_isolation=["cp1252", "latin_1"]).best()
        text = "" if match is None else str(match)
    else:
        text = data.decode("cp1252", errors="replace")
    if not text or not _plausible(text):
        raise UnreadableManuscript(UNKNOWN_ENCODING)
    return text


def _plausible(text: str) -> bool:
    sample = text[:200_000]
    odd = len(_ORDINARY.sub("", sample))
    letters = sum(map(str.isalpha, sample))
    accented = letters - sum(character.isascii() for character in sample if character.isalpha())
    return odd * 50 <= letters and accented * 5 <= letters + 5 and not _MOJIBAKE.search(sample)
