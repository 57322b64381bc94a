"""The desk and a file at the same time: a rehearsal holds nobody up, and nobody changes what is being taken in."""

import threading
from functools import partial
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from companies.exchange import taking_in
from companies.models import Company
from tests.companies.exchange.files import sheet
from tests.factories import make_company

pytestmark = pytest.mark.django_db(transaction=True)


def saved_meanwhile(take: Any, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What became of a colleague's save while the file was gone through."""
    said: list[str] = []

    def save() -> None:
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '300ms'")
                Company.objects.filter(slug="etro").update(name="Etro Milano")
            said.append("saved")
        except OperationalError:
            said.append("waits")
        finally:
            connection.close()

    go_through = taking_in._gone_through

    def interrupted(*arguments: Any) -> Any:
        outcome = go_through(*arguments)
        colleague = threading.Thread(target=save)
        colleague.start()
        colleague.join()
        return outcome

    monkeypatch.setattr(taking_in, "_gone_through", interrupted)
    take([("companies", sheet("companies", "slug,name\nkering,Kering S.A.\nnuova,Nuova\n"))])
    return said


def test_a_colleague_saves_while_a_file_is_rehearsed(monkeypatch: pytest.MonkeyPatch) -> None:
    for slug in ("kering", "etro"):
        make_company(slug=slug, name=slug.title())
    assert saved_meanwhile(taking_in.rehearse, monkeypatch) == ["saved"]
    assert set(Company.objects.values_list("name", flat=True)) == {"Kering", "Etro Milano"}


def test_a_colleague_s_save_waits_while_a_file_is_taken_in(monkeypatch: pytest.MonkeyPatch) -> None:
    for slug in ("kering", "etro"):
        make_company(slug=slug, name=slug.title())
    assert saved_meanwhile(partial(taking_in.take_in, by=None), monkeypatch) == ["waits"]
    assert set(Company.objects.values_list("name", flat=True)) == {"Kering S.A.", "Etro", "Nuova"}
