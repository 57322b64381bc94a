"""The database itself refuses to change what stood on the front page, but for its end, or to delete it."""

from django.db import migrations

KEEP = """
CREATE FUNCTION articles_front_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    movable text[] := ARRAY['live', 'removed_at', 'removed_by_id'];
BEGIN
    IF TG_OP = 'DELETE'
        OR to_jsonb(NEW) - movable IS DISTINCT FROM to_jsonb(OLD) - movable
        OR NOT isempty(NEW.live) AND lower(NEW.live) <> NEW.starts_at
        OR OLD.removed_at IS DISTINCT FROM NEW.removed_at AND OLD.removed_at IS NOT NULL
    THEN
        RAISE EXCEPTION 'what stood on the front page is kept: only its end moves'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER placement_is_kept BEFORE UPDATE OR DELETE ON articles_placement
    FOR EACH ROW EXECUTE FUNCTION articles_front_is_kept();
CREATE TRIGGER block_is_kept BEFORE UPDATE OR DELETE ON articles_frontblock
    FOR EACH ROW EXECUTE FUNCTION articles_front_is_kept();
"""

LEAVE = """
DROP TRIGGER placement_is_kept ON articles_placement;
DROP TRIGGER block_is_kept ON articles_frontblock;
DROP FUNCTION articles_front_is_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0012_front_page")]
    operations = [migrations.RunSQL(KEEP, LEAVE)]
