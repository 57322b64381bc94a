"""What somebody writes, for tests of what is offered."""

from typing import Any

from articles import offers
from articles.models.article import REGISTER
from articles.offers import Offer, Writing
from companies.dates import PartialDate

SPEAKS = "<p>«Una sola strada porta lì», spiega Rosa Neri, CEO di Moncler.</p>"
OPENS = "<p>Dal 21 dicembre Moncler apre un negozio su Tmall.</p>"


def make_writing(body: str, **kw: Any) -> Writing:
    links = {name: [row.pk for row in kw.pop(name, ())] for name in REGISTER}
    defaults = {"headline": "", "standfirst": "", "language": "it", "day": PartialDate.parse("2020-12-18")}
    return Writing(body=body, links=links, **defaults | kw)


def offered(body: str, kind: str = "", *, may: bool = True, **kw: Any) -> list[Any]:
    """What is offered of it, of one kind or of all."""
    found: list[Offer] = offers.offers_in(make_writing(body, **kw), lambda _permission: may)
    return [offer for offer in found if kind in {"", offer.key.kind}]
