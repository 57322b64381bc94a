"""Owners, and what became of partnerships, as facts of their own."""

from django.db import migrations
from django.utils import timezone


def bring_owners_back(apps, schema_editor):
    """Each row as a fact of its own, said as the model says it."""
    Ownership = apps.get_model("companies", "Ownership")
    names = dict(apps.get_model("companies", "Company").objects.values_list("pk", "name"))
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SELECT owner_id, owned_id, since, until, share FROM companies_owners_before ORDER BY id")
        rows = cursor.fetchall()
    for owner, owned, since, until, share in rows:
        span = f" ({since or ''}–{until or ''})" if since or until else ""
        percent = f" {share.normalize():f}%" if share is not None else ""
        label = f"{names[owner]} → {names[owned]}{percent}{span}"
        told = {"owner_id": owner, "owned_id": owned, "since": since, "until": until, "share": share}
        Ownership.objects.create(kind="ownership", label=label, **told)
    schema_editor.execute("DROP TABLE companies_owners_before")


def note_standings(apps, schema_editor):
    """A partnership's status as of the last thing that happened, or of this year where nothing is dated."""
    Standing = apps.get_model("companies", "Standing")
    for partnership in apps.get_model("companies", "Partnership").objects.all():
        happened = partnership.milestones.filter(state="happened").order_by("-date").values_list("date", flat=True)
        as_of = str(happened.first() or timezone.localdate().year)
        label = f"{partnership.title}: {partnership.get_status_display()} ({as_of})"[:300]
        Standing.objects.create(
            kind="standing", label=label, partnership=partnership, status=partnership.status, as_of=as_of
        )


class Migration(migrations.Migration):
    dependencies = [("companies", "0003_facts")]
    operations = [
        migrations.RunPython(bring_owners_back, migrations.RunPython.noop),
        migrations.RunPython(note_standings, migrations.RunPython.noop),
    ]
