"""Every read starts from the actor; pages ask their room, not the database."""

import pytest

from tests.house.plan import attributes, door_of, place, python

pytestmark = pytest.mark.either

DOORS = {"models", "queries", "actions", "listeners"}
ELSEWHERE = {
    "accounts/middleware.py": "the installation's one row, before there is an actor",
    "foundation/audit.py": "the log writes and recomputes itself; who reads it goes through site.queries",
    "foundation/files.py": "makes the row of a file whose content it has just stored",
    "foundation/keeping.py": "kept texts belong to a browser, not to an actor",
    "foundation/managers.py": "where the guard is defined",
    "foundation/once.py": "keys of forms belong to no unit",
    "organisation/search.py": "the index of names; what it finds is looked up among what the actor sees",
    "organisation/exporting.py": "writes what the actor sees, and the rows that belong to it",
    "organisation/importing/": "a file names codes; what is out of the actor's sight is answered without being told",
    "verifying.py": "recomputes everything, for the console",
    "specimens.py": "examples of addresses for the walks of the tests, found in the demonstration",
    "ops/": "the console of the machine: backups, restoring, the demonstration",
}
"""Files and folders besides the four doors that may use `unscoped`, each with its reason."""
ASKING = {
    "unscoped", "objects", "_base_manager", "_default_manager", "filter", "exclude", "annotate", "select_related",
    "prefetch_related", "values_list", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "order_by",
    "save", "raw", "cursor", "aggregate",
}  # fmt: skip


def test_only_models_queries_and_actions_read_without_the_actor() -> None:
    found = {
        place(file, node.lineno)
        for file in python()
        for node in attributes(file)
        if node.attr in ("unscoped", "_base_manager", "_default_manager")
        and door_of(file) not in DOORS
        and not any(listed in str(file) for listed in ELSEWHERE)
    }

    assert found == set()


def test_every_listed_exception_is_still_needed() -> None:
    used = {
        listed
        for listed in ELSEWHERE
        for file in python()
        if listed in str(file) and any(node.attr == "unscoped" for node in attributes(file))
    }

    assert used | {"foundation/managers.py"} == set(ELSEWHERE)


def test_pages_and_forms_do_not_ask_the_database_themselves() -> None:
    found = {
        f"{place(file, node.lineno)} .{node.attr}"
        for file in python()
        if door_of(file) in ("views", "urls", "context")
        for node in attributes(file)
        if node.attr in ASKING
    }

    assert found == set()
