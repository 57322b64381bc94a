"""Each telling has its first."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0022_told_so_far")]
    operations = [
        migrations.AlterField(model_name=name, name="told_at", field=models.DateTimeField())
        for name in ("editionfact", "editionmilestone")
    ]
