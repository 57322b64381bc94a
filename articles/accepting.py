"""Which bodies a story can have, said in sentences at every door."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from articles import body


def accepted(raw: str) -> str:
    """The body as it is stored. Raises ValidationError, a sentence, for one that holds too much."""
    if len(raw) > body.MAX_LENGTH:
        raise _too_long(len(raw))
    with _in_words():
        return body.accept(raw)


def flattened(raw: str) -> str:
    """As `accepted`, for who can't be asked: too many blocks become fewer. Too long a text is still refused."""
    with _in_words():
        return body.accept(body.clean(raw))


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except body.TooLong as error:
        raise _too_long(error.args[0]) from error
    except body.TooMany as error:
        says = _(
            "This text has more than %(blocks)d lines, list entries and cells, or more than %(runs)d changes of "
            "formatting: part it, or paste it without formatting."
        )
        raise ValidationError(says % {"blocks": body.MOST_BLOCKS, "runs": body.MOST_RUNS}) from error


def _too_long(length: int) -> ValidationError:
    says = _(
        "This text is too long: it takes %(length)d characters as it is stored, formatting and signs like “&” "
        "included, and %(most)d is the most. Part it."
    )
    return ValidationError(says % {"length": length, "most": body.MAX_LENGTH})
