"""How a verb of the workflow presents itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms


@dataclass(frozen=True, slots=True)
class Page:
    """`carry_out` gets the article (or edition), the user and the cleaned form."""

    verb: str
    title: Any
    says: Any
    button: Any
    done: Any
    form: type[forms.Form]
    carry_out: Callable[[Any, Any, dict[str, Any]], Any]
    needs_text: bool = False
    is_grave: bool = False
