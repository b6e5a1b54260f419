"""Every test runs on one database: SQLite unless `--database=postgresql` is asked for.

This file is read before the settings load, so that they see a home folder of their own, which is removed at the end.
The switch is read from the command line here, because the settings need it before pytest has parsed its options.
"""

import os
import shutil
import sys
import tempfile
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from tests.postgres import Cluster

if TYPE_CHECKING:
    from django.test import Client

ASKED = next((word.partition("=")[2] for word in sys.argv if word.startswith("--database=")), "")
DATABASE = os.environ.setdefault("HYOGI_TEST_DATABASE", ASKED or "sqlite")
HOME = tempfile.mkdtemp(prefix="hyogi-test-")
os.environ["HYOGI_HOME"] = HOME
os.environ["DJANGO_SETTINGS_MODULE"] = "hyogi.config.settings"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright's loop runs in the thread of the tests
os.environ.pop("HYOGI_HTTPS", None)
os.environ.pop("DATABASE_URL", None)
os.environ["HYOGI_UNSAFE_POSTGRES"] = "1"  # the tests' own cluster does not wait for the disk
pytest_plugins = ["tests.serving"]
CLUSTER: Cluster | None = None
if DATABASE == "postgresql":
    CLUSTER = Cluster()
    os.environ["DATABASE_URL"] = CLUSTER.url("hyogi")


settings.register_profile(
    "hyogi",
    deadline=None,  # a slow machine is no fault of the code
    derandomize=bool(os.environ.get("CI")),  # the same change passes or fails alike each time it is looked at
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
settings.load_profile("hyogi")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=("sqlite", "postgresql"), default="sqlite", help="where the tests run")


def pytest_configure(config: pytest.Config) -> None:
    """Loads the settings only now, so that pytest-django finds them ready."""
    from django.conf import settings as chosen

    if DATABASE == "sqlite":
        chosen.DATABASES["default"].setdefault("TEST", {})["NAME"] = os.path.join(HOME, "test.sqlite3")
    chosen.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What means nothing to the database is not run twice."""
    if DATABASE == "postgresql":
        once = [item for item in items if item.get_closest_marker("either")]
        if once:
            config.hook.pytest_deselected(items=once)
            items[:] = [item for item in items if item not in once]


def pytest_unconfigure(config: pytest.Config) -> None:
    if CLUSTER is not None:
        CLUSTER.stop()
    shutil.rmtree(HOME, ignore_errors=True)


@pytest.fixture
def cluster() -> Cluster:
    """The tests' own PostgreSQL; only where the tests run on it."""
    if CLUSTER is None:
        pytest.skip("runs on PostgreSQL only")
    return CLUSTER


@pytest.fixture
def client() -> "Client":
    """A browser that asks for English, the language in which the tests read pages."""
    from django.test import Client

    return Client(headers={"Accept-Language": "en"})
