"""The demonstration world for tests: everything that a visitor of the demonstration finds.

    from tests.world import standing

    @pytest.fixture(scope="package")
    def world(django_db_setup, django_db_blocker, installations):
        with standing(django_db_blocker, installations):
            yield

It is made by `hyogi demo`, and stands inside one transaction, which the tests' own transactions nest in and which is
rolled back at the end, so that the tests after it find the database as empty as before. On SQLite its rows are copied
from the installation that the tests of the program use too; on PostgreSQL it is played here.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from hyogi.foundation import clock
from hyogi.foundation.demo_clock import follow
from hyogi.foundation.models import Installation
from hyogi.ops.demo import prepare
from tests.serving import Installed

_NOT_COPIED = {"django_migrations", "django_session", "django_content_type", "auth_permission"}


@contextmanager
def standing(blocker: Any, installations: Callable[[str], Installed]) -> Iterator[None]:
    """The world stands inside; afterwards nothing is left of it."""
    with blocker.unblock():
        copies = connection.vendor == "sqlite"
        if copies:
            demo = installations("demo")
            shutil.copytree(demo.home / "files", settings.HYOGI_HOME / "files", dirs_exist_ok=True)
            with connection.cursor() as cursor:
                cursor.execute("ATTACH DATABASE %s AS demonstration", [str(demo.home / "hyogi.sqlite3")])
        try:
            with transaction.atomic():
                try:
                    if copies:
                        _copy()
                        follow(Installation.unscoped.get())
                    else:
                        prepare(lambda _line: None)
                    yield
                finally:
                    clock.stand_at(None)
                    transaction.set_rollback(True)
        finally:
            if copies:
                with connection.cursor() as cursor:
                    cursor.execute("DETACH DATABASE demonstration")


def _copy() -> None:
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            if table not in _NOT_COPIED:
                names = [row[1] for row in cursor.execute(f'PRAGMA main.table_info("{table}")').fetchall()]
                columns = ", ".join(map(connection.ops.quote_name, names))
                cursor.execute(f'INSERT INTO main."{table}" ({columns}) SELECT {columns} FROM demonstration."{table}"')
