"""Jobs whose worker was killed are tried again."""

from types import SimpleNamespace
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.models import ProcrastinateJob

from articles import tasks


@pytest.mark.django_db(transaction=True)
def test_a_job_that_lost_its_worker_goes_back_to_the_queue_and_no_other_does() -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        cursor.execute("INSERT INTO procrastinate_workers DEFAULT VALUES RETURNING id")
        [alive] = cursor.fetchone()
        lost, busy = (app.configure_task("articles.do_effect").defer(effect_id=pk) for pk in (1, 2))
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = NULL WHERE id = %s", [lost])
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE id = %s", [alive, busy])
    context: Any = SimpleNamespace(app=app)
    async_to_sync(tasks.retry_stalled.func)(context, timestamp=0)
    assert dict(ProcrastinateJob.objects.values_list("pk", "status")) == {lost: "todo", busy: "doing"}
