"""A placement that went on after a shorter one says after which."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("articles", "0017_facts_so_far")]

    operations = [
        migrations.AddField(
            model_name="placement",
            name="after",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="articles.placement",
                verbose_name="after",
            ),
        ),
    ]
