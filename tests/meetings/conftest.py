"""The clock of a test is put back when it ends."""

from collections.abc import Iterator

import pytest

from hyogi.foundation import clock


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    yield
    clock.stand_at(None)
