"""What the tests of accounts share. Models are imported late: this file is read before the settings load."""

from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _nothing_counted_yet(request: pytest.FixtureRequest) -> None:
    """Attempts are counted in the cache, which would carry them from one test to the next."""
    if request.node.get_closest_marker("django_db"):
        from django.core.cache import cache

        request.getfixturevalue("db")
        cache.clear()


@pytest.fixture
def city(db: None) -> Any:
    """A city with two keepers: see `tests.accounts.city.City`."""
    from tests.accounts.city import a_city

    return a_city()
