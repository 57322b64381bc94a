"""Stylesheets and scripts of the desk that travel as one file each, where static files are collected.

A page that is opened first costs a request less for each part, and equal words are compressed once. In development
and in tests the parts are served as they are.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLES = {
    "css/desk.bundle.css": (
        "css/fonts.css",
        "css/tokens.css",
        "css/desk.css",
        "css/desk-frame.css",
        "css/desk-crumbs.css",
        "css/desk-nav.css",
        "css/desk-controls.css",
        "css/desk-forms.css",
        "css/desk-dialog.css",
        "css/desk-stands.css",
        "css/desk-verb.css",
        "css/desk-bell.css",
        "css/desk-undo.css",
    ),
    "js/desk.bundle.js": (
        "js/desk-nav.js",
        "js/desk-goto.js",
        "js/desk-token.js",
        "js/desk-keep-store.js",
        "js/desk-keep-send.js",
        "js/desk-save.js",
        "js/desk-undo.js",
    ),
    "css/desk-story.bundle.css": (
        "css/desk-choose.css",
        "css/desk-story.css",
        "css/desk-bar.css",
        "css/desk-story-narrow.css",
        "css/desk-editor.css",
        "css/desk-editor-figures.css",
        "css/desk-editor-dialogs.css",
        "css/desk-rail.css",
        "css/desk-group.css",
        "css/card.css",
        "css/desk-looks.css",
        "css/desk-focus.css",
        "css/desk-keys.css",
        "css/desk-state.css",
        "css/desk-zones.css",
        "css/desk-panel.css",
        "css/desk-comments.css",
        "css/desk-embargo-rail.css",
        "css/desk-checks.css",
        "css/desk-found.css",
        "css/desk-typography.css",
        "css/desk-keep.css",
    ),
    "js/desk-story.bundle.js": (
        "js/desk-keep.js",
        "js/desk-keep-save.js",
        "js/desk-keep-door.js",
        "js/desk-keep-meanwhile.js",
        "js/desk-keep-recover.js",
        "js/desk-keep-leave.js",
        "js/desk-windows.js",
        "js/desk-place.js",
        "js/desk-grow.js",
        "js/desk-focus.js",
        "js/desk-becomes-draft.js",
        "js/desk-counts.js",
        "js/desk-meters.js",
        "js/desk-cards.js",
        "js/desk-keys.js",
        "js/desk-passages.js",
        "js/desk-comments.js",
        "js/desk-comments-marks.js",
        "js/desk-comments-here.js",
        "js/desk-mentions.js",
        "js/desk-checks.js",
        "js/desk-select-passage.js",
        "js/desk-found.js",
        "js/desk-found-boxes.js",
        "js/desk-found-place.js",
        "js/desk-found-lines.js",
        "js/desk-found-acts.js",
        "js/desk-typography.js",
    ),
}
"""What each is made of, in this order."""


COMMENTS = {
    ".css": re.compile(rb"/\*.*?\*/\s*", re.DOTALL),
    # Whole lines: what stands behind code could be part of an address.
    ".js": re.compile(rb"^[ \t]*//.*\n", re.MULTILINE),
}


class BundlingStorage(CompressedManifestStaticFilesStorage):
    """Writes each bundle beside the files it is made of, before all of them get their names and are compressed."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            for name, parts in BUNDLES.items():
                joined = b"\n".join(_read(paths[part]) for part in parts)
                joined = COMMENTS[name[name.rindex(".") :]].sub(b"", joined)
                self.delete(name)
                self.save(name, ContentFile(joined))
                paths[name] = (self, name)
        yield from super().post_process(paths, dry_run, **options)


def _read(found: tuple[Any, str]) -> bytes:
    storage, path = found
    with storage.open(path) as file:
        return file.read()


def addresses(name: str) -> list[str]:
    """Where a bundle is: one address, or those of its parts where nothing is bundled."""
    storage = storages["staticfiles"]
    return [storage.url(one) for one in ([name] if isinstance(storage, BundlingStorage) else BUNDLES[name])]
