"""What is given out and taken in again changes nothing, and makes the same register elsewhere."""

import pytest

from articles.demo import content
from articles.demo import register as demo
from companies.exchange import taking_in
from companies.exchange.kinds import KINDS
from companies.models import Alias, Company, Fact, Ownership, Source
from tests.companies.exchange.files import exported, sheet, states, taken
from tests.factories import make_company

pytestmark = pytest.mark.django_db


def given_out(format: str) -> dict[str, bytes]:
    return {kind: exported(kind, format) for kind in KINDS}


def all_of(files: dict[str, bytes], format: str) -> dict[str, dict[str, int]]:
    read = [(kind, sheet(kind, data, f"{kind}.{format}")) for kind, data in files.items()]
    return {outcome.kind: outcome.counts for outcome in taking_in.take_in(reversed(read), by=None)}


@pytest.mark.parametrize("format", ["csv", "json"])
def test_the_demo_s_register_comes_back_as_it_went(format: str) -> None:
    demo.load(content.register())
    first = given_out(format)
    counts = all_of(first, format)
    assert {kind: one["unchanged"] for kind, one in counts.items()} == {
        kind: sum(counts[kind].values()) for kind in KINDS
    }
    assert all(sum(one.values()) for one in counts.values())
    assert given_out(format) == first
    for model in (Fact, *reversed([resource.model for resource in KINDS.values()])):
        model.objects.all().delete()
    counts = all_of(first, format)
    assert all(one["new"] == sum(one.values()) for one in counts.values())
    assert all(one["unchanged"] == sum(one.values()) for one in all_of(first, format).values())


ODD = ["=1+1", "'=x", "a|b", "zh:古驰", ":x", "\\", "due\r\nrighe", '"', "@", "-", "+39", "'", "；;,"]


def test_odd_texts_come_back() -> None:
    for number, text in enumerate(ODD):
        company = make_company(name=text, about=text, slug=f"odd-{number}")
        Alias.objects.create(company=company, name=text, language="zh" if number % 2 else "")
    for format in ("csv", "json"):
        outcome = taken("companies", exported("companies", format), f"x.{format}")
        assert states(outcome) == ["unchanged"] * len(ODD), outcome.lines


def test_facts_that_say_the_same_are_told_apart_by_their_number() -> None:
    twins = [Source.objects.create(title="Bilancio", publisher="Kering") for _each in range(2)]
    facts = {"owner": make_company(), "owned": make_company()}
    told = zip(twins, (10, 20), strict=True)
    rows = [
        Ownership.objects.create(**facts, source=source, share=share, is_preferred=share == 10)
        for source, share in told
    ]
    assert states(taken("ownerships", exported("ownerships"))) == ["unchanged", "unchanged"]
    assert states(taken("sources", exported("sources"))) == ["unchanged", "unchanged"]
    text = exported("ownerships").decode().replace(",20,", ",30,")
    assert states(taken("ownerships", text)) == ["unchanged", "changed"]
    assert [Ownership.objects.get(pk=row.pk).share for row in rows] == [10, 30]
    assert {row.source_id for row in Ownership.objects.all()} == {source.pk for source in twins}


def test_two_companies_with_one_wikidata_id_come_back_by_their_slugs() -> None:
    for slug in ("uno", "due"):
        make_company(slug=slug, wikidata="Q1")
    assert states(taken("companies", exported("companies"))) == ["unchanged", "unchanged"]


def test_what_was_merged_is_not_given_out() -> None:
    make_company(name="Vecchia", merged_into=make_company(name="Nuova"))
    assert "Nuova" in (text := exported("companies").decode())
    assert "Vecchia" not in text
    assert Company.objects.count() == 2
