"""`hyogi verify` recomputes a ballot and finds what was changed behind its back, in every table."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from hyogi.ballots.actions import send_back
from hyogi.ballots.models import APPEND_ONLY, Ballot, Count, Issue, Scrutiny, Sealing, SendBack, Tally, Teller
from hyogi.ballots.sealing import fingerprint
from hyogi.foundation import triggers
from hyogi.foundation.ids import random_id
from hyogi.foundation.verifying import checks
from tests.ballots.rooms import Room, a_count

pytestmark = pytest.mark.django_db
MARKS = {"good": 6, "fairly_good": 2, "average": 1}


def found() -> list[str]:
    ours = [one for one in checks() if one.find.__module__ == "hyogi.ballots.verifying"]
    assert len(ours) == 4
    return [sentence for one in ours for sentence in one.find()]


@pytest.fixture
def room() -> Room:
    """A round that was sent back once and then signed."""
    room = a_count({"A": 9, "B": 9})
    for key in "AB":
        room.both(key, MARKS)
    send_back(room.first, room.round, room.close(), reason="The pile of class B was not turned over.")
    room.seal()
    return room


PLANTED: dict[type[Any], Callable[[Any], Any]] = {
    Ballot: lambda row: {"lines": row.lines[:-1]},
    Issue: lambda row: {"forms": row.forms + 1},
    Teller: lambda row: {"person": random_id()},
    Count: lambda row: {"marks": row.marks | {next(iter(row.marks)): {"good": 9}}},
    Tally: lambda row: {"text": row.text.replace('"verdict":"counts"', '"verdict":"void"')},
    SendBack: lambda row: {"reason": "Another reason altogether."},
    Scrutiny: lambda row: {"person": random_id()},
    Sealing: lambda row: {"signed": row.signed[:1]},
}


def test_every_table_of_the_room_is_tried() -> None:
    assert {model._meta.db_table for model in PLANTED} == set(APPEND_ONLY)


@pytest.mark.parametrize("model", PLANTED)
def test_a_planted_difference_is_found(model: type[Any], room: Room) -> None:
    assert found() == []
    row = model.unscoped.first()
    triggers.take_away()
    try:
        model.unscoped.filter(pk=row.pk).update(**PLANTED[model](row))

        assert found() != []
    finally:
        triggers.put_back()


@pytest.mark.parametrize("model", [Count, Tally, Sealing])
def test_a_figure_changed_together_with_its_fingerprint_is_found(model: type[Any], room: Room) -> None:
    row = model.unscoped.order_by("id").last()
    for name, value in PLANTED[model](row).items():
        setattr(row, name, value)
    triggers.take_away()
    try:
        model.unscoped.filter(pk=row.pk).update(**PLANTED[model](row), sha256=fingerprint(row))

        assert found() != []
    finally:
        triggers.put_back()


def test_a_signature_that_is_gone_is_missed(room: Room) -> None:
    triggers.take_away()
    try:
        Scrutiny.unscoped.filter(pk=Scrutiny.unscoped.order_by("id").last().pk).delete()

        assert any("ballots_scrutiny" in sentence for sentence in found())
    finally:
        triggers.put_back()


@pytest.mark.parametrize("table", APPEND_ONLY)
def test_what_was_counted_is_neither_changed_nor_deleted(table: str, room: Room) -> None:
    for statement in (f'UPDATE "{table}" SET branch = branch', f'DELETE FROM "{table}"'):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
