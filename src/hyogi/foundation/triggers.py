"""Append-only tables: the database itself refuses to change or delete their rows.

SQLite loses triggers when Django remakes a table, so they are put back after every migration and checked at start.
"""

from django.db import connection

APPEND_ONLY = ["foundation_event", "foundation_seal", "foundation_sealedevent"]
"""Rooms above add the tables of their sealed acts at start (`protect`)."""


def protect(*tables: str) -> None:
    """Have these tables refuse updates and deletes."""
    APPEND_ONLY.extend(table for table in tables if table not in APPEND_ONLY)


def put_back() -> None:
    """Create what is missing. Tables that do not exist yet are left for the migration that makes them."""
    existing = set(connection.introspection.table_names())
    wanted = [table for table in APPEND_ONLY if table in existing]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            for table in wanted:
                for act in ("UPDATE", "DELETE"):
                    cursor.execute(
                        f'CREATE TRIGGER IF NOT EXISTS "{table}_no_{act.lower()}" BEFORE {act} ON "{table}" '
                        f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
                    )
            return
        cursor.execute(
            "CREATE OR REPLACE FUNCTION hyogi_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"
        )
        for table in wanted:
            cursor.execute(
                f'CREATE OR REPLACE TRIGGER "{table}_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "{table}" '
                "FOR EACH STATEMENT EXECUTE FUNCTION hyogi_append_only()"
            )


def take_away() -> None:
    """Remove the protection, inside the transaction of a restore that puts it back."""
    with connection.cursor() as cursor:
        for table in set(APPEND_ONLY) & set(connection.introspection.table_names()):
            if connection.vendor == "sqlite":
                for act in ("update", "delete"):
                    cursor.execute(f'DROP TRIGGER IF EXISTS "{table}_no_{act}"')
            else:
                cursor.execute(f'DROP TRIGGER IF EXISTS "{table}_append_only" ON "{table}"')


def missing() -> list[str]:
    """Which append-only tables stand unprotected."""
    existing = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            found = {name for (name,) in cursor.fetchall()}
            needed = {t: {f"{t}_no_update", f"{t}_no_delete"} for t in APPEND_ONLY}
        else:
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled <> 'D'")
            found = {name for (name,) in cursor.fetchall()}
            needed = {t: {f"{t}_append_only"} for t in APPEND_ONLY}
    return [table for table in APPEND_ONLY if table in existing and not needed[table] <= found]
