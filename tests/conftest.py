"""Every test runs on one database: SQLite unless `--database=postgresql` is asked for.

This file is read before the settings load, so that they see a home folder of their own, which is removed at the end.
"""

import os
import shutil
import tempfile

import pytest

from tests.postgres import Cluster, wanted

HOME = tempfile.mkdtemp(prefix="hyogi-test-")
os.environ["HYOGI_HOME"] = HOME
os.environ["DJANGO_SETTINGS_MODULE"] = "hyogi.config.settings"
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # playwright's loop runs in the thread of the tests
os.environ.pop("HYOGI_HTTPS", None)

CLUSTER: Cluster | None = None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--database", choices=("sqlite", "postgresql"), default="sqlite", help="where the tests run")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config, parser, args):  # type: ignore[no-untyped-def]
    """Not called for conftest files; the switch is read in `switch` below."""


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "slow: takes more than a few seconds")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What means nothing to the database is not run twice."""
    if config.getoption("--database") == "postgresql":
        once = [item for item in items if item.get_closest_marker("either")]
        if once:
            config.hook.pytest_deselected(items=once)
            items[:] = [item for item in items if item not in once]


def pytest_unconfigure(config: pytest.Config) -> None:
    if CLUSTER is not None:
        CLUSTER.stop()
    shutil.rmtree(HOME, ignore_errors=True)
