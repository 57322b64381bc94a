"""Who told what first, and who takes part in what, of the editions so far."""

from django.db import migrations

TELL = """
UPDATE articles_edition{kind} link SET told_at = coalesce(
    (
        SELECT min(lower(edition.live)) FROM articles_edition edition
        JOIN articles_edition{kind} other ON other.edition_id = edition.id
        WHERE edition.article_id = link.article_id AND other.{kind}_id = link.{kind}_id AND NOT isempty(edition.live)
    ),
    link.published_at
);
"""
TAKE_PART = """
INSERT INTO articles_editionparty (edition_id, article_id, published_at, facts, partnership_id, company_id)
SELECT link.edition_id, link.article_id, link.published_at, '{}', link.partnership_id,
    coalesce(company.merged_into_id, company.id)
FROM articles_editionpartnership link
CROSS JOIN LATERAL jsonb_array_elements(link.facts->'parties') party
JOIN companies_company company ON company.id = (party->>'id')::bigint;
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0021_tellings")]
    operations = [
        migrations.RunSQL([TELL.format(kind=kind) for kind in ("fact", "milestone")], migrations.RunSQL.noop),
        migrations.RunSQL(TAKE_PART, "DELETE FROM articles_editionparty"),
    ]
