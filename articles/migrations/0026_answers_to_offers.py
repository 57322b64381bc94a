"""What was answered to offers, and the verbs that enter what is found in a text."""

import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0025_when_due_and_said_so_far"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterField(
            model_name="auditentry",
            name="verb",
            field=models.CharField(
                choices=[
                    ("created", "created"),
                    ("saved", "saved"),
                    ("restored", "restored"),
                    ("submitted", "submitted"),
                    ("approved", "approved"),
                    ("sent_back", "sent back"),
                    ("published", "published"),
                    ("scheduled", "scheduled"),
                    ("rescheduled", "rescheduled"),
                    ("cancelled", "cancelled"),
                    ("withdrawn", "withdrawn"),
                    ("renewed", "newer text put into the schedule"),
                    ("until", "end changed"),
                    ("undone", "undone"),
                    ("shared", "preview link made"),
                    ("revoked", "preview link revoked"),
                    ("reassigned", "given to somebody else"),
                    ("due", "due date set"),
                    ("planned", "planned"),
                    ("deleted", "deleted"),
                    ("commented", "commented"),
                    ("reworded", "reworded a comment"),
                    ("took_back", "deleted a comment"),
                    ("resolved", "resolved a comment"),
                    ("reopened", "reopened a comment"),
                    ("embargoed", "put under an embargo"),
                    ("freed", "taken from under an embargo"),
                    ("embargo_move", "embargo moved"),
                    ("embargo_lift", "embargo lifted"),
                    ("revisit", "the register changed what the story told"),
                    ("let_stand", "left as it was although the register changed"),
                    ("noted", "kept in the register"),
                    ("unnoted", "taken out of the register again"),
                    ("overridden", "went on although a check blocked"),
                ],
                max_length=12,
                verbose_name="what",
            ),
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("company", "company"),
                            ("person", "person"),
                            ("milestone", "milestone"),
                            ("quote", "quote"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("about", models.CharField(blank=True, max_length=20)),
                ("words", models.CharField(blank=True, max_length=240)),
                ("row", models.PositiveBigIntegerField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "article",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="articles.article",
                        verbose_name="story",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "answer",
                "verbose_name_plural": "answers",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        models.F("article"),
                        models.F("kind"),
                        models.F("about"),
                        django.db.models.functions.text.MD5("words"),
                        name="an_offer_is_answered_once",
                    )
                ],
            },
        ),
    ]
