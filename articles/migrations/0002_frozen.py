"""The database itself refuses to change an edition's words or a line of the audit log."""

from django.db import migrations

FREEZE = """
CREATE FUNCTION articles_edition_is_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    movable text[] := ARRAY['live', 'expires_at', 'is_withdrawn', 'published_at'];
BEGIN
    IF to_jsonb(NEW) - movable IS DISTINCT FROM to_jsonb(OLD) - movable THEN
        RAISE EXCEPTION 'an edition is frozen: publish another one instead of changing it'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER edition_is_frozen BEFORE UPDATE ON articles_edition
    FOR EACH ROW EXECUTE FUNCTION articles_edition_is_frozen();

CREATE FUNCTION articles_audit_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is only ever added to' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER audit_is_kept BEFORE UPDATE OR DELETE ON articles_auditentry
    FOR EACH ROW EXECUTE FUNCTION articles_audit_is_kept();
"""

THAW = """
DROP TRIGGER edition_is_frozen ON articles_edition;
DROP FUNCTION articles_edition_is_frozen();
DROP TRIGGER audit_is_kept ON articles_auditentry;
DROP FUNCTION articles_audit_is_kept();
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0001_initial")]
    operations = [migrations.RunSQL(FREEZE, THAW)]
