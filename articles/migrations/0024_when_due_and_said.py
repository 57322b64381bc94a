"""Columns that the lists of what is expected, and of what was said, walk along."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0023_always_told"),
        ("companies", "0011_merges"),
    ]

    operations = [
        migrations.AddField(
            model_name="editionfact",
            name="said",
            field=models.IntegerField(null=True),
        ),
        migrations.AddField(
            model_name="editionmilestone",
            name="due",
            field=models.IntegerField(null=True),
        ),
        migrations.AddIndex(
            model_name="editionfact",
            index=models.Index(
                models.OrderBy(models.F("said"), descending=True),
                models.OrderBy(models.F("fact"), descending=True),
                condition=models.Q(("said__isnull", False)),
                name="quote_by_said",
            ),
        ),
        migrations.AddIndex(
            model_name="editionmilestone",
            index=models.Index(
                models.F("due"),
                models.F("milestone"),
                condition=models.Q(("due__isnull", False)),
                name="milestone_by_due",
            ),
        ),
    ]
