"""What tests of side effects do and look at."""

from typing import Any

from articles.effects import running
from articles.models import Article, Edition, Effect


def effects(of: Edition | Article, **only: Any) -> list[Effect]:
    about = {"edition": of} if isinstance(of, Edition) else {"edition__article": of}
    return list(Effect.objects.filter(**about, **only).order_by("pk"))


def work() -> None:
    """Does all that is due, as a worker would, until nothing is."""
    while pks := list(Effect.objects.ready().values_list("pk", flat=True)):
        for pk in pks:
            running.run(pk)
