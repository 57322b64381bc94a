"""Makes a synthetic archive, to measure with."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.archive.filling import AlreadyFilled, fill


class Command(BaseCommand):
    help = "Adds a synthetic archive of realistic sizes, for measuring. The same seed gives the same archive."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--stories", type=int, required=True, help="how many, from 1 to 10,000,000")
        parser.add_argument("--seed", type=int, default=1, help="which archive (default 1)")

    def handle(self, *args: Any, stories: int, seed: int, **options: Any) -> None:
        if not 1 <= stories <= 10_000_000:
            raise CommandError("--stories takes a number from 1 to 10,000,000.")
        started = time.monotonic()
        try:
            for done in fill(stories, seed):
                if options["verbosity"] > 1 or done == stories:
                    rate = done / (time.monotonic() - started)
                    self.stdout.write(f"{done:,} stories, {rate:,.0f} a second")
        except AlreadyFilled as refusal:
            raise CommandError(str(refusal)) from refusal
