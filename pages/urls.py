"""Where readers find lists, the register and feeds; every list has its Atom feed below it."""

from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path, register_converter

from pages.views import fronts, ledgers, lists, register


class YearConverter:
    regex = "(?:19|20)[0-9]{2}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:04}"


class MonthConverter:
    regex = "0[1-9]|1[0-2]"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return f"{value:02}"


register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")


def a_list(route: str, view: Callable[..., Any], name: str, **kwargs: Any) -> list[URLPattern]:
    """A list's page and its feed."""
    return [
        path(route, view, kwargs, name=name),
        path(f"{route}feed/", view, kwargs | {"feed": True}, name=f"{name}-feed"),
    ]


urlpatterns = [
    *a_list("", fronts.front, "front"),
    *a_list("sections/<slug:slug>/", fronts.section, "section"),
    *a_list("tags/<slug:slug>/", lists.tag, "tag"),
    *a_list("authors/<slug:slug>/", lists.author, "author"),
    *a_list("brands/<slug:slug>/", register.company, "brand", page="brand"),
    *a_list("retailers/<slug:slug>/", register.company, "retailer", page="retailer"),
    *a_list("companies/<slug:slug>/", register.company, "company", page="company"),
    *a_list("people/<slug:slug>/", register.person, "person"),
    *a_list("milestones/", ledgers.expected, "milestones"),
    *a_list("quotes/", ledgers.said, "quotes"),
    path("partnerships/", register.partnerships, name="partnerships"),
    *a_list("partnerships/<slug:slug>/", register.partnership, "partnership"),
    path("partnerships/<slug:slug>/milestones.ics", register.calendar, name="partnership-calendar"),
    path("archive/<year:year>/", lists.year, name="year"),
    *a_list("archive/<year:year>/<month:month>/", lists.month, "month"),
]
