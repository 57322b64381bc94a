"""Facts with their sources: owners become such, what became of partnerships, people, their roles and quotes join."""

import django.db.models.deletion
from django.db import migrations, models

import companies.fields


def keep_owners(apps, schema_editor):
    schema_editor.execute("CREATE TABLE companies_owners_before AS SELECT * FROM companies_ownership")


class Migration(migrations.Migration):
    dependencies = [("companies", "0002_embargo"), ("embargoes", "0001_initial")]
    operations = [
        migrations.RunPython(keep_owners, migrations.RunPython.noop),
        migrations.DeleteModel("Ownership"),
        migrations.CreateModel(
            name="Fact",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("ownership", "ownership"),
                            ("role", "role"),
                            ("standing", "status of a partnership"),
                            ("quote", "quote"),
                        ],
                        editable=False,
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("label", models.CharField(editable=False, max_length=300, verbose_name="fact")),
                (
                    "is_preferred",
                    models.BooleanField(
                        default=True,
                        help_text="Of facts that contradict each other, the one that we go by.",
                        verbose_name="preferred",
                    ),
                ),
            ],
            options={
                "verbose_name": "fact",
                "verbose_name_plural": "facts",
                "ordering": ["label", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Person",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "slug",
                    models.SlugField(
                        help_text="Its address. It can't be changed later.",
                        max_length=60,
                        unique=True,
                        verbose_name="slug",
                    ),
                ),
                ("born", companies.fields.PartialDateField(blank=True, default="", verbose_name="born")),
                ("died", companies.fields.PartialDateField(blank=True, default="", verbose_name="died")),
                (
                    "country",
                    models.CharField(
                        blank=True, help_text="Two letters: IT, FR, CN.", max_length=2, verbose_name="country"
                    ),
                ),
                ("wikidata", models.CharField(blank=True, max_length=16, verbose_name="Wikidata id")),
                ("about", models.TextField(blank=True, max_length=600, verbose_name="about")),
                ("about_en", models.TextField(blank=True, max_length=600, verbose_name="about (English)")),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["name", "pk"],
            },
        ),
        migrations.CreateModel(
            name="PersonAlias",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120, verbose_name="other name")),
            ],
            options={
                "verbose_name": "other name of a person",
                "verbose_name_plural": "other names of people",
            },
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("release", "press release"),
                            ("filing", "filing"),
                            ("interview", "interview"),
                            ("report", "report"),
                            ("press", "press"),
                            ("website", "website"),
                            ("other", "other"),
                        ],
                        default="release",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("publisher", models.CharField(blank=True, max_length=120, verbose_name="publisher")),
                ("address", models.URLField(blank=True, max_length=400, verbose_name="address")),
                (
                    "date",
                    companies.fields.PartialDateField(
                        blank=True,
                        default="",
                        help_text="As far as it is known: 2020-12-21, 2020-12 or 2020.",
                        verbose_name="date",
                    ),
                ),
            ],
            options={
                "verbose_name": "source",
                "verbose_name_plural": "sources",
                "ordering": ["title", "pk"],
            },
        ),
        migrations.AddField(
            model_name="company",
            name="merged_into",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="companies.company",
                verbose_name="merged into",
            ),
        ),
        migrations.AddConstraint(
            model_name="company",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into", None), models.Q(("merged_into", models.F("pk")), _negated=True), _connector="OR"
                ),
                name="company_is_merged_into_another",
                violation_error_message="A company can't be merged into itself.",
            ),
        ),
        migrations.AddField(
            model_name="fact",
            name="embargo",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="embargoes.embargo",
                verbose_name="embargo",
            ),
        ),
        migrations.AddField(
            model_name="person",
            name="merged_into",
            field=models.ForeignKey(
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="merged",
                to="companies.person",
                verbose_name="merged into",
            ),
        ),
        migrations.AddField(
            model_name="personalias",
            name="person",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="aliases",
                to="companies.person",
                verbose_name="person",
            ),
        ),
        migrations.AddField(
            model_name="fact",
            name="source",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="vouched",
                to="companies.source",
                verbose_name="source",
            ),
        ),
        migrations.CreateModel(
            name="Ownership",
            fields=[
                (
                    "fact_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="companies.fact",
                    ),
                ),
                ("since", companies.fields.PartialDateField(blank=True, default="", verbose_name="since")),
                ("until", companies.fields.PartialDateField(blank=True, default="", verbose_name="until")),
                (
                    "share",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=5, null=True, verbose_name="share in per cent"
                    ),
                ),
                (
                    "owned",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="owners",
                        to="companies.company",
                        verbose_name="owned company",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="holdings",
                        to="companies.company",
                        verbose_name="owner",
                    ),
                ),
            ],
            options={
                "verbose_name": "ownership",
                "verbose_name_plural": "ownerships",
            },
            bases=("companies.fact",),
        ),
        migrations.CreateModel(
            name="Quote",
            fields=[
                (
                    "fact_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="companies.fact",
                    ),
                ),
                ("words", models.TextField(max_length=2000, verbose_name="original words")),
                (
                    "language",
                    models.CharField(
                        default="it",
                        help_text="Of the original words: it, en, fr, zh.",
                        max_length=5,
                        verbose_name="language",
                    ),
                ),
                ("translation", models.TextField(blank=True, max_length=2000, verbose_name="translation")),
                (
                    "translation_language",
                    models.CharField(blank=True, max_length=5, verbose_name="language of the translation"),
                ),
                ("said_on", companies.fields.PartialDateField(blank=True, default="", verbose_name="said on")),
                (
                    "company",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotes",
                        to="companies.company",
                        verbose_name="spoke for",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="quotes",
                        to="companies.partnership",
                        verbose_name="partnership",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="quotes",
                        to="companies.person",
                        verbose_name="speaker",
                    ),
                ),
            ],
            options={
                "verbose_name": "quote",
                "verbose_name_plural": "quotes",
            },
            bases=("companies.fact",),
        ),
        migrations.CreateModel(
            name="Role",
            fields=[
                (
                    "fact_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="companies.fact",
                    ),
                ),
                ("title", models.CharField(max_length=120, verbose_name="title")),
                ("title_en", models.CharField(blank=True, max_length=120, verbose_name="title (English)")),
                ("since", companies.fields.PartialDateField(blank=True, default="", verbose_name="since")),
                ("until", companies.fields.PartialDateField(blank=True, default="", verbose_name="until")),
                (
                    "company",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roles",
                        to="companies.company",
                        verbose_name="company",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="roles",
                        to="companies.person",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "role",
                "verbose_name_plural": "roles",
            },
            bases=("companies.fact",),
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                (
                    "fact_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="companies.fact",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("rumoured", "rumoured"),
                            ("announced", "announced"),
                            ("active", "active"),
                            ("completed", "completed"),
                            ("ended", "ended"),
                            ("abandoned", "abandoned"),
                        ],
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "as_of",
                    companies.fields.PartialDateField(
                        default="",
                        help_text="As far as it is known: 2020-12-21, 2020-12, 2020-Q4 or 2020.",
                        verbose_name="as of",
                    ),
                ),
                (
                    "partnership",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="standings",
                        to="companies.partnership",
                        verbose_name="partnership",
                    ),
                ),
            ],
            options={
                "verbose_name": "status",
                "verbose_name_plural": "statuses",
            },
            bases=("companies.fact",),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("country", ""), ("country__regex", "^[A-Z]{2}$"), _connector="OR"),
                name="person_country_is_two_letters",
                violation_error_message="Write the country as two capital letters, such as IT.",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(("wikidata", ""), ("wikidata__regex", "^Q[1-9][0-9]*$"), _connector="OR"),
                name="person_wikidata_is_an_item",
                violation_error_message="A Wikidata id is a Q and a number, such as Q178516.",
            ),
        ),
        migrations.AddConstraint(
            model_name="person",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("merged_into", None), models.Q(("merged_into", models.F("pk")), _negated=True), _connector="OR"
                ),
                name="person_is_merged_into_another",
                violation_error_message="A person can't be merged into themselves.",
            ),
        ),
        migrations.AddConstraint(
            model_name="personalias",
            constraint=models.UniqueConstraint(fields=("person", "name"), name="person_alias_once"),
        ),
        migrations.AddConstraint(
            model_name="ownership",
            constraint=models.CheckConstraint(
                condition=models.Q(("owner", models.F("owned")), _negated=True),
                name="ownership_of_another",
                violation_error_message="A company can't own itself: choose another owner.",
            ),
        ),
        migrations.AddConstraint(
            model_name="ownership",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("share__isnull", True), models.Q(("share__gt", 0), ("share__lte", 100)), _connector="OR"
                ),
                name="ownership_share_is_a_share",
                violation_error_message="A share must be more than 0 and at most 100 per cent.",
            ),
        ),
        migrations.AddConstraint(
            model_name="standing",
            constraint=models.CheckConstraint(
                condition=models.Q(("as_of__regex", "^\\d{4}(-Q[1-4]|-\\d{2}(-\\d{2})?)?$")),
                name="standing_is_dated",
                violation_error_message="A status needs a date: a day, a month, a quarter or a year.",
            ),
        ),
    ]
