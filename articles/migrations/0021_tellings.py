"""Who told each fact and milestone first, and who takes part in a partnership, found by an index each."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0020_revisits"),
        ("companies", "0011_merges"),
    ]

    operations = [
        migrations.CreateModel(
            name="EditionParty",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("article_id", models.BigIntegerField()),
                ("published_at", models.DateTimeField()),
                ("facts", models.JSONField(default=dict)),
            ],
        ),
        migrations.RemoveIndex(
            model_name="editionfact",
            name="edition_by_fact",
        ),
        migrations.RemoveIndex(
            model_name="editionmilestone",
            name="edition_by_milestone",
        ),
        migrations.RemoveIndex(
            model_name="editionmilestone",
            name="milestone_by_partnership",
        ),
        migrations.AddField(
            model_name="editionfact",
            name="told_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="editionmilestone",
            name="told_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="editionfact",
            name="company",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="companies.company",
            ),
        ),
        migrations.AlterField(
            model_name="editionfact",
            name="fact",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="companies.fact"
            ),
        ),
        migrations.AlterField(
            model_name="editionfact",
            name="other",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="companies.company",
            ),
        ),
        migrations.AlterField(
            model_name="editionfact",
            name="partnership",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="companies.partnership",
            ),
        ),
        migrations.AlterField(
            model_name="editionfact",
            name="person",
            field=models.ForeignKey(
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="companies.person",
            ),
        ),
        migrations.AlterField(
            model_name="editionmilestone",
            name="milestone",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="companies.milestone"
            ),
        ),
        migrations.AlterField(
            model_name="editionmilestone",
            name="partnership",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="companies.partnership",
            ),
        ),
        migrations.AlterField(
            model_name="editionpartnership",
            name="partnership",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="companies.partnership",
            ),
        ),
        migrations.AddIndex(
            model_name="editionfact",
            index=models.Index(
                models.F("fact"), models.OrderBy(models.F("edition_id"), descending=True), name="fact_told_last"
            ),
        ),
        migrations.AddIndex(
            model_name="editionfact",
            index=models.Index(models.F("fact"), models.F("told_at"), name="fact_told_first"),
        ),
        migrations.AddIndex(
            model_name="editionfact",
            index=models.Index(fields=["company", "fact"], name="fact_about_company"),
        ),
        migrations.AddIndex(
            model_name="editionfact",
            index=models.Index(fields=["other", "fact"], name="fact_about_other"),
        ),
        migrations.AddIndex(
            model_name="editionfact",
            index=models.Index(fields=["person", "fact"], name="fact_about_person"),
        ),
        migrations.AddIndex(
            model_name="editionfact",
            index=models.Index(fields=["partnership", "fact"], name="fact_about_partnership"),
        ),
        migrations.AddIndex(
            model_name="editionmilestone",
            index=models.Index(
                models.F("milestone"),
                models.OrderBy(models.F("edition_id"), descending=True),
                name="milestone_told_last",
            ),
        ),
        migrations.AddIndex(
            model_name="editionmilestone",
            index=models.Index(models.F("milestone"), models.F("told_at"), name="milestone_told_first"),
        ),
        migrations.AddIndex(
            model_name="editionmilestone",
            index=models.Index(fields=["partnership", "milestone"], name="milestone_about_partnership"),
        ),
        migrations.AddIndex(
            model_name="editionpartnership",
            index=models.Index(
                models.F("partnership"),
                models.OrderBy(models.F("edition_id"), descending=True),
                name="partnership_told_last",
            ),
        ),
        migrations.AddField(
            model_name="editionparty",
            name="company",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="companies.company"
            ),
        ),
        migrations.AddField(
            model_name="editionparty",
            name="edition",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="+", to="articles.edition"
            ),
        ),
        migrations.AddField(
            model_name="editionparty",
            name="partnership",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="companies.partnership"
            ),
        ),
        migrations.AddIndex(
            model_name="editionparty",
            index=models.Index(fields=["company", "partnership"], name="partnership_about_company"),
        ),
    ]
