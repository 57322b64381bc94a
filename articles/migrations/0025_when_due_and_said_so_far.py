"""Of the milestones and quotes that editions carry already, when they are due and were said."""

from typing import Any

from django.db import migrations

from companies.dates import PartialDate


def number(apps: Any, schema_editor: Any) -> None:
    """A statement for each date there is, however many rows have it."""
    milestones = apps.get_model("articles", "EditionMilestone").objects.filter(facts__state="expected")
    for date in set(milestones.values_list("facts__date", flat=True)):
        milestones.filter(facts__date=date).update(due=PartialDate.parse(date).end_key)
    quotes = apps.get_model("articles", "EditionFact").objects.filter(kind="quote")
    for date in set(quotes.values_list("facts__said_on", flat=True)):
        quotes.filter(facts__said_on=date).update(said=PartialDate.parse(date).number if date else 0)


class Migration(migrations.Migration):
    dependencies = [("articles", "0024_when_due_and_said")]
    operations = [migrations.RunPython(number, migrations.RunPython.noop, elidable=True)]
