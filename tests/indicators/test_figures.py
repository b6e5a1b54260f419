"""Figures of units: entered once, estimate then final, frozen, corrected with a reason."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.db import Error, transaction
from django.test import Client

from hyogi.cycles.queries import run_assignments, stage_of
from hyogi.foundation import clock
from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Hidden, Refusal, Stale
from hyogi.foundation.verifying import checks
from hyogi.indicators.actions import Entry, carry_over, define_for, enter_figures
from hyogi.indicators.models import Figure, FigureState, Indicator, Measure
from hyogi.indicators.queries import figures_for, figures_of, history_of, indicators_of, trend_of
from hyogi.indicators.rules import Change, Stands, Unfit, change_of, unfit
from tests.loop import Small, a_cycle

ESTIMATE, FINAL = Stands(Decimal(95), False), Stands(Decimal(95), True)


@pytest.mark.either
@pytest.mark.parametrize(
    ("before", "value", "final", "frozen", "change"),
    [
        (None, 95, False, False, Change.FIRST),
        (ESTIMATE, 95, False, False, Change.NOTHING),
        (ESTIMATE, 96, False, False, Change.NEWER),
        (ESTIMATE, 96, True, False, Change.NEWER),
        (ESTIMATE, 96, True, True, Change.CORRECTION),
        (FINAL, 96, True, False, Change.CORRECTION),
        (None, 95, False, True, Change.CORRECTION),
    ],
)
def test_what_entering_a_value_does(
    before: Stands | None, value: int, final: bool, frozen: bool, change: Change
) -> None:
    assert change_of(before, Decimal(value), final, frozen=frozen) is change


@pytest.mark.either
def test_a_final_figure_never_becomes_an_estimate_again() -> None:
    assert (
        unfit(FINAL, Decimal(95), False, frozen=False, may_correct=True, reason="counted anew")
        is Unfit.FINAL_STAYS_FINAL
    )


@pytest.fixture
def small(db: None) -> Small:
    return a_cycle(reporters=2)


@pytest.fixture
def indicator(small: Small) -> Indicator:
    words = Texts({"en": "requests settled", "zh-Hans": "诉求办结率"})
    return define_for(small.office, small.cycle, "DONE", name=words, definition=words, measure=Measure.PERCENT)


def enter(small: Small, indicator: Indicator, value: str, *, by: str = "unit", **more: object) -> list[Figure]:
    actor = small.reporter(0) if by == "unit" else small.office
    reason = str(more.pop("reason", ""))
    entry = Entry(small.assignments[0], indicator, Decimal(value), **more)  # type: ignore[arg-type]
    return enter_figures(actor, small.cycle, [entry], reason=reason)


def after_the_freeze(small: Small) -> None:
    stage = stage_of(small.cycle, "indicator_freeze")
    assert stage is not None
    clock.stand_at(stage.closes_at + timedelta(minutes=1))


@pytest.fixture(autouse=True)
def _now_again() -> object:
    yield
    clock.stand_at(None)


def test_a_unit_enters_its_own_figure_and_the_last_one_holds(small: Small, indicator: Indicator) -> None:
    enter(small, indicator, "95")
    enter(small, indicator, "96.5", final=True, number=1)

    holding = figures_of(small.cycle)[small.assignments[0].pk]["DONE"]
    assert (holding.written, holding.state, holding.corrects) == ("96.5%", FigureState.FINAL, None)
    assert [one.written for one in history_of(small.assignments[0], indicator)] == ["95%", "96.5%"]


def test_a_unit_enters_nothing_for_another(small: Small, indicator: Indicator) -> None:
    with pytest.raises(Hidden):
        enter_figures(small.reporter(1), small.cycle, [Entry(small.assignments[0], indicator, Decimal(9))])

    assert figures_of(small.cycle) == {}


def test_after_the_freeze_a_unit_is_told_when_it_was_and_who_can_correct(small: Small, indicator: Indicator) -> None:
    enter(small, indicator, "95")
    after_the_freeze(small)

    with pytest.raises(Refusal) as refused:
        enter(small, indicator, "99", number=1)

    assert "frozen on" in str(refused.value.fact)
    assert "secretariat of City" in str(refused.value.remedy)
    assert figures_for(small.assignments[0])["DONE"].written == "95%"


def test_after_the_freeze_the_secretariat_corrects_with_a_reason_and_the_old_figure_stays(
    small: Small, indicator: Indicator
) -> None:
    enter(small, indicator, "95")
    after_the_freeze(small)

    with pytest.raises(Refusal) as refused:
        enter(small, indicator, "94", by="office", number=1)
    (corrected,) = enter(small, indicator, "94", by="office", number=1, reason="Two were counted twice.")

    assert refused.value.field == "reason"
    assert [one.written for one in history_of(small.assignments[0], indicator)] == ["95%", "94%"]
    assert corrected.corrects is not None
    assert corrected.corrects.written == "95%"


def test_whoever_saw_an_older_figure_is_shown_both(small: Small, indicator: Indicator) -> None:
    enter(small, indicator, "95")
    enter(small, indicator, "96", number=1)

    with pytest.raises(Stale) as stale:
        enter(small, indicator, "97", number=1)

    assert stale.value.theirs == {"requests settled": "96%"}


def test_a_figure_cannot_be_changed_in_the_database(small: Small, indicator: Indicator) -> None:
    enter(small, indicator, "95")

    with pytest.raises(Error), transaction.atomic():
        Figure.unscoped.update(value=1)


def test_a_code_keeps_its_meaning(small: Small, indicator: Indicator) -> None:
    other = Texts({"en": "something else"})

    with pytest.raises(Refusal) as refused:
        define_for(small.office, small.cycle, "DONE", name=other, definition=other, measure=Measure.COUNT)

    assert refused.value.field == "code"


def test_next_year_asks_for_the_same_and_shows_the_years(small: Small, indicator: Indicator) -> None:
    enter(small, indicator, "95")
    after = a_next_year(small)

    assert carry_over(small.office, small.cycle, after) == 1
    assert carry_over(small.office, small.cycle, after) == 0
    (again,) = indicators_of(after)
    following = run_assignments(small.office, after)[0]
    enter_figures(small.reporter(0), after, [Entry(following, again.indicator, Decimal(97))])

    assert [(year - small.cycle.year, one.written) for year, one in trend_of(small.units[0].unit_id, indicator)] == [
        (0, "95%"),
        (1, "97%"),
    ]


def a_next_year(small: Small) -> object:
    from hyogi.cycles.actions import open_cycle
    from hyogi.regimes.loading import load

    meeting_on = small.cycle.meeting_on
    assert meeting_on is not None
    return open_cycle(
        small.office,
        convening=small.city,
        regime=load("city_committee"),
        year=small.cycle.year + 1,
        code=f"CITY-{small.cycle.year + 1}",
        title=Texts({"en": "Next"}),
        meeting_on=meeting_on,
        previous=small.cycle,
    )


def test_verify_finds_a_figure_that_was_put_in_between(small: Small, indicator: Indicator) -> None:
    enter(small, indicator, "95")
    find = next(one.find for one in checks() if "figures follow" in str(one.title))
    assert list(find()) == []

    first = figures_for(small.assignments[0])["DONE"]
    Figure.unscoped.create(
        branch=first.branch,
        cycle=small.cycle,
        assignment=first.assignment,
        indicator=indicator,
        number=3,
        value=1,
        state=FigureState.ESTIMATE,
    )

    assert len(list(find())) == 1


def test_only_those_who_look_on_or_answer_see_a_unit_s_figures(small: Small) -> None:
    facts = small.assignments[0].policy_facts()

    assert small.head.may(Action.SEE_ASSIGNMENT, facts)
    assert not small.reporter(1).may(Action.SEE_ASSIGNMENT, facts)


def test_the_page_of_figures_asks_strangers_to_sign_in(small: Small, client: Client) -> None:
    assert client.get(f"/cycles/{small.cycle.pk}/figures/").status_code == 302
