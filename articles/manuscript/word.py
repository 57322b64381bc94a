"""Word (.docx) files as blocks."""

import io
import lzma
import re
import struct
import zipfile
import zlib
from xml.sax import ContentHandler, SAXException
from xml.sax.xmlreader import AttributesImpl

import defusedxml.sax
import mammoth
from defusedxml.common import DefusedXmlException

from .blocks import Source
from .errors import UnreadableManuscript
from .markup import blocks_of
from .messages import (
    DAMAGED_WORD,
    EMPTY,
    INFLATED_WORD,
    NO_WORD_TEXT,
    NOT_WORD,
    OLD_WORD,
    TOO_MUCH_MARKUP,
)

MAX_UNCOMPRESSED = 50_000_000
MAX_XML = 10_000_000
MAX_ELEMENTS = 60_000
_TEXT_PART = "word/document.xml"
_OLE = b"\xd0\xcf\x11\xe0"
# NotImplementedError and RuntimeError: compression and encryption zipfile does not know.
_ZIP_ERRORS = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, RuntimeError,
    ValueError, struct.error, LookupError, OverflowError,
)  # fmt: skip
_CHUNK = 1_000_000
_BACK_LINK = re.compile(r' <a href="#(?:foot|end)note-ref-[^"]*">↑</a>')
_STYLES = """
p[style-name='Title'] => h1:fresh
p.Title => h1:fresh
p[style-name='Subtitle'] => subtitle:fresh
p.Subtitle => subtitle:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
"""


def read(data: bytes) -> Source:
    """The blocks of a .docx file, pictures and comments left out.

    Raises UnreadableManuscript for a file that is damaged, hostile or another kind of file.
    """
    if not data.strip():
        raise UnreadableManuscript(EMPTY)
    if data.startswith(_OLE):
        raise UnreadableManuscript(OLD_WORD)
    if not data.startswith(b"PK"):
        raise UnreadableManuscript(NOT_WORD)
    parts = _parts(data)
    _check(parts)
    source = blocks_of(_html(parts))
    source.emphasis_is_standfirst = False
    return source


def _parts(data: bytes) -> dict[str, bytes]:
    """The XML parts of the archive, never more than MAX_XML bytes whatever its directory says."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MAX_UNCOMPRESSED:
                raise UnreadableManuscript(INFLATED_WORD)
            if _TEXT_PART not in archive.namelist():
                raise UnreadableManuscript(NO_WORD_TEXT)
            parts: dict[str, bytes] = {}
            for name in archive.namelist():
                if name.endswith((".xml", ".rels")) and name not in parts:
                    parts[name] = _part(archive, name, MAX_XML - sum(map(len, parts.values())))
            return parts
    except UnreadableManuscript:
        raise
    except _ZIP_ERRORS:
        raise UnreadableManuscript(DAMAGED_WORD) from None


def _part(archive: zipfile.ZipFile, name: str, room: int) -> bytes:
    chunks: list[bytes] = []
    with archive.open(name) as stream:
        while chunk := stream.read(min(_CHUNK, room + 1)):
            chunks.append(chunk)
            room -= len(chunk)
            if room < 0:
                raise UnreadableManuscript(INFLATED_WORD)
    return b"".join(chunks)


class _Elements(ContentHandler):
    """Counts elements, because mammoth takes time by the element and not by the byte."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        self.count += 1
        if self.count > MAX_ELEMENTS:
            raise UnreadableManuscript(TOO_MUCH_MARKUP)


def _check(parts: dict[str, bytes]) -> None:
    elements = _Elements()
    try:
        for part in parts.values():
            defusedxml.sax.parseString(part, elements, forbid_dtd=True)
    except UnreadableManuscript:
        raise
    except (SAXException, DefusedXmlException, LookupError, ValueError):
        raise UnreadableManuscript(DAMAGED_WORD) from None


def _html(parts: dict[str, bytes]) -> str:
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as copy:
        for name, part in parts.items():
            copy.writestr(name, part)
    try:
        result = mammoth.convert_to_html(
            archive,
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(lambda image: {"src": ""}),
            external_file_access=False,
        )
    # Mammoth answers a broken document with whatever its own code trips over (KeyError, TypeError…).
    except Exception:
        raise UnreadableManuscript(DAMAGED_WORD) from None
    return _BACK_LINK.sub("", result.value)
