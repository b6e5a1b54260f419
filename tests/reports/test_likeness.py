"""Near copies are found, shown side by side, and approved only with a remark."""

import random
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from hyogi.cycles.models import Assignment
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.refusals import Refusal
from hyogi.foundation.verifying import checks
from hyogi.indicators.actions import Entry, define_for, enter_figures
from hyogi.indicators.models import Indicator, Measure
from hyogi.reports import actions
from hyogi.reports.actions.writing import Typed
from hyogi.reports.checking import check, decides, written_out
from hyogi.reports.models import ReportStep, SketchMark, StepKind
from hyogi.reports.queries import alike, passages_of, report_of, submission_of, texts_of
from hyogi.reports.rules import marks_of, shared_passages
from tests.loop import Small, a_cycle

SIGNS = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
    "同工也能下过子说产种面而方后多定行学法所民得经"
)


def prose(seed: int, length: int) -> str:
    """A text of its own, in sentences of forty signs."""
    chance = random.Random(seed)
    signs = "".join(chance.choice(SIGNS) for _ in range(length))
    return "。".join(signs[at : at + 40] for at in range(0, length, 40)) + "。"


def a_report(seed: int) -> dict[str, str]:
    """Texts that fit the city's regime."""
    problems = "\n".join(
        f"{word}是{day}月{day + 3}日检查发现{prose(seed * 10 + day, 230)}" for day, word in enumerate("一二三", 1)
    )
    lengths = {"open_items": 260, "duty": 300, "results": 500, "next": 400}
    return {key: prose(seed * 100 + at, length) for at, (key, length) in enumerate(lengths.items())} | {
        "problems": problems
    }


@pytest.fixture
def small(db: None) -> Small:
    return a_cycle(reporters=4)


def write(small: Small, n: int, texts: dict[str, str]) -> Assignment:
    """The n-th unit writes these texts over what it has."""
    one = small.assignments[n]
    standing = passages_of(report_of(one))
    typed = {key: Typed(text, standing[key].version if key in standing else 0) for key, text in texts.items()}
    actions.keep_texts(small.reporter(n), one, typed)
    return one


def hand_in(small: Small, n: int) -> None:
    actions.hand_in(small.reporter(n), small.assignments[n], version=version(small, n))


def version(small: Small, n: int) -> int:
    report = report_of(small.assignments[n])
    assert report is not None
    return report.version


def approve(small: Small, n: int, remark: str = "") -> None:
    actions.approve(small.office, small.assignments[n], version=version(small, n), remark=remark)


def test_a_report_of_its_own_is_like_no_other(small: Small) -> None:
    for n in range(2):
        write(small, n, a_report(n))
        hand_in(small, n)

    assert alike(small.assignments[1], a_report(1)) == []


def test_a_near_copy_of_another_unit_is_shown_beside_it(small: Small) -> None:
    write(small, 0, a_report(0))
    hand_in(small, 0)
    copied = a_report(1) | {key: a_report(0)[key] for key in ("problems", "results")}

    (one,) = alike(small.assignments[1], copied)

    assert one.assignment == small.assignments[0]
    assert (one.level, one.is_own) == ("warn", False)
    assert 4000 <= one.contained_bp < 8000
    assert one.pairs[0].mine == one.pairs[0].theirs


def test_what_is_nearly_another_s_text_is_approved_only_with_a_remark(small: Small) -> None:
    for n in range(2):
        write(small, n, a_report(0))
        hand_in(small, n)

    with pytest.raises(Refusal) as refused:
        approve(small, 1)
    approve(small, 1, "Both districts share one office; the text was agreed.")

    assert refused.value.field == "remark"
    step = ReportStep.unscoped.get(kind=StepKind.APPROVED)
    assert step.remarks.startswith("Both districts")


def test_comparing_takes_as_many_statements_for_many_reports_as_for_few(small: Small) -> None:
    for n in range(2):
        write(small, n, a_report(0))
        hand_in(small, n)
    with CaptureQueriesContext(connection) as few:
        alike(small.assignments[3], a_report(0))
    write(small, 2, a_report(0))
    hand_in(small, 2)
    with CaptureQueriesContext(connection) as many:
        found = alike(small.assignments[3], a_report(0))

    assert len(found) == 3
    assert len(many) == len(few)


def test_a_report_that_was_returned_is_found_by_its_new_text_only(small: Small) -> None:
    write(small, 0, a_report(0))
    hand_in(small, 0)
    actions.give_back(small.office, small.assignments[0], remarks="Write it anew.", version=version(small, 0))
    write(small, 0, a_report(5))
    hand_in(small, 0)

    assert alike(small.assignments[1], a_report(0)) == []
    assert [one.contained_bp for one in alike(small.assignments[1], a_report(5))] == [10_000]


def test_verify_finds_a_sketch_that_is_not_that_of_its_text(small: Small) -> None:
    write(small, 0, a_report(0))
    hand_in(small, 0)
    find = next(one.find for one in checks() if "handed in last" in str(one.title))
    assert list(find()) == []

    SketchMark.unscoped.filter(value=min(SketchMark.unscoped.values_list("value", flat=True))).update(value=1)

    assert len(list(find())) == 1


@pytest.mark.either
def test_marks_are_the_same_in_every_text_that_holds_them() -> None:
    text, other = prose(1, 2000), prose(2, 2000)

    assert marks_of(text) <= marks_of(f"{text}{other}")
    assert 20 < len(marks_of(text)) < 150


@pytest.mark.either
def test_shared_passages_stand_beside_each_other_the_longest_first() -> None:
    mine = "今年在十二个社区设立了联合服务站点并每周值守。别的话各写各的没有相同之处。全区一百零四个小区完成排查。"
    theirs = "全区一百零四个小区完成排查。今年在十二个社区设立了联合服务站点并每周值守五天。"

    pairs = shared_passages(mine, theirs)

    assert [pair.mine for pair in pairs] == [
        "今年在十二个社区设立了联合服务站点并每周值守。",
        "全区一百零四个小区完成排查。",
    ]
    assert pairs[0].theirs.endswith("五天。")


@pytest.fixture
def indicator(small: Small) -> Indicator:
    words = Texts({"en": "requests settled", "zh-Hans": "诉求办结率"})
    return define_for(small.office, small.cycle, "DONE", name=words, definition=words, measure=Measure.PERCENT)


def given(small: Small, indicator: Indicator, value: str) -> None:
    entry = Entry(small.assignments[0], indicator, Decimal(value))
    enter_figures(small.reporter(0), small.cycle, [entry])


def rules_broken(assignment: Assignment, text: str, *, only: str = "figure") -> set[str]:
    found = check(assignment, a_report(0) | {"results": a_report(0)["results"] + text}, [])
    return {one.rule for one in found if decides(one) and one.rule.startswith(only)}


def test_a_figure_in_the_text_must_be_that_of_the_indicator(small: Small, indicator: Indicator) -> None:
    one = small.assignments[0]
    given(small, indicator, "96.5")

    assert rules_broken(one, "诉求办结率达到96.5%。") == set()
    assert rules_broken(one, "诉求办结率达到99%。") == {"figure_differs"}
    assert rules_broken(one, "上年诉求办结率为91%。") == set()
    assert rules_broken(one, "办结率{{figure:DONE}}。") == set()
    assert rules_broken(one, "办结率{{figure:NONE}}。") == {"figure_unknown"}


def test_the_figures_of_the_year_are_asked_for_all(small: Small, indicator: Indicator) -> None:
    assert rules_broken(small.assignments[0], "") == {"figures_incomplete"}
    assert rules_broken(small.assignments[0], "办结率{{figure:DONE}}。") == {"figures_incomplete", "figure_missing"}


def test_a_reference_is_written_out_when_the_report_is_submitted(small: Small, indicator: Indicator) -> None:
    given(small, indicator, "96.5")
    texts = a_report(0)
    texts["results"] += "办结率{{figure:DONE}}。"
    one = write(small, 0, texts)
    hand_in(small, 0)
    approve(small, 0)
    head: Actor = small.reporter(0)
    actions.submit(head, one, version=version(small, 0))

    made = submission_of(one)
    assert made is not None
    assert made.texts["results"].endswith("办结率96.5%。")
    assert made.figures == {"DONE": "96.5%"}
    assert texts_of(report_of(one))["results"].endswith("{{figure:DONE}}。")
    assert written_out({"a": "b"}, {}) == {"a": "b"}
