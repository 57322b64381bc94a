"""Compiles every template of the project."""

import os
import sys
from pathlib import Path

import django

from tests import environment  # noqa: F401


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    django.setup()
    from django.template import TemplateSyntaxError
    from django.template.loader import get_template

    failed = 0
    folder = Path("templates")
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        try:
            get_template(str(path.relative_to(folder)))
        except TemplateSyntaxError as error:
            failed += 1
            print(f"{path}: {error}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
