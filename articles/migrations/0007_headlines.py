"""Indexes by which a headline is found that was there before, whatever its case and spaces."""

from django.db import migrations, models
from django.db.models import F, Func, Value
from django.db.models.functions import Lower


def said() -> Lower:
    spaced = [F("headline"), Value(r"\s+"), Value(" "), Value("g")]
    return Lower(Func(*spaced, function="regexp_replace", output_field=models.CharField()))


class Migration(migrations.Migration):
    dependencies = [("articles", "0006_folding_sooner")]
    operations = [
        migrations.AddIndex("article", models.Index(said(), name="article_by_headline")),
        migrations.AddIndex("edition", models.Index(said(), name="edition_by_headline")),
        # Until the planner knows what an expression amounts to, it takes any value for a frequent one.
        migrations.RunSQL("ANALYZE articles_article, articles_edition", migrations.RunSQL.noop),
    ]
