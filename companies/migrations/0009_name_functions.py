"""Functions that the indexes of names are made of. Changing what they answer needs a migration that indexes anew.

Each holds all it needs: a database that is restored calls them with no path to look for others.
"""

from django.db import migrations

from companies.folding import KEYS_FROM, KEYS_TO

WORDS = """
CREATE FUNCTION companies_name_key(name text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
RETURN btrim(regexp_replace(translate(name, {from_}, {to}), ' +', ' ', 'g'));

CREATE FUNCTION companies_name_words(name text) RETURNS tsvector LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    key text := btrim(regexp_replace(translate(name, {from_}, {to}), ' +', ' ', 'g'));
    words text[] := string_to_array(key, ' ');
    found text[] := '{{}}';
    word text;
    beginning text;
    size int;
BEGIN
    IF key = '' THEN RETURN ''::tsvector; END IF;
    IF array_length(words, 1) > 1 THEN words := words || replace(key, ' ', ''); END IF;
    FOREACH word IN ARRAY words LOOP
        found := found || word;
        FOREACH size IN ARRAY ARRAY[7, 5] LOOP
            beginning := left(word, size);
            CONTINUE WHEN length(beginning) < 4 OR (size = 5 AND length(word) <= 5);
            found := found || ((CASE size WHEN 7 THEN '~' ELSE '^' END) || beginning);
            FOR at IN 1..length(beginning) LOOP
                found := found || ((CASE size WHEN 7 THEN '~' ELSE '^' END)
                    || left(beginning, at - 1) || substr(beginning, at + 1));
            END LOOP;
        END LOOP;
    END LOOP;
    RETURN array_to_tsvector(found);
END $$;
"""
GONE = "DROP FUNCTION companies_name_words(text); DROP FUNCTION companies_name_key(text);"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''").replace("%", "%%") + "'"


class Migration(migrations.Migration):
    dependencies = [("companies", "0008_facts_in_english")]
    operations = [migrations.RunSQL([(WORDS.format(from_=_quoted(KEYS_FROM), to=_quoted(KEYS_TO)), [])], GONE)]
