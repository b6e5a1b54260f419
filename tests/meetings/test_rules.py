"""The rules of a meeting, by the worked examples of the documents and by what must hold for every agenda."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyogi.meetings.rules import (
    Lack,
    Line,
    Reporter,
    Slot,
    State,
    Template,
    breaks,
    canonical,
    lacks,
    laid_out,
    length_of,
    may_fix,
    may_pass,
    problems_of,
    quorum,
    share_time,
    shown,
    sittings,
    speaking_order,
    terms,
)
from hyogi.regimes.loading import load, shipped

pytestmark = pytest.mark.either


def templates(regime: str) -> list[Template]:
    return [Template(item.order, item.kind, item.seconds, item.repeat) for item in load(regime).file.agenda]


def people(on_site: int, written: int) -> list[Reporter]:
    return [Reporter(str(n), n, n <= on_site) for n in range(1, on_site + written + 1)]


def test_worked_example_d14_the_length_of_a_meeting_and_its_two_sittings() -> None:
    seconds = length_of(templates("city_committee"), on_site=12, written=10)

    assert (seconds, seconds // 60) == (15840, 264)
    assert sittings(seconds, 180) == 2


def test_worked_example_d16_the_quorum_at_the_edge() -> None:
    assert [quorum(30, n, 6666, strict=False).reached for n in (19, 20)] == [False, True]
    assert [quorum(10, n, 5000, strict=True).reached for n in (5, 6)] == [False, True]
    assert quorum(30, 20, 6667, strict=False).reached is False


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 10_000), st.booleans())
def test_the_needed_number_is_the_least_that_reaches_the_quorum(
    summoned: int, there: int, bp: int, strict: bool
) -> None:
    found = quorum(summoned, there, bp, strict=strict)

    share, line = there * 10_000, summoned * bp
    assert found.reached == (share > line if strict else share >= line)
    assert found.short == max(0, found.needed - there)


def test_reports_and_questions_go_together_and_comments_come_as_a_block() -> None:
    lines = laid_out(templates("city_committee"), people(2, 1), "after_all")

    assert [(line.template, line.reporter) for line in lines] == [
        (1, None), (2, None), (3, None),
        (4, "1"), (5, "1"), (4, "2"), (5, "2"),
        (6, "3"),
        (7, "1"), (7, "2"), (7, "3"),
        (8, None), (9, None), (10, None), (11, None),
    ]  # fmt: skip


def test_where_a_comment_follows_each_report_everything_about_one_reporter_is_taken_together() -> None:
    lines = laid_out(templates("state_enterprise"), people(2, 1), "after_each")

    assert [(line.template, line.reporter) for line in lines if line.reporter] == [
        (3, "1"), (4, "1"), (5, "1"), (3, "2"), (4, "2"), (5, "2"), (6, "3"), (7, "3"),
    ]  # fmt: skip


@pytest.mark.parametrize("regime", sorted(shipped()))
def test_every_item_of_every_shipped_regime_comes_as_often_as_it_says(regime: str) -> None:
    items = templates(regime)
    lines = laid_out(items, people(3, 2), load(regime).file.meeting.comment_when)

    assert sum(line.seconds for line in lines) == length_of(items, 3, 2)
    assert {line.template for line in lines} == {item.key for item in items}


def test_the_order_goes_by_protocol_or_by_list_or_backwards() -> None:
    reporters = [Reporter("b", 2, True), Reporter("a", 1, True)]

    assert [one.key for one in speaking_order(reporters, "protocol")] == ["a", "b"]
    assert [one.key for one in speaking_order(reporters, "list")] == ["a", "b"]
    assert [one.key for one in speaking_order(reporters, "reverse_last")] == ["b", "a"]


def test_speakers_get_the_exact_seconds_that_the_fixed_time_leaves() -> None:
    slots = [Slot("open", 600, 1), Slot("comment", 120, 7), Slot("report", 480, 7, True)]

    shares = share_time(3600, slots, most=480, sittings=1)

    assert (shares.share, shares.each, shares.spare) == (308, 308, 4)
    assert 7 * shares.each + shares.others + shares.spare == shares.total
    assert share_time(3600, slots, most=480).each == 480


@given(st.integers(1, 200), st.integers(0, 20_000), st.integers(60, 20_000), st.integers(1, 5))
def test_what_is_shared_out_never_exceeds_the_time_there_is(n: int, others: int, sitting: int, count: int) -> None:
    shares = share_time(sitting, [Slot("o", others, 1), Slot("r", 0, n, True)], most=480, sittings=count)

    if shares.over == 0 and shares.share > 0:
        assert others + n * shares.each <= shares.total
        assert n * (shares.share + 1) + others > shares.total
    assert 0 < shares.each <= 480


@given(
    st.lists(st.tuples(st.integers(1, 2000), st.sampled_from([None, "a", "b", "c"])), max_size=40), st.integers(5, 120)
)
def test_a_break_falls_before_anybody_sits_too_long_and_tears_no_reporter_apart(
    parts: list[tuple[int, str | None]], minutes: int
) -> None:
    lines = [Line(1, reporter, seconds) for seconds, reporter in parts]
    places = breaks(lines, minutes)

    for start, end in pairwise([0, *places, len(lines)]):
        sat = sum(line.seconds for line in lines[start:end])
        told_of = {line.reporter for line in lines[start:end]}
        alone = end - start == 1 or (len(told_of) == 1 and None not in told_of)
        assert sat <= minutes * 60 or alone
    for place in places:
        assert place > 0
        assert lines[place].reporter is None or lines[place].reporter != lines[place - 1].reporter
    assert breaks(lines, None) == []


def test_a_break_early_in_a_step_comes_before_the_whole_step() -> None:
    reports = [Line(1, str(n), 600) for n in range(9)]
    comments = [Line(2, str(n), 120) for n in range(20)]

    assert breaks(reports + comments, 100) == [9]
    assert breaks(reports[:4] + comments * 2, 100) == [4 + 30]


def test_who_speaks_keeps_the_order_unless_the_regime_or_absence_lets_him_pass() -> None:
    keep = {"rule": "protocol", "swap_allowed": False}

    assert not may_pass("report", "report", **keep, away=False)  # type: ignore[arg-type]
    assert may_pass("report", "report", **keep, away=True)  # type: ignore[arg-type]
    assert may_pass("ballot", "speech", **keep, away=False)  # type: ignore[arg-type]
    assert may_pass("report", "report", rule="draw", swap_allowed=False, away=False)
    assert may_pass("report", "report", rule="list", swap_allowed=True, away=False)


def test_a_rule_of_attendance_is_read_term_by_term_with_its_filter() -> None:
    first, second, third = terms(
        "post:head@children[kind=office,bureau;sector=urban;level=2]|drawn:delegates:20|list:guides"
    )

    assert (first.what, first.key, first.units.where) == ("post", "head", "children")
    assert first.units.has("bureau", frozenset({"urban", "other"}), "2")
    assert not first.units.has("district", frozenset({"urban"}), "2")
    assert not first.units.has("office", frozenset({"rural"}), "2")
    assert not first.units.has("office", frozenset({"urban"}), "3")
    assert (second.what, second.key, second.count) == ("drawn", "delegates", 20)
    assert (third.what, third.key) == ("list", "guides")


def test_a_comment_lacks_words_or_is_too_long_or_names_no_problem() -> None:
    limits = {"most": 4, "unit": "chars", "least_problems": 1}

    assert lacks("", [], **limits) == [Lack.EMPTY, Lack.PROBLEMS]  # type: ignore[arg-type]
    assert lacks("抓得不紧。", ["x"], **limits) == []  # type: ignore[arg-type]
    assert lacks("抓得不够紧。", ["x" * 501], **limits) == [Lack.TOO_LONG, Lack.PROBLEM_LONG]  # type: ignore[arg-type]


def test_empty_lines_and_doubles_are_no_problems() -> None:
    assert problems_of([(" a  b ", "safety"), ("", "other"), ("a b", "other")]) == [("a b", "safety")]


def test_a_comment_is_fixed_at_the_meeting_or_in_writing_until_its_stage_has_shut() -> None:
    assert may_fix(opened=False, closed=False, hard=False, shut=False) == "not_opened"
    assert may_fix(opened=True, closed=False, hard=True, shut=True) == "at_meeting"
    assert may_fix(opened=True, closed=True, hard=False, shut=True) == "in_writing"
    assert may_fix(opened=True, closed=True, hard=True, shut=True) == "shut"


def test_the_hash_of_a_comment_is_of_every_part_of_it() -> None:
    plain = canonical("a", "words", [("p", "other")], "at", "")

    others = [
        canonical("b", "words", [("p", "other")], "at", ""),
        canonical("a", "word", [("p", "other")], "at", ""),
        canonical("a", "words", [("p", "safety")], "at", ""),
        canonical("a", "words", [("p", "other")], "later", ""),
        canonical("a", "words", [("p", "other")], "at", "c"),
    ]
    assert len({plain, *others}) == 6


def test_the_clock_warns_before_the_end_and_gives_grace_after_it() -> None:
    said = [shown(480, passed, [60, 30, 0], 30).state for passed in (0, 419, 420, 480, 481, 510, 511)]

    assert said == [
        State.IN_TIME, State.IN_TIME, State.WARN, State.WARN, State.GRACE, State.GRACE, State.OVER
    ]  # fmt: skip
    assert shown(480, None, [60], 30) == shown(480, None, [], 0)
