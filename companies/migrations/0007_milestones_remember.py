"""What a milestone said before its date or state was changed is written down and kept by the database itself."""

import django.db.models.deletion
from django.db import migrations, models

import companies.fields

KEEP = """
CREATE FUNCTION companies_keep_milestone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO companies_milestonechange (milestone_id, date, state, until)
    VALUES (OLD.id, OLD.date, OLD.state, clock_timestamp());
    RETURN NULL;
END $$;
CREATE TRIGGER milestone_remembers AFTER UPDATE ON companies_milestone
    FOR EACH ROW WHEN ((OLD.date, OLD.state) IS DISTINCT FROM (NEW.date, NEW.state))
    EXECUTE FUNCTION companies_keep_milestone();

CREATE FUNCTION companies_milestone_change_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what a milestone said before is never changed' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER milestone_change_is_kept BEFORE UPDATE ON companies_milestonechange
    FOR EACH ROW EXECUTE FUNCTION companies_milestone_change_is_kept();
"""

FORGET = """
DROP TRIGGER milestone_change_is_kept ON companies_milestonechange;
DROP FUNCTION companies_milestone_change_is_kept();
DROP TRIGGER milestone_remembers ON companies_milestone;
DROP FUNCTION companies_keep_milestone();
"""


class Migration(migrations.Migration):
    dependencies = [("companies", "0006_no_circles")]
    operations = [
        migrations.CreateModel(
            name="MilestoneChange",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("date", companies.fields.PartialDateField(default="", verbose_name="date")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("expected", "expected"),
                            ("happened", "happened"),
                            ("postponed", "postponed"),
                            ("cancelled", "cancelled"),
                        ],
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("until", models.DateTimeField(verbose_name="until")),
                (
                    "milestone",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="changes",
                        to="companies.milestone",
                    ),
                ),
            ],
            options={
                "verbose_name": "earlier date of a milestone",
                "verbose_name_plural": "earlier dates of milestones",
                "ordering": ["-pk"],
            },
        ),
        migrations.RunSQL(KEEP, FORGET),
    ]
