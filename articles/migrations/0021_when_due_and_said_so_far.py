"""Of the milestones and quotes that editions carry already, when they are due and were said."""

from typing import Any

from django.db import migrations

from companies.dates import PartialDate


def number(apps: Any, schema_editor: Any) -> None:
    milestones = apps.get_model("articles", "EditionMilestone").objects
    for row in milestones.filter(facts__state="expected").iterator():
        row.due = PartialDate.parse(row.facts["date"]).end_key
        row.save(update_fields=["due"])
    facts = apps.get_model("articles", "EditionFact").objects
    for row in facts.filter(kind="quote").iterator():
        row.said = PartialDate.parse(row.facts["said_on"]).number if row.facts["said_on"] else 0
        row.save(update_fields=["said"])


class Migration(migrations.Migration):
    dependencies = [("articles", "0020_when_due_and_said")]
    operations = [migrations.RunPython(number, migrations.RunPython.noop, elidable=True)]
