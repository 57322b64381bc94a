"""What a fact says in a line, in English beside the Italian; those so far as the models would say them."""

from django.db import migrations, models

TELL = """
UPDATE companies_fact SET label_en = label;

UPDATE companies_fact SET label_en = left(
    person.name || ': ' || role.title_en || ', ' || company.name
    || CASE WHEN role.since || role.until = '' THEN '' ELSE ' (' || role.since || '–' || role.until || ')' END, 300)
FROM companies_role role
JOIN companies_person person ON person.id = role.person_id
JOIN companies_company company ON company.id = role.company_id
WHERE role.fact_ptr_id = companies_fact.id AND role.title_en <> '';

UPDATE companies_fact SET label_en = left(
    partnership.title || ': ' || standing.status || ' (' || standing.as_of || ')', 300)
FROM companies_standing standing JOIN companies_partnership partnership ON partnership.id = standing.partnership_id
WHERE standing.fact_ptr_id = companies_fact.id;
"""


class Migration(migrations.Migration):
    dependencies = [("companies", "0007_milestones_remember")]
    operations = [
        migrations.AddField(
            model_name="fact",
            name="label_en",
            field=models.CharField(
                blank=True, default="", editable=False, max_length=300, verbose_name="fact (English)"
            ),
        ),
        migrations.RunSQL(TELL, migrations.RunSQL.noop),
    ]
