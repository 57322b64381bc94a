"""The audit list: newest first along an index, and never counted to its end."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.admin.records import AuditPaginator
from articles.models import AuditEntry
from tests.factories import make_article, make_client

pytestmark = pytest.mark.django_db
AUDIT = "/admin/articles/auditentry/"


def test_the_list_counts_no_further_than_it_pages(chief: User) -> None:
    make_article()
    with CaptureQueriesContext(connection) as captured:
        page = make_client(chief).get(AUDIT)
    assert page.status_code == 200
    counts = [query["sql"] for query in captured if "COUNT(*)" in query["sql"] and "auditentry" in query["sql"]]
    assert counts
    assert all(f"LIMIT {AuditPaginator.MOST}" in sql for sql in counts)


def test_its_order_is_that_of_an_index() -> None:
    query = AuditEntry.objects.all()[:100].query
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_sort = off")
        cursor.execute(f"EXPLAIN {query}")
        plan = "\n".join(row[0] for row in cursor.fetchall())
    assert "audit_newest_first" in plan
    assert "Sort" not in plan
