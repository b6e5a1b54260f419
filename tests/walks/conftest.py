"""Who walks, and the world in which they walk."""

import logging
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.walks.walkers import Walker


@pytest.fixture(scope="package")
def world(django_db_setup: None, django_db_blocker: Any, installations: Any) -> Iterator[None]:
    """The demonstration world, for all walks together."""
    from tests.world import standing

    with standing(django_db_blocker, installations):
        yield


@pytest.fixture(scope="package", autouse=True)
def quiet() -> Iterator[None]:
    """A walk meets refusals by the thousand on purpose; faults are in its report."""
    log = logging.getLogger("django.request")
    before = log.level
    log.setLevel(logging.CRITICAL)
    yield
    log.setLevel(before)


@pytest.fixture(scope="package")
def walkers(world: None) -> "list[Walker]":
    """The public, an administrator without a post, and a holder of every sort of post that the demonstration offers."""
    from tests.walks.walkers import all_walkers

    return all_walkers()


@pytest.fixture(scope="package")
def data(walkers: "list[Walker]") -> str:
    """Everything stored in the world, as text."""
    from tests.walks import pseudo

    return pseudo.stored()
