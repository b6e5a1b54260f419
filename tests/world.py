"""The demonstration world for tests: everything that a visitor of the demonstration finds.

    from tests.world import standing

    @pytest.fixture(scope="package")
    def world(django_db_setup, django_db_blocker):
        with standing(django_db_blocker):
            yield

It is made by the code of `hyogi demo`, inside one transaction, which the tests' own transactions nest in and which is
rolled back at the end, so that the tests after it find the database as empty as before.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from hyogi.foundation import clock
from hyogi.ops.demo import prepare


@contextmanager
def standing(blocker: Any) -> Iterator[None]:
    """The world stands inside; afterwards nothing is left of it."""
    with blocker.unblock(), transaction.atomic():
        try:
            prepare(lambda _line: None)
            yield
        finally:
            clock.stand_at(None)
            transaction.set_rollback(True)
