"""Nobody owns themselves through others at the same time: the database's own rule."""

from django.db import migrations

CIRCLE = """
CREATE FUNCTION companies_first_day(written text) RETURNS date LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT CASE
        WHEN written = '' THEN NULL
        WHEN length(written) = 4 THEN make_date(written::int, 1, 1)
        WHEN written LIKE '%Q%' THEN make_date(left(written, 4)::int, right(written, 1)::int * 3 - 2, 1)
        WHEN length(written) = 7 THEN make_date(left(written, 4)::int, right(written, 2)::int, 1)
        ELSE written::date
    END
$$;

CREATE FUNCTION companies_last_day(written text) RETURNS date LANGUAGE sql IMMUTABLE STRICT AS $$
    SELECT CASE
        WHEN written = '' THEN NULL
        WHEN length(written) = 4 THEN make_date(written::int, 12, 31)
        WHEN written LIKE '%Q%' THEN (companies_first_day(written) + interval '3 months' - interval '1 day')::date
        WHEN length(written) = 7 THEN (companies_first_day(written) + interval '1 month' - interval '1 day')::date
        ELSE written::date
    END
$$;

-- The names along the circle that this ownership would close, from the owned company back to itself; else none.
-- Counted is what is preferred and certainly at the same time. Known minority stakes may cross.
CREATE FUNCTION companies_circle(
    itself bigint, owner bigint, owned bigint, since text, until text, share numeric
) RETURNS TABLE (name varchar) LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('companies_circle', 0));
    RETURN QUERY
    WITH RECURSIVE up(company, start, stop, way, crosses) AS (
        SELECT $2, companies_last_day($4), companies_first_day($5), ARRAY[$3, $2], coalesce($6 <= 50, false)
        UNION ALL
        SELECT held.owner_id,
            greatest(up.start, companies_last_day(held.since)),
            least(up.stop, companies_first_day(held.until)),
            up.way || held.owner_id,
            up.crosses AND coalesce(held.share <= 50, false)
        FROM up
        JOIN companies_ownership held ON held.owned_id = up.company
        JOIN companies_fact told ON told.id = held.fact_ptr_id AND told.is_preferred
        WHERE up.company <> $3 AND held.fact_ptr_id <> $1 AND cardinality(up.way) < 30
            AND NOT held.owner_id = ANY (up.way[2:])
            AND coalesce(
                greatest(up.start, companies_last_day(held.since)) < least(up.stop, companies_first_day(held.until)),
                true
            )
    ),
    found AS (SELECT up.way FROM up WHERE up.company = $3 AND NOT up.crosses LIMIT 1)
    SELECT company.name FROM found, unnest(found.way) WITH ORDINALITY AS step(id, place)
    JOIN companies_company company ON company.id = step.id ORDER BY step.place DESC;
END $$;

CREATE FUNCTION companies_refuse_circle() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT is_preferred FROM companies_fact WHERE id = NEW.fact_ptr_id) AND EXISTS (
        SELECT FROM companies_circle(
            NEW.fact_ptr_id, NEW.owner_id, NEW.owned_id, NEW.since, NEW.until, NEW.share
        )
    ) THEN
        RAISE EXCEPTION 'a company can''t own itself through others at the same time'
            USING ERRCODE = 'check_violation', CONSTRAINT = 'ownership_makes_no_circle';
    END IF;
    RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER ownership_makes_no_circle AFTER INSERT OR UPDATE ON companies_ownership
    FOR EACH ROW EXECUTE FUNCTION companies_refuse_circle();
"""

NO_CIRCLE = """
DROP TRIGGER ownership_makes_no_circle ON companies_ownership;
DROP FUNCTION companies_refuse_circle();
DROP FUNCTION companies_circle(bigint, bigint, bigint, text, text, numeric);
DROP FUNCTION companies_last_day(text);
DROP FUNCTION companies_first_day(text);
"""


class Migration(migrations.Migration):
    dependencies = [("companies", "0005_status_is_a_fact")]
    operations = [migrations.RunSQL(CIRCLE, NO_CIRCLE)]
