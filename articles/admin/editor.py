"""The text's editor: which scripts it is made of, and what the page tells them."""

import json
from functools import cache
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import get_language, pgettext_lazy
from js_asset import ImportMap, Media, Script

from articles.body.grammar import SERVICES

SCRIPTS = (
    "ask", "company", "embed", "figure", "files", "hints", "icons", "known", "lead", "link", "offers", "paste",
    "paste-blocks", "paste-lists", "picture", "pictures", "quote", "start", "table", "toolbar", "tools", "upload",
    "words",
)  # fmt: skip
IMPORTS = {"tiptap": "vendor/tiptap.js"} | {f"desk-editor/{name}": f"js/desk-editor/{name}.js" for name in SCRIPTS}

WORDS = {
    "heading2": pgettext_lazy("editor", "Heading"),
    "heading3": pgettext_lazy("editor", "Subheading"),
    "bold": pgettext_lazy("editor", "Bold"),
    "italic": pgettext_lazy("editor", "Italic"),
    "link": pgettext_lazy("editor", "Link"),
    "unlink": pgettext_lazy("editor", "Remove the link"),
    "company": pgettext_lazy("editor", "Company of the register"),
    "bullets": pgettext_lazy("editor", "List"),
    "numbers": pgettext_lazy("editor", "Numbered list"),
    "quote": pgettext_lazy("editor", "Quotation"),
    "pull": pgettext_lazy("editor", "Pull quote"),
    "picture": pgettext_lazy("editor", "Picture"),
    "table": pgettext_lazy("editor", "Table"),
    "embed": pgettext_lazy("editor", "Video or post by its address"),
    "undo": pgettext_lazy("editor", "Undo"),
    "redo": pgettext_lazy("editor", "Redo"),
    "rowAdd": pgettext_lazy("editor", "Add a row below"),
    "rowCut": pgettext_lazy("editor", "Delete this row"),
    "columnAdd": pgettext_lazy("editor", "Add a column after"),
    "columnCut": pgettext_lazy("editor", "Delete this column"),
    "headerRow": pgettext_lazy("editor", "Header row"),
    "tableCut": pgettext_lazy("editor", "Delete the table"),
    "tools": pgettext_lazy("editor", "Tools for the text"),
    "headings": pgettext_lazy("editor", "Headings"),
    "letters": pgettext_lazy("editor", "Letters and links"),
    "blocks": pgettext_lazy("editor", "Lists and quotations"),
    "figures": pgettext_lazy("editor", "Pictures, tables and posts"),
    "history": pgettext_lazy("editor", "Undo and redo"),
    "tableTools": pgettext_lazy("editor", "Table"),
    "cancel": pgettext_lazy("editor", "Cancel"),
    "take": pgettext_lazy("editor", "Apply"),
    "insert": pgettext_lazy("editor", "Insert"),
    "remove": pgettext_lazy("editor", "Remove"),
    "change": pgettext_lazy("editor", "Change…"),
    "choose": pgettext_lazy("editor", "Choose from the library…"),
    "begin": pgettext_lazy("editor", "Begin to write, or paste a text."),
    "pullHint": pgettext_lazy("editor", "What was said"),
    "speaker": pgettext_lazy("editor", "Who said it, and as what"),
    "caption": pgettext_lazy("editor", "Caption"),
    "embedTitle": pgettext_lazy("editor", "Title of the post or film"),
    "address": pgettext_lazy("editor", "Address"),
    "linkHelp": pgettext_lazy("editor", "An address of the web, of mail, or of one of our own stories."),
    "linkWhat": pgettext_lazy("editor", "Select first the words that are to be the link."),
    "linkRefused": pgettext_lazy(
        "editor", "This is no address that can be linked. It begins with https://, mailto: or /."
    ),
    "embedHelp": pgettext_lazy(
        "editor", "Readers get a card that leads there; nothing is loaded from it. Possible are %s."
    ),
    "embedRefused": pgettext_lazy(
        "editor", "This address can’t be shown as a card. Possible are https addresses at %s."
    ),
    "alt": pgettext_lazy("editor", "Alternative text"),
    "altOf": pgettext_lazy("editor", "What it shows, for those who can’t see it"),
    "altLibrary": pgettext_lazy("editor", "Left empty, the library’s text is used."),
    "altHelp": pgettext_lazy("editor", "A sentence that stands for the picture."),
    "altMissing": pgettext_lazy("editor", "Alternative text is missing"),
    "credit": pgettext_lazy("editor", "Credit: %s"),
    "creditMissing": pgettext_lazy("editor", "Credit is missing"),
    "pictureGone": pgettext_lazy("editor", "This picture is not in the library any more."),
    "insertPicture": pgettext_lazy("editor", "Insert a picture"),
    "changePicture": pgettext_lazy("editor", "Change the picture"),
    "leadPicture": pgettext_lazy("editor", "Choose the story’s picture"),
    "rows": pgettext_lazy("editor", "Rows"),
    "columns": pgettext_lazy("editor", "Columns"),
    "companies": pgettext_lazy("editor", "Companies"),
    "noCompany": pgettext_lazy("editor", "The register knows no such company."),
    "uploading": pgettext_lazy("editor", "Uploading %s …"),
    "uploaded": pgettext_lazy("editor", "The picture is in its place."),
    "noPicture": pgettext_lazy("editor", "This is no picture. Use a JPEG, PNG, WebP or AVIF file."),
    "tooLarge": pgettext_lazy("editor", "This file is larger than %s MB. Export a smaller copy of the picture."),
    "failed": pgettext_lazy("editor", "The upload failed. Try again."),
    "unreachable": pgettext_lazy("editor", "The server can’t be reached. Try again in a moment."),
    "takeKnown": pgettext_lazy("editor", "Use that one"),
}


@cache
def _words(_language: str | None) -> dict[str, str]:
    """In the active language, which is the one given."""
    return {name: str(word) for name, word in WORDS.items()}


class TextEditor(forms.Textarea):
    """A text field that a script makes an editor of. `user` decides what is offered."""

    user: Any = None

    @property
    def media(self) -> Media:
        # The library comes first: it is the largest, and the others wait for it.
        scripts = ("vendor/tiptap.js", "js/desk-editor/start.js", "js/desk-editor/lead.js")
        return Media(importmap=ImportMap(IMPORTS), js=[Script(script, type="module") for script in scripts])

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        told = json.dumps(self.told(), separators=(",", ":"))
        context["widget"]["attrs"]["data-desk-editor"] = told
        return context

    def told(self) -> dict[str, Any]:
        """Words, addresses and hosts; an address is empty for who may not ask it."""
        may = self.user.has_perm if self.user else lambda _permission: False
        address = {
            name: reverse(f"admin:articles_article_{name}") for name in ("pictures", "pictures_add", "companies")
        }
        return {
            "words": _words(get_language()),
            "hosts": list(SERVICES),
            "companies": address["companies"] if may("companies.view_company") else "",
            "pictures": address["pictures"] if may("images.view_picture") else "",
            "upload": address["pictures_add"] if may("images.add_picture") else "",
        }
