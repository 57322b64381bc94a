"""Texts and hand-zipped Word files the tests share."""

import io
import zipfile
from pathlib import Path

SEED = (Path(__file__).parent / "data" / "gucci-tmall-2020-12.txt").read_bytes()
PARAGRAPH = (
    "Il gruppo conciario ha aperto un nuovo stabilimento in Toscana. La produzione comincia a marzo"
    " e darà lavoro a cento persone della zona."
)
NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
STYLES = (
    f"<w:styles {NAMESPACE}>"
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/></w:style>'
        for identifier, name in (
            ("Titolo", "Title"),
            ("Titolo1", "heading 1"),
            ("Titolo2", "heading 2"),
            ("Titolo4", "heading 4"),
            ("Sottotitolo", "Subtitle"),
            ("Citazione", "Quote"),
        )
    )
    + "</w:styles>"
)


def zipped(members: dict[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def paragraph(text: str, style: str = "", run: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}<w:r>{run}<w:t>{text}</w:t></w:r></w:p>"


def docx(*paragraphs: str, **members: str) -> bytes:
    document = f"<w:document {NAMESPACE}><w:body>{''.join(paragraphs)}</w:body></w:document>"
    return zipped({"word/document.xml": document, "word/styles.xml": STYLES, **members})
