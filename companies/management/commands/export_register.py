"""Exports the register."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from companies.exchange import giving_out
from companies.exchange.kinds import KINDS


class Command(BaseCommand):
    help = "Writes the register into a folder, a file for each kind of thing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", metavar="DIR", type=Path)
        parser.add_argument("--format", choices=list(giving_out.FORMATS), default="csv")

    def handle(self, *args: Any, **options: Any) -> None:
        folder, format = options["folder"], options["format"]
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for kind in KINDS:
                path = folder / f"{kind}.{format}"
                with path.open("wb") as file:
                    file.writelines(giving_out.written(kind, format))
                self.stdout.write(str(path))
        except OSError as error:
            raise CommandError(f"{error.filename} can't be written: {error.strerror}.") from error
