"""The demonstration world for tests: everything that a visitor of the demonstration finds.

    from tests.world import standing

    @pytest.fixture(scope="package")
    def world(django_db_setup, django_db_blocker):
        with standing(django_db_blocker):
            yield

It is loaded inside one transaction, which the tests' own transactions nest in and which is rolled back at the end, so
that the tests after it find the database as empty as before.
"""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from django.db import transaction

from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import LANGUAGES, Texts
from hyogi.foundation.models import Installation
from hyogi.foundation.policy import Role
from hyogi.organisation.models import Manner, UnitState
from hyogi.records.transcripts import import_transcript
from tests.factories import a_person, a_post, a_tenure, a_unit

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


@contextmanager
def standing(blocker: Any) -> Iterator[None]:
    """The world stands inside; afterwards nothing is left of it."""
    with blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


def load() -> None:
    """Fill the database."""
    Installation.unscoped.create(kind=Installation.DEMO)
    states: dict[str, UnitState] = {}
    for row in _rows("units"):
        states[row["code"]] = a_unit(
            row["code"],
            states.get(row["parent"]),
            row["name"],
            row["kind"],
            names=_texts(row, "name"),
            sectors=row["sectors"],
        )
    posts = {}
    for row in _rows("posts"):
        post = a_post(states[row["unit"]], Role(row["role"]), row["code"], row["name"])
        post.names = _texts(row, "name")
        post.save()
        posts[row["code"]] = post
    people = {row["code"]: a_person(row["code"]) for row in _rows("people")}
    for row in _rows("tenures"):
        if not row["valid_to"]:
            a_tenure(people[row["person"]], posts[row["post"]], Manner(row["manner"] or "holder"))
    import_transcript(Actor.system("demonstration"), EXAMPLES / "city-2020")


def _rows(kind: str) -> list[dict[str, str]]:
    with (EXAMPLES / "demo" / f"{kind}.csv").open(encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))


def _texts(row: dict[str, str], field: str) -> Texts:
    return Texts({language: row.get(f"{field}[{language}]", "") for language in LANGUAGES})
