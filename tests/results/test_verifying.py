"""`hyogi verify` finds what was changed behind the back of the room, in each table."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

from hyogi.foundation import triggers
from hyogi.foundation.verifying import checks
from hyogi.results import actions
from hyogi.results.models import TABLES, Outcome, ReviewKind
from hyogi.results.queries import letter_of, letter_page, review_page
from tests.results.test_deciding import PARTS
from tests.results.test_letters import TEXT
from tests.results.test_vetoes import asserted
from tests.results.year import Year, a_result

pytestmark = pytest.mark.django_db


def differences() -> list[str]:
    """What the checks of this room find."""
    return [line for check in checks() if check.find.__module__ == "hyogi.results.verifying" for line in check.find()]


@pytest.fixture
def year(monkeypatch: pytest.MonkeyPatch) -> Iterator[Year]:
    """A whole year of results, with every kind of act, before whose rows nothing stands any more."""
    year = a_result(monkeypatch, **PARTS)
    actions.adjust(year.office, year.unit(3), key="award", count=1, reason="Named as a model by the province.")
    veto = asserted(year, 5)
    actions.answer_veto(year.small.member, actions_target(year, veto.pk), confirmed=True)
    year.to_letters()
    letter = letter_of(year.unit(0))
    assert letter is not None
    head = year.small.reporter(0)
    actions.acknowledge(head, letter_page(head, letter.pk))
    asked = actions.ask_review(head, letter_page(head, letter.pk), kind=ReviewKind.FACT, text=TEXT)
    actions.answer_review(
        year.office, review_page(year.office, asked.pk), outcome=Outcome.UPHELD, reason="The paper came too late."
    )
    triggers.take_away()
    yield year
    triggers.put_back()


def actions_target(year: Year, id: Any) -> Any:
    from hyogi.results.queries import veto_page

    return veto_page(year.small.member, id)


def test_nothing_is_found_where_nothing_was_changed(year: Year) -> None:
    assert differences() == []


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_a_planted_difference_is_found_in_each_table(year: Year, model: Any) -> None:
    row = model.unscoped.first()
    assert row is not None
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {model._meta.db_table} SET place = place, at = %s", ["2020-01-01 00:00:00"])

    assert any(model._meta.db_table in line for line in differences())


def test_a_grade_changed_with_its_hash_is_found_all_the_same(year: Year) -> None:
    from hyogi.results.models import Decision
    from hyogi.results.sealing import fingerprint

    decision = Decision.unscoped.get(result__assignment=year.unit(1))
    decision.grade = "good"
    Decision.unscoped.filter(pk=decision.pk).update(grade="good", sha256=fingerprint(decision))

    found = " ".join(differences())
    assert "beyond what the regime allows" in found
    assert "not those that were decided" in found


def test_a_value_changed_with_its_hash_is_found_all_the_same(year: Year) -> None:
    from hyogi.results.models import Calculation
    from hyogi.results.sealing import fingerprint

    one = Calculation.unscoped.get()
    one.text = one.text.replace('"daily":"55/1"', '"daily":"95/1"')
    Calculation.unscoped.filter(pk=one.pk).update(text=one.text, sha256=fingerprint(one))

    assert any("not what its inputs come to" in line for line in differences())


def test_the_database_refuses_to_change_what_was_written(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import DatabaseError, transaction

    year = a_result(monkeypatch, **PARTS)
    made = year.calculate()
    with pytest.raises(DatabaseError), transaction.atomic():
        type(made).unscoped.filter(pk=made.pk).update(reason="another")
