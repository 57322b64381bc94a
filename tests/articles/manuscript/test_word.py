import struct
import zipfile

import pytest

from articles.manuscript import UnreadableManuscript, read
from articles.manuscript.messages import PICTURES_LEFT_OUT, TABLE_FLATTENED
from articles.manuscript.word import MAX_ELEMENTS
from tests.articles.manuscript.samples import NAMESPACE, PARAGRAPH, docx, paragraph, zipped

PICTURE = (
    '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData>'
    '<pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
    '<a:blip r:embed="r1" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>'
    "</pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)  # fmt: skip
RELATIONSHIPS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship'
    ' Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"'
    ' Target="media/a.png"/>'
    "</Relationships>"
)


def test_the_styles_of_word_become_headline_standfirst_and_headings():
    manuscript = read(
        "a.docx",
        docx(
            paragraph("Il titolo.", "Titolo"),
            paragraph("Il sommario", "Sottotitolo"),
            paragraph(PARAGRAPH),
            paragraph("Uno", "Titolo1"),
            paragraph("Due", "Titolo2"),
            paragraph("Quattro", "Titolo4"),
            paragraph("Fine", run="<w:rPr><w:b/></w:rPr>"),
        ),
    )

    assert (manuscript.headline, manuscript.standfirst) == ("Il titolo", "Il sommario")
    assert manuscript.body == (
        f"<p>{PARAGRAPH}</p><h2>Uno</h2><h2>Due</h2><h3>Quattro</h3><p><strong>Fine</strong></p>"
    )
    assert manuscript.notes == ()


def test_a_first_heading_is_the_headline_without_a_title():
    assert read("a.docx", docx(paragraph("T", "Titolo1"), paragraph(PARAGRAPH))).headline == "T"


def test_a_quotation_style_and_a_footnote_are_read():
    note = f'<w:footnotes {NAMESPACE}><w:footnote w:id="2">{paragraph("La nota")}</w:footnote></w:footnotes>'
    manuscript = read(
        "a.docx",
        docx(
            paragraph(PARAGRAPH).replace("</w:p>", '<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'),
            paragraph("Detto", "Citazione"),
            **{"word/footnotes.xml": note},
        ),
    )

    assert manuscript.body == (f"<p>{PARAGRAPH}[1]</p><blockquote><p>Detto</p></blockquote><ol><li>La nota</li></ol>")


def test_a_date_before_the_text_is_read():
    manuscript = read("a.docx", docx(paragraph("dicembre 2020"), paragraph("T", "Titolo"), paragraph(PARAGRAPH)))

    assert (manuscript.dated, manuscript.body) == ("2020-12", f"<p>{PARAGRAPH}</p>")


def test_pictures_are_left_out_and_tables_flattened():
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("uno", "due"))
    manuscript = read(
        "a.docx",
        docx(
            paragraph(PARAGRAPH),
            PICTURE,
            f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>",
            **{"word/_rels/document.xml.rels": RELATIONSHIPS, "word/media/a.png": "x" * 1000},
        ),
    )

    assert manuscript.body == f"<p>{PARAGRAPH}</p><p>uno</p><p>due</p>"
    assert {PICTURES_LEFT_OUT, TABLE_FLATTENED} <= set(manuscript.notes)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (docx(paragraph(PARAGRAPH))[:-40], "damaged or incomplete"),
        (docx(paragraph(PARAGRAPH))[:100], "damaged or incomplete"),
        (zipped({"word/document.xml": "<w:document"}), "damaged or incomplete"),
        (zipped({"word/document.xml": "<a/>"}), "no text in it|damaged or incomplete"),
        (zipped({"altro.xml": "<a/>"}), "no Word text inside"),
        (b"testo semplice", r"not a Word \(\.docx\) file"),
        (b"\xd0\xcf\x11\xe0" + b"\x00" * 600, r"old \(\.doc\) or a password-protected"),
        (docx(), "no text in it"),
        (docx("<w:p/>" * (MAX_ELEMENTS + 1)), "too much markup"),
        (docx("<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000), "damaged or incomplete"),
    ],
    ids=["cut", "cut early", "bad xml", "other xml", "other zip", "text", "ole", "empty", "dense", "deep"],
)
def test_a_file_that_is_no_sound_word_file_is_refused(data, sentence):
    with pytest.raises(UnreadableManuscript, match=sentence):
        read("a.docx", data)


def test_entities_are_refused():
    document = '<!DOCTYPE a [<!ENTITY b "x">]><a>&b;</a>'

    with pytest.raises(UnreadableManuscript, match="damaged or incomplete"):
        read("a.docx", zipped({"word/document.xml": document}))
    with pytest.raises(UnreadableManuscript, match="damaged or incomplete"):
        read("a.docx", docx(paragraph(PARAGRAPH), **{"word/numbering.xml": document}))


def test_a_zip_bomb_is_refused_by_its_directory():
    with pytest.raises(UnreadableManuscript, match="far larger inside"):
        read("a.docx", docx(paragraph(PARAGRAPH), **{"word/media/a.bin": "\0" * 60_000_000}))


def test_endless_text_is_refused():
    with pytest.raises(UnreadableManuscript, match="far larger inside"):
        read("a.docx", docx(paragraph("a" * 11_000_000)))


def test_a_zip_bomb_whose_directory_lies_is_refused():
    bomb = bytearray(docx(paragraph("a" * 60_000_000)))
    place = bomb.index(b"PK\x01\x02")
    struct.pack_into("<I", bomb, place + 24, 1000)

    with pytest.raises(UnreadableManuscript, match="damaged or incomplete"):
        read("a.docx", bytes(bomb))


def test_the_archive_is_never_inflated_at_once(monkeypatch):
    asked: list[int | None] = []
    original = zipfile.ZipExtFile.read

    def noticed(self: zipfile.ZipExtFile, n: int | None = -1) -> bytes:
        asked.append(n)
        return original(self, n)

    monkeypatch.setattr(zipfile.ZipExtFile, "read", noticed)
    with pytest.raises(UnreadableManuscript, match="far larger inside"):
        read("a.docx", docx(paragraph("a" * 11_000_000)))

    assert asked
    assert all(size is not None and 0 < size <= 1_000_000 for size in asked)
