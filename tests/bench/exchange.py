"""What taking 10,000 companies in costs, as the page that shows it first does, and giving 100,000 out."""

from collections.abc import Iterator

from django.db import transaction

from companies.exchange import giving_out, reading, taking_in
from companies.models import Alias, Company
from tests.bench.figures import Figure, timed

NEW, ALL = 10_000, 100_000


def measure(rounds: int, all_of: int = ALL) -> Iterator[Figure]:
    rows = (
        f"prova-{number},Casa Prova {number},brand,IT,Marca di moda.,Prova {number}|it:La Prova"
        for number in range(NEW)
    )
    table = "slug,name,kind,country,about,aliases\n" + "\n".join(rows)

    def take() -> bytes:
        sheet = reading.read("companies", "companies.csv", table.encode())
        return b"refused" if taking_in.rehearse([("companies", sheet)])[0].is_refused else b""

    yield timed(f"{NEW:,} companies taken in", take, rounds=rounds, limit=10_000, most_bytes=0)
    with transaction.atomic():
        made = Company.objects.bulk_create(
            [
                Company(name=f"Casa {number}", slug=f"bench-{number}", about="Marca di moda.")
                for number in range(all_of)
            ],
            batch_size=5_000,
        )
        Alias.objects.bulk_create([Alias(company=one, name=f"Prova {one.pk}") for one in made], batch_size=5_000)
        shown = Company.objects.filter(slug__startswith="bench-")
        for format in giving_out.FORMATS:
            yield timed(
                f"{all_of:,} companies given out as {format.upper()}",
                lambda format=format: b"".join(giving_out.written("companies", format, shown)),
                rounds=rounds,
                limit=15_000,
            )
        transaction.set_rollback(True)
