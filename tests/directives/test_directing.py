"""A directive is written, issued, added to on the way down and taken up; the counts are exact at every level."""

from datetime import date

import pytest

from hyogi.cycles.models import FrozenUnit
from hyogi.directives import actions
from hyogi.directives.actions import Wanted
from hyogi.directives.models import Directive, Point, Uptake
from hyogi.directives.queries import directive_in, points_for, points_of, progress_by_branch, progress_of
from hyogi.directives.rules import AddressKind, UptakeState, may_step
from hyogi.foundation.languages import Texts
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.verifying import checks
from tests.loop import Small, a_cycle

pytestmark = pytest.mark.django_db
ALL = [(AddressKind.ALL, "")]


def wanted(text: str = "Mend the roads.", to: list[tuple[AddressKind, str]] = ALL) -> Wanted:
    return Wanted(Texts({"en": "Roads"}), Texts({"en": text}), to, date(2027, 6, 30))


def begun(small: Small) -> Directive:
    actions.begin_directive(small.office, small.cycle, title=Texts({"en": "Priorities"}), year=small.cycle.year + 1)
    return found(small)


def found(small: Small) -> Directive:
    directive = directive_in(small.cycle)
    assert directive is not None
    return directive


def issued(small: Small, *points: Wanted) -> Directive:
    directive = begun(small)
    for one in points or (wanted(),):
        actions.add_point(small.office, directive, one)
    actions.issue(small.office, found(small), version=1)
    return found(small)


def unit(small: Small, n: int) -> FrozenUnit:
    return small.assignments[n].unit


def test_points_get_their_numbers_in_order_and_move_up_when_one_is_taken_out() -> None:
    small = a_cycle()
    directive = begun(small)
    for text in ("one", "two", "three"):
        actions.add_point(small.office, directive, wanted(text))

    actions.remove_point(small.office2, points_of(directive)[1])

    assert [(point.number, point.text["en"]) for point in points_of(found(small))] == [(1, "one"), (2, "three")]


@pytest.mark.parametrize("to", [[], [(AddressKind.SECTOR, "fishing")], [(AddressKind.BRANCH, "NOWHERE")]])
def test_a_point_addressed_to_nobody_is_refused(to: list[tuple[AddressKind, str]]) -> None:
    small = a_cycle()
    directive = begun(small)

    with pytest.raises(Refusal) as refused:
        actions.add_point(small.office, directive, wanted(to=to))

    assert refused.value.field == "addresses"
    assert not Point.unscoped.exists()


def test_what_is_issued_does_not_change_and_issuing_twice_is_issuing_once() -> None:
    small = a_cycle()
    directive = issued(small)
    point = points_of(directive)[0]

    again = actions.issue(small.office2, directive, version=1)

    assert again.version == directive.version
    with pytest.raises(Refusal):
        actions.change_point(small.office, point, wanted("other"), version=1)
    with pytest.raises(Refusal):
        actions.remove_point(small.office, point)
    with pytest.raises(Refusal):
        actions.add_point(small.office, directive, wanted("late"))


def test_two_who_write_the_same_point_see_each_others_words() -> None:
    small = a_cycle()
    directive = begun(small)
    point = actions.add_point(small.office, directive, wanted("first"))
    point.directive = directive
    actions.change_point(small.office, point, wanted("mine"), version=1)

    with pytest.raises(Stale) as stale:
        actions.change_point(small.office2, point, wanted("yours"), version=1)

    assert "mine" in stale.value.theirs["text"]
    assert "yours" in stale.value.mine["text"]


def test_a_unit_acknowledges_by_its_head_and_then_tells_its_steps() -> None:
    small = a_cycle()
    point = points_of(issued(small))[0]

    actions.take_up(small.reporter(0), point, unit(small, 0), state=UptakeState.ACKNOWLEDGED)
    actions.take_up(small.liaison(0), point, unit(small, 0), state=UptakeState.PLANNED, text="By May.", version=1)

    own = points_for(small.reporter(0), small.cycle)
    assert [(one.uptake.state, one.uptake.version) for one in own if one.uptake] == [(UptakeState.PLANNED, 2)]
    with pytest.raises(Refusal):
        actions.take_up(small.liaison(1), point, unit(small, 1), state=UptakeState.ACKNOWLEDGED)


def test_a_step_without_words_or_out_of_order_or_from_an_old_page_is_refused() -> None:
    small = a_cycle()
    point = points_of(issued(small))[0]

    with pytest.raises(Refusal) as early:
        actions.take_up(small.reporter(0), point, unit(small, 0), state=UptakeState.DONE, text="Done.")
    actions.take_up(small.reporter(0), point, unit(small, 0), state=UptakeState.ACKNOWLEDGED)
    with pytest.raises(Refusal) as bare:
        actions.take_up(small.reporter(0), point, unit(small, 0), state=UptakeState.PLANNED, version=1)
    with pytest.raises(Stale):
        actions.take_up(small.reporter(0), point, unit(small, 0), state=UptakeState.PLANNED, text="Late.", version=0)

    assert (early.value.field, bare.value.field) == ("state", "text")


def test_a_point_is_taken_up_only_by_units_that_it_reaches() -> None:
    small = a_cycle()
    point = points_of(issued(small, wanted(to=[(AddressKind.BRANCH, "CITY-01")])))[0]

    with pytest.raises(Refusal):
        actions.take_up(small.reporter(1), point, unit(small, 1), state=UptakeState.ACKNOWLEDGED)

    assert [one.unit.code for one in points_for(small.reporter(0), small.cycle)] == ["CITY-01"]
    assert points_for(small.reporter(1), small.cycle) == []


def test_counts_are_exact_for_every_point_and_branch() -> None:
    small = a_cycle(reporters=5)
    first, second = points_of(issued(small, wanted("all"), wanted("two", [(AddressKind.BRANCH, "CITY-01")])))
    for n in (0, 1, 2):
        actions.take_up(small.reporter(n), first, unit(small, n), state=UptakeState.ACKNOWLEDGED)
    actions.take_up(small.reporter(0), first, unit(small, 0), state=UptakeState.PLANNED, text="Plan.", version=1)

    progress = progress_of(small.cycle, [first, second])
    branches = {top.code: one for top, one in progress_by_branch(first)}

    assert progress[first.pk].reached == 5
    assert progress[first.pk].counts == {UptakeState.ACKNOWLEDGED: 2, UptakeState.PLANNED: 1}
    assert progress[first.pk].none == 2
    assert (progress[second.pk].reached, progress[second.pk].none) == (1, 1)
    assert branches["CITY-01"].counts == {UptakeState.PLANNED: 1}
    assert branches["CITY-04"].none == 1


def test_a_level_below_adds_for_its_own_branch_and_nobody_elses() -> None:
    from hyogi.foundation.policy import Role
    from tests.factories import a_holder

    small = a_cycle(reporters=2)
    directive = issued(small)
    office = a_holder(small.units[0], Role.SECRETARIAT)

    with pytest.raises(Refusal, match="reach no unit"):
        actions.add_point(office, directive, wanted("local"), added_by=unit(small, 0))
    with pytest.raises(Refusal):
        actions.add_point(small.liaison(0), directive, wanted("local"), added_by=unit(small, 0))


def test_the_counts_of_a_list_take_the_same_number_of_statements_for_two_points_and_for_ten() -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    small = a_cycle()
    directive = issued(small, *[wanted(f"point {n}") for n in range(10)])
    counted = []
    for points in (points_of(directive)[:2], points_of(directive)):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            progress_of(small.cycle, points)
        counted.append(len(seen))

    assert counted[0] == counted[1] <= 4


def test_a_planted_state_and_a_planted_reach_are_found() -> None:
    small = a_cycle()
    point = points_of(issued(small, wanted(to=[(AddressKind.BRANCH, "CITY-01")])))[0]
    uptake = actions.take_up(small.reporter(0), point, unit(small, 0), state=UptakeState.ACKNOWLEDGED)
    titles = ("the state of a unit with a point", "units have taken up only points")
    mine = [one for one in checks() if str(one.title).startswith(titles)]
    assert [list(one.find()) for one in mine] == [[], []]

    Uptake.unscoped.filter(pk=uptake.pk).update(state=UptakeState.DONE, unit=unit(small, 1))

    assert all(list(one.find()) for one in mine)


@pytest.mark.parametrize(
    ("before", "after", "allowed"),
    [
        (None, UptakeState.ACKNOWLEDGED, True),
        (None, UptakeState.PLANNED, False),
        (UptakeState.ACKNOWLEDGED, UptakeState.ACKNOWLEDGED, False),
        (UptakeState.ACKNOWLEDGED, UptakeState.DONE, True),
        (UptakeState.UNDER_WAY, UptakeState.PLANNED, False),
        (UptakeState.UNDER_WAY, UptakeState.UNDER_WAY, True),
        (UptakeState.DONE, UptakeState.UNDER_WAY, True),
    ],
)
def test_steps_go_forward_and_come_back_only_from_done(
    before: UptakeState | None, after: UptakeState, allowed: bool
) -> None:
    assert may_step(before, after) is allowed
