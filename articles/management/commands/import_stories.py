"""Imports manuscripts as drafts."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles import imports, manuscript
from articles.models import Section


class Command(BaseCommand):
    help = "Turns texts into drafts and prints one line per file; a bad file is reported and the others go on."

    def add_arguments(self, parser: CommandParser) -> None:
        kinds = ", ".join(manuscript.SUFFIXES)
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path, help=kinds)
        parser.add_argument("--language", choices=[code for code, _name in settings.LANGUAGES])
        parser.add_argument("--section", metavar="SLUG")
        parser.add_argument("--author", metavar="USERNAME", help="whose stories these will be")

    def handle(self, *args: Any, **options: Any) -> None:
        section = _find(Section, "slug", options["section"])
        author = _find(User, "username", options["author"])
        failed = 0
        for path in options["files"]:
            try:
                article = imports.take_in(path, language=options["language"] or "", section=section, by=author)
            except imports.NotImported as error:
                failed += 1
                self.stderr.write(f"{path}: {error}")
            else:
                found = imports.found_in(article)
                address = f"{settings.SITE_URL}{article.get_admin_url()}"
                self.stdout.write(f"{path}: {address} “{article.headline}” ({found})")
        if failed:
            raise CommandError(f"{failed} of {len(options['files'])} files were not imported.", returncode=1)


def _find(model: Any, field: str, value: str | None) -> Any:
    if value is None:
        return None
    found = model.objects.filter(**{field: value}).first()
    if not found:
        raise CommandError(f"There is no {model._meta.model_name} {value!r}.")
    return found
