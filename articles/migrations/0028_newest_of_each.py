"""What was told last of each thing that stories name, found by an index of its own."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0027_offers_in_place_of_suggestions"),
        ("companies", "0012_intakes"),
        ("taggit", "0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx"),
    ]

    operations = [
        migrations.AlterField(
            model_name="editionauthor",
            name="author",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="articles.author"
            ),
        ),
        migrations.AlterField(
            model_name="editioncompany",
            name="company",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="companies.company"
            ),
        ),
        migrations.AlterField(
            model_name="editionperson",
            name="person",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="companies.person"
            ),
        ),
        migrations.AlterField(
            model_name="editiontag",
            name="tag",
            field=models.ForeignKey(
                db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="taggit.tag"
            ),
        ),
        migrations.AddIndex(
            model_name="editionauthor",
            index=models.Index(
                models.F("author"), models.OrderBy(models.F("edition_id"), descending=True), name="author_told_last"
            ),
        ),
        migrations.AddIndex(
            model_name="editioncompany",
            index=models.Index(
                models.F("company"), models.OrderBy(models.F("edition_id"), descending=True), name="company_told_last"
            ),
        ),
        migrations.AddIndex(
            model_name="editionperson",
            index=models.Index(
                models.F("person"), models.OrderBy(models.F("edition_id"), descending=True), name="person_told_last"
            ),
        ),
        migrations.AddIndex(
            model_name="editiontag",
            index=models.Index(
                models.F("tag"), models.OrderBy(models.F("edition_id"), descending=True), name="tag_told_last"
            ),
        ),
    ]
