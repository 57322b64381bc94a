"""Prints every miss and every false alarm: `python -m tests.articles.finding [unseen]`."""

import os
import sys

import django


def main(names: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    os.environ.setdefault("SECRET_KEY", "x" * 50)
    os.environ.setdefault("DATABASE_URL", "postgresql:///none")  # nobody asks it
    django.setup()
    from tests.articles.finding.measuring import confusion

    for name in names or ["labelled", "held", "later", "unseen"]:
        print(confusion(name))


if __name__ == "__main__":
    main(sys.argv[1:])
