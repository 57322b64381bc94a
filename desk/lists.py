"""Every list of the desk, whoever wrote its admin: narrowed by the filters it offers, and by nothing else."""

from functools import cache
from typing import Any

from django.contrib.admin import ModelAdmin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.db import DataError
from django.http import HttpRequest


class DeclaredList(ChangeList):
    """Refuses what an address asks for beyond the filters; Django asks the database about any field in any way.

    A filter's value that is none for the database is refused as well.
    """

    def get_filters(self, request: HttpRequest) -> Any:
        filters = super().get_filters(request)
        if filters[2]:  # what no filter has taken
            raise IncorrectLookupParameters
        return filters

    def get_results(self, request: HttpRequest) -> None:
        try:
            super().get_results(request)
        except DataError as error:
            raise IncorrectLookupParameters from error


class DeclaredAdmin(ModelAdmin):
    """Goes before an admin's own class, whose list stays what it is otherwise."""

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return _declared(super().get_changelist(request, **kwargs))  # type: ignore[arg-type]


def declared(admin_class: type[ModelAdmin]) -> type[ModelAdmin]:
    return type(admin_class.__name__, (DeclaredAdmin, admin_class), {"__module__": admin_class.__module__})


@cache
def _declared(kind: type[ChangeList]) -> type[ChangeList]:
    return type(kind.__name__, (DeclaredList, kind), {"__module__": kind.__module__})
