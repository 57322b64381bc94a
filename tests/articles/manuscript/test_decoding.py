import codecs

import pytest

from articles.manuscript import UnreadableManuscript
from articles.manuscript.decoding import decode

TEXT = "La città è più bella – l’e-tailer “cinese” costa 5 €, perché così."


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode("utf-8"),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
    ],
    ids=["utf-8", "utf-8 marked", "utf-16 marked", "utf-16-be marked", "utf-16-le", "utf-16-be", "cp1252"],
)
def test_a_text_is_decoded_from_every_usual_encoding(data):
    assert decode(data) == TEXT


@pytest.mark.parametrize("text", ["La città", "“Sì”", "è", "perché no? L’oro c’è.", TEXT * 100])
def test_windows_letters_are_read_in_short_and_long_texts(text):
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize("data", ["perché no, è così”".encode()[:-1], "citt\u00e0".encode()[:-1]])
def test_a_text_cut_inside_a_letter_is_truncated(data):
    with pytest.raises(UnreadableManuscript, match="truncated"):
        decode(data)


def test_a_utf16_text_cut_inside_a_letter_is_truncated():
    with pytest.raises(UnreadableManuscript, match="truncated"):
        decode(TEXT.encode("utf-16")[:-1])


def test_a_windows_text_that_ends_with_an_accent_is_not_truncated():
    assert decode(b"Una nuova citt\xe0") == "Una nuova città"


@pytest.mark.parametrize(
    "data",
    [
        "La città è più bella così.".encode("mac_roman"),
        ("Новый магазин открывается завтра. " * 3).encode("cp1251"),
        ("Новый магазин открывается завтра. " * 30).encode("cp1251"),
        bytes(range(128, 256)) * 4,
        "La città è bella e anche più".encode() + b"\xff grande",
        b"parola " * 100 + "La città è bella e anche più".encode() + b"\xff grande",
        "Una parola in più, e altre ancora senza accenti per fare numero".encode() + b"\xff",
        b"caf\x81 e basta",
    ],
    ids=[
        "mac",
        "cyrillic",
        "long cyrillic",
        "every high byte",
        "one wrong byte in utf-8",
        "long",
        "sparse",
        "undefined byte",
    ],
)
def test_letters_that_would_be_guesses_are_refused(data):
    with pytest.raises(UnreadableManuscript, match="letters of this file cannot be read"):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0jpeg", b"GIF89a", b"%PDF-1.7",
        b"PK\x03\x04zip", b"{\\rtf1 testo}",
        b"\xd0\xcf\x11\xe0\xa1\xb1", b"testo\x00con zeri", b"\x01\x02\x03testo",
        "zeri \u00e8".encode("cp1252") + b"\x00",
    ],
)  # fmt: skip
def test_another_kind_of_file_is_refused(data):
    with pytest.raises(UnreadableManuscript, match="not text but another kind of file"):
        decode(data)


def test_every_line_end_becomes_one_line_feed():
    assert decode("a\r\nb\rc\x0cd\u2028e\u2029f".encode()) == "a\nb\nc\nd\ne\nf"
