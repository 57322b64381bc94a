"""A partnership's status lies among the facts now, each as of a date."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("companies", "0004_facts_so_far")]
    operations = [migrations.RemoveField(model_name="partnership", name="status")]
