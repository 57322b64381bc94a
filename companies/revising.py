"""Changes of the register, told to whoever keeps what it said before."""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib.auth.models import User

type Follower = Callable[[list[Any], User | None], list[str]]
"""Takes the things that were changed and who changed them; answers sentences for that person."""

_followers: list[Follower] = []


def follow(follower: Follower) -> None:
    """Asked once, when the site starts: this room doesn't know who tells stories."""
    _followers.append(follower)


def revised(things: Iterable[Any], *, by: User | None) -> list[str]:
    """Call it in the transaction of a change, once all of it is written. Answers what follows, in sentences.

    `things` are facts, milestones or partnerships, whether what they say has changed or not.
    """
    changed = list(things)
    return [says for follower in _followers for says in follower(changed, by)] if changed else []
