"""Loads the demo."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from articles.demo import accounts, content, front, plans, register, stories


class Command(BaseCommand):
    help = "Loads the demo content. Running it again changes nothing."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--accounts",
            action="store_true",
            help="make the demo accounts on a DATABASE_URL site too (their password is public)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.IS_LOCAL or options["accounts"]:
            accounts.make()
        register.load(content.register())
        loaded = stories.load()
        front.load()
        plans.load()
        self.stdout.write(f"{loaded} stories loaded")
