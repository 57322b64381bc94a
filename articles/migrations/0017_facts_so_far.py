"""What editions told of owners and of partnerships' status, as the facts that they reported."""

from django.db import migrations

OWNERS = """
INSERT INTO articles_editionfact (edition_id, article_id, published_at, fact_id, kind, company_id, other_id, facts)
SELECT carried.edition_id, carried.article_id, carried.published_at, owned.fact_ptr_id, 'ownership',
    owned.owned_id, owned.owner_id,
    jsonb_build_object(
        'id', owned.fact_ptr_id, 'kind', 'ownership', 'preferred', true, 'source', null,
        'owner', owner - ARRAY['since', 'until', 'share'],
        'owned', jsonb_build_object(
            'id', carried.facts->'id', 'name', carried.facts->'name', 'slug', carried.facts->'slug',
            'kind', carried.facts->'kind'
        ),
        'since', owner->'since', 'until', owner->'until', 'share', owner->'share'
    )
FROM articles_editioncompany carried
CROSS JOIN LATERAL jsonb_array_elements(carried.facts->'owners') AS owner
JOIN companies_ownership owned ON owned.owned_id = carried.company_id AND owned.owner_id = (owner->>'id')::bigint
    AND owned.since = owner->>'since' AND owned.until = owner->>'until'
"""
STANDINGS = """
INSERT INTO articles_editionfact (edition_id, article_id, published_at, fact_id, kind, partnership_id, facts)
SELECT carried.edition_id, carried.article_id, carried.published_at, standing.fact_ptr_id, 'standing',
    standing.partnership_id,
    jsonb_build_object(
        'id', standing.fact_ptr_id, 'kind', 'standing', 'preferred', true, 'source', null,
        'partnership', standing.partnership_id, 'status', standing.status, 'as_of', standing.as_of
    )
FROM articles_editionpartnership carried
JOIN companies_standing standing ON standing.partnership_id = carried.partnership_id
    AND standing.status = carried.facts->>'status'
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0016_register"), ("companies", "0004_facts_so_far")]
    operations = [
        migrations.RunSQL(OWNERS, migrations.RunSQL.noop),
        migrations.RunSQL(STANDINGS, migrations.RunSQL.noop),
    ]
