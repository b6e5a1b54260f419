"""Vetoes by two persons, adjustments with their reason, what follows from the records."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import translation

from hyogi.cycles.queries import stage_of
from hyogi.foundation import clock
from hyogi.foundation.refusals import Refusal
from hyogi.results import actions, parts
from hyogi.results.models import Veto
from hyogi.results.queries import adjustment_page, adjustments_of, veto_page
from tests.results.test_deciding import PARTS
from tests.results.year import Year, a_result, a_scan

pytestmark = pytest.mark.django_db
REASON = "The inspection found the figures of the second quarter made up."


@pytest.fixture
def year(monkeypatch: pytest.MonkeyPatch) -> Year:
    return a_result(monkeypatch, **PARTS)


def asserted(year: Year, n: int = 0) -> Veto:
    return actions.assert_veto(
        year.office,
        year.unit(n),
        key="false_data",
        on=clock.today() - timedelta(days=9),
        reason=REASON,
        document=a_scan(),
    )


def test_a_veto_by_one_person_alone_has_no_effect_and_the_sheet_says_so(year: Year) -> None:
    made = asserted(year)
    year.calculate()

    assert year.line(0).result_grade == "good"
    assert [veto.pk for veto in year.sheet.pending] == [made.pk]
    with pytest.raises(Refusal):
        actions.answer_veto(year.office, veto_page(year.office, made.pk), confirmed=True)


def test_a_confirmed_veto_limits_the_grade_and_the_unit_reads_why(year: Year) -> None:
    made = asserted(year)
    actions.answer_veto(year.small.office2, veto_page(year.small.office2, made.pk), confirmed=True)
    with pytest.raises(Refusal, match="answered once"):
        actions.answer_veto(year.small.member, veto_page(year.small.member, made.pk), confirmed=True)
    letters = year.to_letters()

    assert year.line(0).result_grade == "average"
    assert letters[0].content["vetoes"][0]["reason"] == REASON
    assert year.sheet.pending == []


def test_a_veto_is_dismissed_with_a_reason(year: Year) -> None:
    made = asserted(year)
    with pytest.raises(Refusal, match="dismissed with a reason"):
        actions.answer_veto(year.small.member, veto_page(year.small.member, made.pk), confirmed=False)
    actions.answer_veto(
        year.small.member, veto_page(year.small.member, made.pk), confirmed=False, reason="It concerns another unit."
    )
    year.calculate()
    assert year.line(0).result_grade == "good"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"document": None}, "There is no document"),
        ({"reason": "bad"}, "too short"),
        ({"key": "attitude"}, "Only events that the regime names"),
        ({"key": "no_report"}, "Only events that the regime names"),
    ],
)
def test_a_veto_needs_its_document_reason_and_a_named_event(year: Year, change: dict[str, Any], says: str) -> None:
    wanted = {"key": "false_data", "on": clock.today(), "reason": REASON, "document": a_scan()} | change

    with pytest.raises(Refusal, match=says):
        actions.assert_veto(year.office, year.unit(0), **wanted)


def test_who_has_not_reported_is_named_by_the_records_and_confirmed_by_a_person(
    year: Year, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = stage_of(year.sheet.cycle, "submit_due")
    assert stage is not None
    came = {one.pk: stage.due_at - timedelta(hours=1) for one in year.small.assignments[1:]}
    came[year.unit(1).pk] = stage.due_at + timedelta(hours=30)
    monkeypatch.setattr(parts, "submitted_at", lambda cycle: came)
    clock.stand_at(stage.closes_at + timedelta(days=10))
    try:
        year.calculate()
        assert [(veto.assignment_id, veto.person) for veto in year.sheet.pending] == [(year.unit(0).pk, None)]
        assert year.line(0).result_grade == "good"
        veto = veto_page(year.small.member, year.sheet.pending[0].pk)
        actions.answer_veto(year.small.member, veto, confirmed=True)
        year.calculate()
    finally:
        clock.stand_at(None)

    assert year.line(0).result_grade == "average"
    told = year.line(1).result
    assert told is not None
    assert told.arithmetic["adjustments"] == [["late", 2, -200]]
    assert Veto.unscoped.count() == 1


def test_points_are_given_within_count_and_limit_and_taken_back(year: Year) -> None:
    unit = year.unit(3)
    for _each in range(3):
        made = actions.adjust(year.office, unit, key="award", count=1, reason="Named as a model by the province.")
    with pytest.raises(Refusal, match="at most 3 times"):
        actions.adjust(year.office, unit, key="award", count=1, reason="Named as a model by the province.")
    with pytest.raises(Refusal, match="lateness follows"):
        actions.adjust(year.office, unit, key="late", count=1, reason="It was late by a day, I believe.")
    with pytest.raises(Refusal, match="with a reason"):
        actions.adjust(year.office, year.unit(2), key="award", count=1, reason="")
    year.calculate()
    assert year.line(3).result is not None
    assert year.line(3).result.score == "88/1"  # type: ignore[union-attr]

    actions.cancel_adjustment(year.office, adjustment_page(year.office, made.pk), reason="It was the year before.")
    with pytest.raises(Refusal, match="taken back once"):
        actions.cancel_adjustment(year.office, adjustment_page(year.office, made.pk), reason="It was the year before.")
    assert len(adjustments_of(year.sheet.cycle)) == 2


@pytest.mark.parametrize(
    ("language", "says"),
    [("en", "has no effect"), ("ja", "効力"), ("zh-hans", "不产生效力")],
)
def test_a_veto_by_one_person_alone_is_told_in_three_languages(
    year: Year, client: Any, language: str, says: str
) -> None:
    from hyogi.results.views.whole import _warnings

    asserted(year)
    with translation.override(language):
        assert says in " ".join(_warnings(year.sheet))
