"""Runs side effects."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

OPTIONS = "--concurrency 4 --fetch-job-polling-interval 1 --delete-jobs successful"


class Command(BaseCommand):
    help = "Runs the side effects that pages never wait for (procrastinate's worker, until it is stopped)."

    def handle(self, *args: Any, **options: Any) -> None:
        # A job that ended well says nothing more; what it did is in its own rows.
        call_command("procrastinate", "worker", *OPTIONS.split())
