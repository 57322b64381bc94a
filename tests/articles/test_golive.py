"""Served as in production, with a clock that is an hour wrong and no worker: nothing is early, old or missing."""

import datetime as dt

import pytest
from django.conf import settings

from articles.publication import database_now
from tests.articles.effects.killing import database_address
from tests.bench import switching
from tests.bench.site import serving


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("shift", ["3600", "-3600"])
def test_stories_begin_end_and_change_at_their_instants_whatever_the_site_s_clock_says(shift: str) -> None:
    told = {"DATABASE_URL": database_address(), "SECRET_KEY": settings.SECRET_KEY, "DEBUG": "1", "SHIFT": shift}
    with serving("tests.bench.shifted:application", **told) as where:
        first = database_now() + dt.timedelta(seconds=4)
        instants = [first + dt.timedelta(seconds=0.3 * n) for n in range(20)]
        switches = [switch for kind in switching.KINDS for switch in switching.make(kind, instants)]
        seen = switching.Readers(where, switching.offset()).watch_all(switches)
    assert len(seen) == len(switches)
    assert not [one for one in seen if one.is_early or one.is_stale or one.is_missing]
