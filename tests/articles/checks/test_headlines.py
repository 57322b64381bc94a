"""What looks for a headline that was there before is served by the indexes, however it is written."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.checks.headlines import twin

pytestmark = pytest.mark.django_db


def test_a_headline_is_looked_up_in_both_indexes() -> None:
    with CaptureQueriesContext(connection) as captured:
        assert twin("Una  partnership", pk=1, family=1) is None
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("EXPLAIN " + captured[0]["sql"])
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "article_by_headline" in plan
    assert "edition_by_headline" in plan
