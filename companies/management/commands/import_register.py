"""Imports tables into the register."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from companies.exchange import intakes, reading, taking_in
from companies.exchange.kinds import KINDS
from companies.exchange.reading import Sheet
from companies.exchange.refusals import Unreadable, place
from companies.exchange.taking_in import Outcome

MOST_ROWS = 200_000
MOST_BYTES = 200_000_000


class Command(BaseCommand):
    help = "Takes tables into the register, all of them or nothing, and prints one line per row."

    def add_arguments(self, parser: CommandParser) -> None:
        named = ", ".join(f"{kind}.csv" for kind in KINDS)
        parser.add_argument(
            "files", nargs="+", metavar="FILE", type=Path, help=f"named by their kind: {named} or .json"
        )
        parser.add_argument("--dry-run", action="store_true", help="only say what would change")

    def handle(self, *args: Any, **options: Any) -> None:
        paths = {_kind(path): path for path in options["files"]}
        if len(paths) < len(options["files"]):
            raise CommandError("Two files are of the same kind.", returncode=1)
        sheets = [(kind, self._read(kind, path)) for kind, path in paths.items()]
        with transaction.atomic():
            outcomes = taking_in.rehearse(sheets) if options["dry_run"] else taking_in.take_in(sheets, by=None)
            is_refused = any(outcome.is_refused for outcome in outcomes)
            if not is_refused and not options["dry_run"]:
                for outcome in outcomes:
                    intakes.record(outcome, paths[outcome.kind].name, by=None)
        for outcome in outcomes:
            self._tell(paths[outcome.kind], outcome)
        if is_refused:
            raise CommandError("Nothing was taken in: mend the refused rows and try again.", returncode=1)

    def _read(self, kind: str, path: Path) -> Sheet:
        try:
            return reading.read(kind, path.name, path.read_bytes(), most=MOST_ROWS, most_bytes=MOST_BYTES)
        except OSError as error:
            raise CommandError(f"{path} can't be opened: {error.strerror}.", returncode=1) from error
        except Unreadable as refusal:
            raise CommandError(f"{path}: {refusal}", returncode=1) from refusal

    def _tell(self, path: Path, outcome: Outcome) -> None:
        for line in outcome.lines:
            changes = [f"{column}: {old!r} → {new!r}" for column, old, new in line.changes if line.state == "changed"]
            told = "; ".join([*changes, *line.says])
            where = f"{path}, {place(line.line, outcome.counts_lines)}"
            self.stdout.write(f"{where}: {line.state}: {line.name}{f': {told}' if told else ''}")
        for says in outcome.follows:
            self.stdout.write(f"{path}: {says}")
        self.stdout.write(f"{path}: {taking_in.in_short(outcome.counts)}")


def _kind(path: Path) -> str:
    """By the beginning of its name, which a day or a number may follow."""
    found = [kind for kind in KINDS if path.name.lower().startswith(kind)]
    if not found:
        raise CommandError(f"{path} isn't named by its kind: {', '.join(KINDS)}.", returncode=1)
    return found[0]
