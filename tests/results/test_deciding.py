"""From the calculation to the sign-off: who may do what, and what is refused."""

import json

import pytest

from hyogi.cycles.models import Cycle, Phase
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.results import actions
from hyogi.results.models import Calculation, Decision
from hyogi.results.queries import grades_of
from hyogi.results.queries.sheet import Stage
from tests.results.year import Year, a_result

pytestmark = pytest.mark.django_db
PARTS = {
    "ballot": ["95", "94", "93", "85", "70", "55"],
    "daily": ["95", "94", "93", "85", "70", "55"],
    "visit": ["95", "94", "93", "85", "70", "55"],
    "follow_up": ["95", "94", "93", "85", "75", "55"],
}


@pytest.fixture
def year(monkeypatch: pytest.MonkeyPatch) -> Year:
    return a_result(monkeypatch, **PARTS)


def test_a_calculation_proposes_by_threshold_gate_and_cap(year: Year) -> None:
    year.calculate()

    sheet = year.sheet
    assert sheet.stage is Stage.WORKED_OUT
    assert [line.result_grade for line in sheet.lines] == [
        "good",
        "fairly_good",
        "fairly_good",
        "fairly_good",
        "average",
        "poor",
    ]
    assert [group.places for group in sheet.groups] == [1]
    assert sheet.lines[1].result.arithmetic["capped"]


def test_a_cap_with_ties_leaves_the_choice_to_the_deciding_body(monkeypatch: pytest.MonkeyPatch) -> None:
    tied = {key: ["93", "93", "85", "80"] for key in PARTS}
    year = a_result(monkeypatch, **tied)
    year.calculate()
    year.propose()
    year.decide_rest()

    assert [line.state for line in year.sheet.lines] == ["tied", "tied", "proposed", "proposed"]
    assert year.sheet.stage is Stage.PROPOSED
    with pytest.raises(Refusal, match="with a reason"):
        year.decide(0, "good")
    with pytest.raises(Refusal, match="the others get the next one"):
        year.decide(0, "average", "The other unit carried the harder load.")
    year.decide(0, "good", "The unit carried the harder load this year.")
    with pytest.raises(Refusal, match="All places at the top are taken: 1"):
        year.decide(1, "good", "It did quite as well, I find.")
    year.decide(1, "fairly_good", "There is one place only this year.")
    assert year.sheet.stage is Stage.DECIDED


def test_the_deciding_body_goes_one_step_with_a_reason_and_never_above_a_gate(year: Year) -> None:
    year.given["follow_up"][0] = "50"
    year.calculate()
    year.propose()

    assert year.line(0).result_grade == "fairly_good"
    with pytest.raises(Refusal, match="never raises a grade above"):
        year.decide(0, "good", "It was a very good year after all.")
    with pytest.raises(Refusal, match="one step up or down"):
        year.decide(3, "poor", "It was a very poor year after all.")
    with pytest.raises(Refusal, match="The reason is missing"):
        year.decide(3, "average", "")
    year.decide(3, "average", "The visit showed that much was on paper only.")
    assert year.line(3).is_changed


def test_a_decision_on_an_older_state_is_shown_both_ways(year: Year) -> None:
    year.calculate()
    year.propose()
    sheet, line = year.sheet, year.line(3)
    year.decide(3, "average", "The visit showed that much was on paper only.")

    with pytest.raises(Stale):
        actions.decide(year.head, sheet, line, grade="fairly_good", seen=0)
    year.calculate("A score of an office was typed wrongly.")
    with pytest.raises(Stale):
        actions.decide(year.head, sheet, line, grade="fairly_good", seen=1)


def test_only_head_and_deputy_decide_and_the_office_proposes(year: Year) -> None:
    year.calculate()
    with pytest.raises(Refusal):
        actions.propose(year.small.member, year.sheet)
    with pytest.raises(Refusal, match="Nothing is laid before it yet"):
        year.decide_rest()
    year.propose()
    with pytest.raises(Refusal):
        actions.decide_rest(year.office, year.sheet)
    with pytest.raises(Refusal):
        actions.calculate(year.small.reporter(0), year.sheet.cycle, seen=1)


def test_it_is_signed_in_the_order_of_the_regime_by_different_persons(year: Year) -> None:
    year.calculate()
    year.propose()
    with pytest.raises(Refusal, match="6 units are not decided yet"):
        actions.sign(year.small.member, year.sheet, standing=year.sheet.standing_hash)
    year.decide_rest()
    with pytest.raises(Refusal, match="scrutineer"):
        actions.sign(year.head, year.sheet, standing=year.sheet.standing_hash)

    for _twice in range(2):
        actions.sign(year.small.member, year.sheet, standing=year.sheet.standing_hash)
    assert len(year.sheet.signatures) == 1
    with pytest.raises(Refusal, match="bears signatures"):
        year.decide(3, "average", "It was a poor year after all.")
    with pytest.raises(Stale):
        actions.sign(year.small.member2, year.sheet, standing="0" * 64)
    assert grades_of(year.sheet.cycle) == {}
    year.sign_off()

    assert year.sheet.stage is Stage.SIGNED_OFF
    assert next(iter(grades_of(year.sheet.cycle).values())) == "good"


def test_after_sign_off_an_error_needs_a_new_calculation_with_a_reason(year: Year) -> None:
    year.to_letters()
    year.given["daily"][3] = "20"
    with pytest.raises(Refusal, match="only with a reason"):
        year.calculate()
    again = year.calculate("The score of an office was entered for the wrong unit.")

    assert again.replaces.number == 1
    assert grades_of(year.sheet.cycle)[year.unit(3).pk] == "fairly_good"
    year.propose()
    year.decide_rest()
    year.sign_off()
    letters = year.send()
    assert grades_of(year.sheet.cycle)[year.unit(3).pk] == "average"
    assert [(one.assignment_id, one.number, one.replaces.number) for one in letters] == [(year.unit(3).pk, 2, 1)]


def test_nobody_voted_and_no_grade_is_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    year = a_result(monkeypatch, **(PARTS | {"ballot": [None] * 6}))
    year.calculate()
    year.propose()
    year.decide_rest()

    assert {line.state for line in year.sheet.lines} == {"held"}
    with pytest.raises(Refusal, match="a part is missing"):
        year.decide(0, "good", "It would have been good for sure.")
    with pytest.raises(Refusal, match="The reason is missing"):
        year.decide(0, "")
    for n in range(6):
        year.decide(n, "", "The ballot was void and is not repeated this year.")
    year.sign_off()
    letters = year.send()
    assert {one.content["grade"] for one in letters} == {""}
    assert letters[0].content["missing"][0]["en"] == "ballot at the meeting"


def test_a_unit_that_is_not_graded_needs_no_decision_and_is_out_of_the_base(year: Year) -> None:
    year.small.assignments[0].graded = False
    year.small.assignments[0].save(update_fields=["graded"])
    year.calculate()
    year.propose()
    year.decide_rest()

    assert year.line(0).state == "ungraded"
    assert year.sheet.stage is Stage.DECIDED
    assert [group.base for group in year.sheet.groups] == [5]
    with pytest.raises(Refusal):
        year.decide(0, "good", "It was a very good year after all.")


def test_results_are_worked_out_after_the_meeting_only(year: Year) -> None:
    Cycle.unscoped.filter(pk=year.small.cycle.pk).update(phase=Phase.MEETING)

    with pytest.raises(Refusal, match="after the meeting"):
        year.calculate()


def test_a_calculation_keeps_what_it_was_worked_out_from(year: Year) -> None:
    made = year.calculate()
    stated = json.loads(made.text)

    assert stated["regime"] == year.sheet.cycle.regime.sha256
    assert stated["given"][4]["parts"] == {
        "ballot": "70/1",
        "daily": "70/1",
        "visit": "70/1",
        "follow_up": "75/1",
    }
    with pytest.raises(Stale):
        actions.calculate(year.office, year.sheet.cycle, seen=0)
    year.calculate()
    assert Calculation.unscoped.count() == 2
    assert Decision.unscoped.count() == 0
