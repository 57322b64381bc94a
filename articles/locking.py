"""Locks on embargoes and on a story's row: of all locks that a transaction takes, they are the first, in that order.

Who changes the register locks it last, once it has written: stories that are being frozen then are waited for.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import OperationalError, connection
from django.db.models import QuerySet
from psycopg.errors import DeadlockDetected

from articles.models import Article

EMBARGOES = 0x656D6261
REGISTER = EMBARGOES + 1
"""The numbers of the locks on all embargoes and on the register, among the database's advisory locks."""


def locked(article_id: int) -> QuerySet[Article]:
    """The story, locked for changing until the transaction ends; what refers to it can be written meanwhile."""
    # Nothing is joined: after waiting for the lock, PostgreSQL reads this row anew but joined ones as they were before.
    return Article.objects.select_for_update(no_key=True).filter(pk=article_id)


def locked_to_delete(article_id: int) -> QuerySet[Article]:
    """As `locked`, and nothing can be written that refers to it."""
    return Article.objects.select_for_update().filter(pk=article_id)


def hold(article_id: int | None) -> bool:
    """Whether there is such a story, which then can't be deleted until the transaction ends. Savers needn't wait.

    Writing a row that refers to the story takes the same lock, but not before the commit, and then fails.
    """
    if article_id is None:
        return False
    table = connection.ops.quote_name(Article._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT 1 FROM {table} WHERE id = %s FOR KEY SHARE", [article_id])
        return cursor.fetchone() is not None


def share_embargoes() -> None:
    """Until the transaction ends no embargo changes. Of all locks of a verb this is the first, before the story's.

    Whoever held a story and then waited here would wait for who has embargoes alone and waits for that story.
    Nor is anybody told meanwhile which stories a change of the register concerns.
    """
    _advise("pg_advisory_xact_lock_shared", EMBARGOES, REGISTER)


def have_embargoes_alone() -> None:
    """Until the transaction ends nobody else changes an embargo, or anything by a verb that an embargo might hold."""
    _advise("pg_advisory_xact_lock", EMBARGOES)


def have_register_alone() -> None:
    """Waits for stories that are being frozen with what the register said before; the next ones read what it says now.

    To be called after the change is written, by who holds no story's row.
    """
    _advise("pg_advisory_xact_lock", REGISTER)


def _advise(lock: str, *numbers: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join([f"{lock}(%s)"] * len(numbers)), numbers)


def hold_front(language: str) -> None:
    """The front page of a language, for one at a time until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"front page {language}"])


def once_more[**P, R](call: Callable[P, R]) -> Callable[P, R]:
    """Calls again what PostgreSQL ended because two waited for each other. For what is one transaction, or none."""

    @wraps(call)
    def calling(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            return call(*args, **kwargs)
        except OperationalError as error:
            if not is_deadlock(error):
                raise
        return call(*args, **kwargs)

    return calling


def is_deadlock(error: OperationalError) -> bool:
    cause: Any = error.__cause__
    return isinstance(cause, DeadlockDetected)
