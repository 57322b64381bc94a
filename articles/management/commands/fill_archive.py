"""Makes a synthetic archive, to measure with."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.archive.filling import AlreadyFilled, fill


class Command(BaseCommand):
    help = (
        "Adds a synthetic archive of realistic sizes, for measuring. The same seed gives the same archive."
        " Where it adds more stories than there are, readers and the desk wait until it is done."
    )

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--stories", type=int, required=True, help="how many, from 1 to 10,000,000")
        parser.add_argument("--seed", type=int, default=1, help="which archive (default 1)")

    def handle(self, *args: Any, stories: int, seed: int, **options: Any) -> None:
        if not 1 <= stories <= 10_000_000:
            raise CommandError("--stories takes a number from 1 to 10,000,000.")
        started = time.monotonic()
        try:
            for done in fill(stories, seed):
                if options["verbosity"] > 1:
                    self._tell(done, started)
        except AlreadyFilled as refusal:
            raise CommandError(str(refusal)) from refusal
        self._tell(stories, started)

    def _tell(self, done: int, started: float) -> None:
        self.stdout.write(f"{done:,} stories, {done / (time.monotonic() - started):,.0f} a second")
