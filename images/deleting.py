"""Deleting at the desk: what goes with a thing, and what stands in its way, as an editor would say it."""

from itertools import islice
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import NestedObjects
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.text import capfirst

MOST_USES = 200


class DeletingAdmin(admin.ModelAdmin):
    """A thing in use says where it is used; rows that only tie two things together are not spoken of."""

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> tuple[list[Any], dict[str, int], set[str], Any]:
        _nested, _counts, lacking, protected = super().get_deleted_objects(objs, request)
        collector: Any = NestedObjects(using="default", origin=objs)
        collector.collect(objs)
        counts = {
            str(model._meta.verbose_name_plural): len(rows)
            for model, rows in collector.model_objs.items()
            if not model._meta.auto_created
        }
        uses = dict.fromkeys(_use(one) for one in islice(collector.protected, MOST_USES))
        return _said(collector.nested(_line)), counts, set() if protected else lacking, list(uses)


def _line(thing: Any) -> str:
    return "" if thing._meta.auto_created else f"{capfirst(thing._meta.verbose_name)}: {thing}"


def _said(lines: list[Any]) -> list[Any]:
    return [_said(one) if isinstance(one, list) else one for one in lines if one]


def _use(thing: Any) -> str:
    """The story behind an edition or a revision, or whatever else uses it."""
    for name in ("edition", "article"):
        thing = getattr(thing, name, None) or thing
    if hasattr(thing, "get_admin_url"):
        return format_html('<a href="{}">{}</a>', thing.get_admin_url(), thing)
    return _line(thing)
