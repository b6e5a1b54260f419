"""The audit log: sealed events cannot change unseen."""

import pytest
from django.db import DatabaseError, connection, transaction

from hyogi.foundation import audit, triggers
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.models import Event
from hyogi.foundation.writing import writing
from tests.factories import a_unit

pytestmark = pytest.mark.django_db


def an_event() -> Event:
    with writing():
        return audit.record(Actor.system("test"), Verb.UNIT_CLOSED, a_unit(), {"code": "TM-1"})


def test_events_are_sealed_in_batches_and_the_chain_holds() -> None:
    for _ in range(3):
        an_event()

    assert audit.seal() == 3
    assert audit.seal() == 0
    an_event()
    assert audit.seal() == 1
    assert list(audit.verify()) == []


def test_the_database_refuses_to_change_an_event() -> None:
    an_event()

    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Event.unscoped.update(verb="unit_founded")


def test_an_event_changed_behind_the_database_is_found() -> None:
    an_event()
    audit.seal()
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER foundation_event_no_update")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE foundation_event DISABLE TRIGGER USER")
        cursor.execute("UPDATE foundation_event SET actor_label = 'somebody else'")

    assert triggers.missing() == ["foundation_event"]
    assert [difference.what for difference in audit.verify()] == ["an event was changed after it was sealed"]


def test_a_fact_that_is_not_on_the_list_is_refused() -> None:
    with pytest.raises(ValueError, match="may not hold"), writing():
        audit.record(Actor.system("test"), Verb.UNIT_CLOSED, a_unit(), {"text": "a secret"})
