"""Two companies, or two people, that are one: merged, and taken apart again.

Everything that points at the one that goes points at the one that stays; its names are the other one's now. What is
frozen in editions keeps its words. See decision 24.
"""

from typing import Any

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import AnonymousUser, User
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from companies.folding import fold
from companies.merging import asking, moving, undoing
from companies.models import Alias, Company, Merge, Person, PersonAlias

__all__ = ["CantMerge", "hold_still", "last_merge", "may_merge", "merge", "undo"]

MODELS: dict[str, Any] = {"company": Company, "person": Person}
_BLANKS = {
    "company": ("country", "website", "wikidata", "about", "about_en"),
    "person": ("born", "died", "country", "wikidata", "about", "about_en"),
}
_LOCK = 7_214_003
"""An advisory lock of the database: merges take it alone, whoever freezes an edition shares it."""


class CantMerge(ValueError):
    """What was asked for can't be; its text says why and what to do."""


def may_merge(user: User | AnonymousUser) -> bool:
    """Who may merge and undo it."""
    return user.has_perm("companies.add_merge")


def hold_still() -> None:
    """Until the end of this transaction nobody is merged: who is carried by what is frozen stays who they are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [_LOCK])


@transaction.atomic
def merge[T: (Company, Person)](*, gone: T, into: T, by: User | None) -> Merge:
    """Makes `gone` a name of `into`. Raises CantMerge, or PermissionDenied. `by` None is the house itself."""
    if by and not may_merge(by):
        raise PermissionDenied
    _alone()
    model = type(gone)
    rows: Any = model._base_manager.select_for_update().order_by("pk").in_bulk([gone.pk, into.pk])
    if len(rows) < len({gone.pk, into.pk}):
        raise CantMerge(_("One of the two was deleted meanwhile."))
    if said := list(asking.refusals(rows[gone.pk], rows[into.pk])):
        raise CantMerge(" ".join(said))
    leaving, staying = rows[gone.pk], rows[into.pk]
    steps: moving.Steps = []
    _move(model, leaving.pk, staying.pk, steps)
    _pass_name_on(leaving, staying, steps)
    kind = model._meta.model_name or ""
    moving.fill(staying, leaving, _BLANKS[kind], steps)
    leaving.merged_into = staying
    leaving.save(update_fields=["merged_into"])
    moving.relabelled(steps)
    done = Merge.objects.create(
        kind=kind,
        gone=leaving.pk,
        kept=staying.pk,
        gone_name=leaving.name,
        kept_name=staying.name,
        by=by,
        steps=steps,
        absorbed=_absorbed(steps),
    )
    _log(by, [leaving, staying], f"merged: {done}")
    return done


@transaction.atomic
def undo(done: Merge, *, by: User | None) -> None:
    """Brings back what was before the merge. Raises CantMerge where something has changed since."""
    if by and not may_merge(by):
        raise PermissionDenied
    _alone()
    done = Merge.objects.select_for_update().get(pk=done.pk)
    told = {"gone": done.gone_name, "kept": done.kept_name}
    if done.undone_at:
        raise CantMerge(_("Somebody has undone this merge already."))
    model = MODELS[done.kind]
    rows = model._base_manager.select_for_update().order_by("pk").in_bulk([done.gone, done.kept])
    gone, kept = rows.get(done.gone), rows.get(done.kept)
    if kept and kept.merged_into:
        says = _("“%(kept)s” was merged into “%(into)s” since: undo that first.")
        raise CantMerge(says % (told | {"into": kept.merged_into.name}))
    if not gone or not kept or gone.merged_into_id != kept.pk:
        raise CantMerge(_("“%(gone)s” is not part of “%(kept)s” any more: there is nothing to undo.") % told)
    if changed := undoing.changed_since(done.steps):
        says = _("Nothing was undone, for this was changed or deleted since: %(what)s.")
        raise CantMerge(says % {"what": ", ".join(f"“{name}”" for name in changed[:5])})
    undoing.take_back(done.steps)
    gone.merged_into = None
    gone.save(update_fields=["merged_into"])
    moving.relabelled(done.steps)
    done.undone_by, done.undone_at = by, timezone.now()
    done.save(update_fields=["undone_by", "undone_at"])
    _log(by, [gone, kept], f"merge undone: {done}")


def _move(model: Any, gone: int, kept: int, steps: moving.Steps) -> None:
    try:
        with transaction.atomic():
            moving.move(model, gone, kept, steps)
    except IntegrityError as error:
        cause: Any = error.__cause__
        if cause.diag.constraint_name != "ownership_makes_no_circle":
            raise
        says = _("Merged, a company would own itself through others at the same time: correct the owners first.")
        raise CantMerge(says) from error


def last_merge(thing: Company | Person) -> Merge | None:
    """The merge by which it went into another one."""
    kind = thing._meta.model_name or ""
    return Merge.objects.filter(kind=kind, gone=thing.pk, undone_at=None).first()


def _alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])


def _pass_name_on(gone: Any, kept: Any, steps: moving.Steps) -> None:
    known = {fold(name) for name in [kept.name, *kept.aliases.values_list("name", flat=True)]}
    if fold(gone.name) in known:
        return
    alias = Alias(company=kept, name=gone.name) if isinstance(kept, Company) else PersonAlias(person=kept)
    alias.name = gone.name
    moving.add(alias, steps)


def _absorbed(steps: moving.Steps) -> dict[str, int]:
    kinds = {f"companies.{kind}" for kind in ("ownership", "role", "standing", "quote")}
    drops = (step for step in steps if step["do"] == "drop" and step["model"] in kinds)
    return {str(step["row"]["id"]): step["into"] for step in drops}


def _log(by: User | None, things: list[Any], message: str) -> None:
    if by:
        LogEntry.objects.log_actions(by.pk, things, CHANGE, change_message=message)
