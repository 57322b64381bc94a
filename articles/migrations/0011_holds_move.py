"""An edition's hold goes with its embargoes: of what is frozen with it, that column may change too."""

from django.db import migrations

KEEP = """
CREATE OR REPLACE FUNCTION articles_edition_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    movable text[] := ARRAY[%s];
BEGIN
    IF to_jsonb(NEW) - movable IS DISTINCT FROM to_jsonb(OLD) - movable THEN
        RAISE EXCEPTION 'an edition is frozen: publish another one instead of changing it'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""
BEFORE = "'live', 'expires_at', 'is_withdrawn', 'published_at'"


class Migration(migrations.Migration):
    dependencies = [("articles", "0010_embargoes")]
    operations = [migrations.RunSQL(KEEP % f"{BEFORE}, 'held_until'", KEEP % BEFORE)]
