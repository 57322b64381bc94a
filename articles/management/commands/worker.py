"""Runs side effects."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Runs the side effects that pages never wait for (procrastinate's worker, until it is stopped)."

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("procrastinate", "worker")
