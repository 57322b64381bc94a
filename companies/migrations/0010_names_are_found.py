"""Every name has indexes to be found by; two other names of one company or person differ in more than accents."""

import django.contrib.postgres.indexes
import django.db.models.functions.comparison
from django.db import migrations, models

import companies.folding

TWICE = "The same name is there already: accents, capitals and the kind of apostrophe make no other one."


def forget_what_is_twice(apps, schema_editor):
    """Of names that fold to the same the first one stays."""
    for model, owner in (("Alias", "company_id"), ("PersonAlias", "person_id")):
        seen = set()
        for row in apps.get_model("companies", model).objects.order_by("pk"):
            same = (getattr(row, owner), companies.folding.fold(row.name))
            if same in seen:
                row.delete()
            seen.add(same)


class Migration(migrations.Migration):
    dependencies = [
        ("companies", "0009_name_functions"),
    ]

    operations = [
        migrations.RunPython(forget_what_is_twice, migrations.RunPython.noop),
        migrations.RemoveConstraint(
            model_name="alias",
            name="alias_once_per_company",
        ),
        migrations.RemoveConstraint(
            model_name="personalias",
            name="person_alias_once",
        ),
        migrations.AddIndex(
            model_name="alias",
            index=models.Index(
                django.db.models.functions.comparison.Collate(companies.folding.NameKey("name"), "C"),
                name="alias_by_key",
            ),
        ),
        migrations.AddIndex(
            model_name="alias",
            index=django.contrib.postgres.indexes.GinIndex(
                companies.folding.NameWords("name"), fastupdate=False, name="alias_by_words"
            ),
        ),
        migrations.AddIndex(
            model_name="company",
            index=models.Index(
                django.db.models.functions.comparison.Collate(companies.folding.NameKey("name"), "C"),
                name="company_by_key",
            ),
        ),
        migrations.AddIndex(
            model_name="company",
            index=django.contrib.postgres.indexes.GinIndex(
                companies.folding.NameWords("name"), fastupdate=False, name="company_by_words"
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=models.Index(
                django.db.models.functions.comparison.Collate(companies.folding.NameKey("name"), "C"),
                name="person_by_key",
            ),
        ),
        migrations.AddIndex(
            model_name="person",
            index=django.contrib.postgres.indexes.GinIndex(
                companies.folding.NameWords("name"), fastupdate=False, name="person_by_words"
            ),
        ),
        migrations.AddIndex(
            model_name="personalias",
            index=models.Index(
                django.db.models.functions.comparison.Collate(companies.folding.NameKey("name"), "C"),
                name="personalias_by_key",
            ),
        ),
        migrations.AddIndex(
            model_name="personalias",
            index=django.contrib.postgres.indexes.GinIndex(
                companies.folding.NameWords("name"), fastupdate=False, name="personalias_by_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="alias",
            constraint=models.UniqueConstraint(
                models.F("company"),
                companies.folding.folded(models.F("name")),
                name="alias_once_per_company",
                violation_error_message=TWICE,
            ),
        ),
        migrations.AddConstraint(
            model_name="personalias",
            constraint=models.UniqueConstraint(
                models.F("person"),
                companies.folding.folded(models.F("name")),
                name="person_alias_once",
                violation_error_message=TWICE,
            ),
        ),
    ]
