"""Companies that an import found in a text: offers find them again, and more, whenever a story is opened."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("articles", "0026_answers_to_offers")]

    operations = [migrations.RemoveField(model_name="article", name="suggested_companies")]
