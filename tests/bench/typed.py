"""What finding companies by what is typed costs at 100,000 of them, with other names: `python -m tests.bench.typed`."""

import os
from typing import TYPE_CHECKING

from tests.bench.names import COMPANIES, companies

if TYPE_CHECKING:
    from tests.bench.figures import Figure

REAL = ["Hermès", "L’Oréal", "Gucci", "Louis Vuitton", "Balenciaga", "Tmall", "Kering", "Dolce & Gabbana"]
TYPED = {
    "what begins a name": ["g", "gu", "guc", "gucci", "kering", "bal", "tmal", "herm"],
    "what stands in one": ["vuitton", "gabbana", "holding", "moda", "group"],
    "what is a letter off": ["guci", "luis vuiton", "balenciga", "loreal", "hremes", "dolce gabana", "kerring"],
    "what nothing resembles": ["qwertzuiop", "xyzzy plugh", "aaaaaaa bbbbbbb ccccccc", "e" * 60],
}


def measure(rounds: int) -> "list[Figure]":
    """In a transaction that is taken back: companies of their own, beside those that there are."""
    from django.db import transaction

    with transaction.atomic():
        _fill()
        figures = [_timed(what, words, rounds) for what, words in TYPED.items()]
        transaction.set_rollback(True)
    return figures


def _timed(what: str, words: list[str], rounds: int) -> "Figure":
    from companies.search import companies_like
    from tests.bench.figures import timed

    turns = iter(words * (rounds + 3))
    answer = lambda: str(companies_like(next(turns), 20)).encode()  # noqa: E731  named for the line below
    return timed(f"companies by {what}, 100,000 companies", answer, rounds=rounds, queries=None, limit=30)


def _fill() -> None:
    from django.db import connection

    from companies.models import Alias, Company

    first = (Company.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    made, others = {}, []
    for _kind, pk, name in companies():
        if pk in made:
            others.append(Alias(company_id=first + pk, name=name))
        else:
            made[pk] = Company(pk=first + pk, name=name, slug=f"bench-{pk}")
    real = [Company(pk=first + COMPANIES + at, name=name, slug=f"real-{at}") for at, name in enumerate(REAL, 1)]
    Company.objects.bulk_create([*made.values(), *real], batch_size=5_000)
    Alias.objects.bulk_create(others, batch_size=5_000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE companies_company, companies_alias")


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    import django

    django.setup()
    from django.core.management import call_command

    from tests.bench.figures import show

    call_command("migrate", verbosity=0)
    show(measure(rounds=200))


if __name__ == "__main__":
    main()
