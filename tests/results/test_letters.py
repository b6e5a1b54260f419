"""Letters: what they tell, who reads them, how they are acknowledged; requests for review."""

from dataclasses import replace
from datetime import timedelta

import pytest

from hyogi.ballots.rules import Detail
from hyogi.cycles.queries import stage_of
from hyogi.followup.queries import list_of
from hyogi.foundation import clock
from hyogi.foundation.refusals import Hidden, Refusal
from hyogi.regimes.loading import load
from hyogi.results import actions
from hyogi.results.letters import letter_content
from hyogi.results.models import Letter, Outcome, ReviewKind
from hyogi.results.queries import LetterTarget, letter_of, letter_page, review_page
from tests.results.test_deciding import PARTS
from tests.results.year import Year, a_result, a_scan

pytestmark = pytest.mark.django_db
TEXT = "The item on the harbour road was closed in June; the paper is attached to item 4."


@pytest.fixture
def year(monkeypatch: pytest.MonkeyPatch) -> Year:
    year = a_result(monkeypatch, **PARTS)
    year.to_letters()
    return year


def target(year: Year, n: int = 0) -> LetterTarget:
    found = letter_of(year.unit(n))
    assert found is not None
    return letter_page(year.small.reporter(n), found.pk)


def test_each_unit_gets_one_letter_and_its_list_begins(year: Year) -> None:
    assert Letter.unscoped.count() == 6
    assert year.send() == []
    assert list_of(year.unit(0)) is not None
    content = target(year).letter.content
    assert content["grade"] == "good"
    assert not {"parts", "score", "arithmetic"} & set(content)


def test_letters_wait_for_the_sign_off(monkeypatch: pytest.MonkeyPatch) -> None:
    year = a_result(monkeypatch, **PARTS)
    year.calculate()
    year.propose()
    year.decide_rest()

    with pytest.raises(Refusal, match="not signed off yet"):
        year.send()


def test_a_unit_reads_its_own_letter_and_no_other(year: Year) -> None:
    mine = target(year, 0).letter

    assert letter_page(year.small.liaison(0), mine.pk).letter == mine
    assert letter_page(year.small.member, mine.pk).letter == mine
    with pytest.raises(Hidden):
        letter_page(year.small.reporter(1), mine.pk)
    with pytest.raises(Hidden):
        letter_page(year.small.register, mine.pk)


@pytest.mark.parametrize(
    ("shows", "detail", "there", "score"),
    [
        ("grade", Detail.EXACT, set(), None),
        ("grade_and_parts", Detail.EXACT, {"parts", "score"}, "93.20"),
        ("full", Detail.EXACT, {"parts", "score", "arithmetic"}, "93.20"),
        ("full", Detail.NOTHING, {"parts", "score", "arithmetic"}, None),
    ],
)
def test_a_letter_shows_what_the_regime_allows(
    monkeypatch: pytest.MonkeyPatch, shows: str, detail: Detail, there: set[str], score: str | None
) -> None:
    year = a_result(monkeypatch, ballot=["93.5"], daily=["93"], visit=["93"], follow_up=["93"])
    year.calculate()
    result = year.line(0).result
    assert result is not None
    regime = load("city_committee").file
    regime = regime.model_copy(update={"feedback": regime.feedback.model_copy(update={"shows": shows})})
    content = letter_content(regime, result, "good", detail=detail, vetoes=[], comment={}, problems=[])

    assert {"parts", "score", "arithmetic"} & set(content) == there
    assert content.get("score") == score
    if "parts" in there:
        ballot = content["parts"][0]["value"]
        assert ballot == (None if detail is Detail.NOTHING else "93.50")
    if "arithmetic" in there:
        assert (content["arithmetic"] is None) is (detail is Detail.NOTHING)


def test_an_exact_ballot_part_is_never_in_a_letter_where_a_class_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    year = a_result(monkeypatch, ballot=["65353/720"], daily=["92"], visit=["88"], follow_up=["87.5"])
    year.calculate()
    result = year.line(0).result
    assert result is not None
    regime = load("city_committee").file
    full = regime.model_copy(update={"feedback": regime.feedback.model_copy(update={"shows": "full"})})
    content = letter_content(full, result, "good", detail=Detail.ROUNDED, vetoes=[], comment={}, problems=[])

    assert "65353" not in str(content)
    assert "162463" not in str(content)
    assert content["score"] == "90.26"


def test_the_head_acknowledges_or_a_clerk_types_it_from_paper(year: Year) -> None:
    head_post = year.unit(1).post
    first = actions.acknowledge(year.small.reporter(0), target(year, 0))
    assert actions.acknowledge(year.small.reporter(0), target(year, 0)) == first
    with pytest.raises(Refusal):
        actions.acknowledge(year.small.liaison(1), target(year, 1))
    typed = actions.acknowledge(year.small.liaison(1), target(year, 1), on_behalf_of=head_post, scan=a_scan())

    assert typed.person == year.small.reporter(1).person_id
    assert not typed.late


def test_an_acknowledgement_after_its_day_is_marked_late(year: Year) -> None:
    due = target(year).letter.acknowledge_by
    assert due is not None
    clock.stand_at(due + timedelta(hours=1))
    try:
        assert actions.acknowledge(year.small.reporter(0), target(year)).late
    finally:
        clock.stand_at(None)


def test_a_review_is_asked_once_for_each_kind_and_answered_by_another_person(year: Year) -> None:
    asked = actions.ask_review(year.small.reporter(0), target(year), kind=ReviewKind.FACT, text=TEXT)
    with pytest.raises(Refusal, match="waits for its answer"):
        actions.ask_review(year.small.reporter(0), target(year), kind=ReviewKind.FACT, text=TEXT)
    with pytest.raises(Refusal):
        actions.answer_review(
            year.head, review_page(year.head, asked.pk), outcome=Outcome.UPHELD, reason="I decided it and it stands."
        )
    with pytest.raises(Refusal, match="with a reason"):
        actions.answer_review(year.office, review_page(year.office, asked.pk), outcome=Outcome.UPHELD, reason="no")
    page = review_page(year.office, asked.pk)
    assert page.may_answer
    actions.answer_review(
        year.office, page, outcome=Outcome.UPHELD, reason="The paper is dated July, after the item was due."
    )
    with pytest.raises(Refusal, match="answered once"):
        actions.answer_review(
            year.small.member,
            review_page(year.small.member, asked.pk),
            outcome=Outcome.UPHELD,
            reason="It is answered already, I see.",
        )


def test_a_second_level_is_answered_by_a_third_person_and_there_is_no_third_level(year: Year) -> None:
    reason = "The paper is dated July, after the item was due."
    for answerer in (year.office, year.small.office2):
        asked = actions.ask_review(year.small.reporter(0), target(year), kind=ReviewKind.COUNT, text=TEXT)
        if answerer is year.small.office2:
            with pytest.raises(Refusal):
                actions.answer_review(
                    year.office, review_page(year.office, asked.pk), outcome=Outcome.UPHELD, reason=reason
                )
        actions.answer_review(answerer, review_page(answerer, asked.pk), outcome=Outcome.UPHELD, reason=reason)

    assert asked.level == 2
    with pytest.raises(Refusal, match="answered already"):
        actions.ask_review(year.small.reporter(0), target(year), kind=ReviewKind.COUNT, text=TEXT)
    with pytest.raises(Hidden):
        review_page(year.small.reporter(1), asked.pk)


def test_a_review_is_asked_within_its_stage(year: Year) -> None:
    stage = stage_of(year.sheet.cycle, "objection_close")
    assert stage is not None
    clock.stand_at(stage.closes_at + timedelta(minutes=1))
    try:
        with pytest.raises(Refusal, match="Requests were taken until"):
            actions.ask_review(year.small.reporter(0), target(year), kind=ReviewKind.FACT, text=TEXT)
    finally:
        clock.stand_at(None)


def test_a_letter_that_was_replaced_is_not_acknowledged(year: Year) -> None:
    old = target(year, 3)
    later = replace(old, later=old.letter)

    with pytest.raises(Refusal, match="replaced by a later one"):
        actions.acknowledge(year.small.reporter(3), later)
