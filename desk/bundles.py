"""Stylesheets and scripts of the desk that travel as one file each, where static files are collected.

A page that is opened first costs a request less for each part, and equal words are compressed once. In development
and in tests the parts are served as they are.
"""

from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLES: dict[str, tuple[str, ...]] = {}


class BundlingStorage(CompressedManifestStaticFilesStorage):
    """Writes each bundle beside the files it is made of, before all of them get their names and are compressed."""

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Iterator[Any]:
        if not dry_run:
            for name, parts in BUNDLES.items():
                joined = b"\n".join(_read(paths[part]) for part in parts)
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
