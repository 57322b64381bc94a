"""Checks that the Italian catalogue says everything; with --write, brings it up to date first."""

import subprocess
import sys
from pathlib import Path

import polib

from tests import environment, machine  # noqa: F401  the environment is read before Django

CATALOGUE = Path("locale/it/LC_MESSAGES/django.po")
MAKE = [sys.executable, "manage.py", "makemessages", "-l", "it", "--no-obsolete", "--no-location", "--no-wrap"]
LEAVE_OUT = ["-i", ".venv", "-i", ".data", "-i", "tests"]

COMPILED = CATALOGUE.with_suffix(".mo")


def main(arguments: list[str]) -> int:
    if not machine.find("xgettext") and not machine.install("gettext"):
        print("GNU gettext is needed to read the messages: install the package gettext.")
        return 1
    kept = CATALOGUE.read_bytes() if CATALOGUE.exists() else b""
    before = _entries()
    subprocess.run([*MAKE, *LEAVE_OUT], check=True, stdout=subprocess.DEVNULL)
    catalogue = polib.pofile(str(CATALOGUE))
    missing = [_key(entry) for entry in catalogue if not entry.translated() or entry.fuzzy]
    if "--write" in arguments:
        catalogue.save_as_mofile(str(COMPILED))
        print(f"{len(catalogue)} messages, {len(missing)} of them without a translation")
        return 0
    after = {_key(entry) for entry in catalogue}
    CATALOGUE.write_bytes(kept)
    compiled = {_key(entry): entry.msgstr for entry in polib.mofile(str(COMPILED))} if COMPILED.exists() else {}
    written = {_key(entry): entry.msgstr for entry in polib.pofile(str(CATALOGUE))}
    stale = [key for key, text in written.items() if compiled.get(key, "") != text]
    for what, messages in (
        ("not in the catalogue (make messages)", sorted(after - before)),
        ("no longer used (make messages)", sorted(before - after)),
        ("without a translation", missing),
        ("not compiled (make messages)", stale),
    ):
        for message in messages:
            print(f"{what}: {message!r}")
    return 1 if missing or stale or before != after else 0


def _key(entry: polib.POEntry | polib.MOEntry) -> tuple[str, str]:
    """The same words in two contexts are two messages."""
    return entry.msgctxt or "", entry.msgid


def _entries() -> set[tuple[str, str]]:
    return {_key(entry) for entry in polib.pofile(str(CATALOGUE))} if CATALOGUE.exists() else set()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
