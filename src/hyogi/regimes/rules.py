"""What a regime must keep to beyond the shape of its single values (docs/regime-parameters.md, "Checks on loading").

Each check yields every place that hurts it. Days are compared only where they count from the same anchor in the same
unit: other orders depend on the calendar and are looked at when a cycle gets its date.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import pairwise
from typing import Any

from hyogi.regimes.shape import RegimeFile

WHOLE = 10_000
_IN_ORDER = (
    ("cycle_open", "notice_out", "draft_due", "check_done", "submit_due", "papers_out", "meeting"),
    ("visits_done", "prereview_due", "meeting"),
    ("draw_order", "meeting"),
    ("advance_questions_due", "meeting"),
    ("meeting", "result_draft", "decision", "sign_off"),
    ("mid_check", "close_check", "cycle_close"),
)
_NOT_AFTER = (("indicator_freeze", "submit_due"), ("draw_on_site", "submit_due"))
_OF_A_BALLOT = (
    "method",
    "secrecy",
    "channels",
    "opens",
    "not_acquainted",
    "blank_line",
    "double_mark",
    "over_issue",
    "turnout_min_bp",
    "self_vote",
    "multi_class_person",
    "base",
    "aggregate",
    "min_class_size",
    "disclose_min_size",
    "suppress_unanimous",
    "missing_class",
)
_OF_A_SUM = ("scale_max", "round_digits", "round_mode", "round_when", "missing_part", "missing_weight_max_bp")


class Fault(StrEnum):
    """Which rule is hurt."""

    WEIGHTS = "weights"
    TWICE = "twice"
    UNKNOWN_NAME = "unknown_name"
    MIN_OVER_MAX = "min_over_max"
    LENGTHS = "lengths"
    PROBLEM_SHARE = "problem_share"
    STAGE_ORDER = "stage_order"
    NO_ANCHOR = "no_anchor"
    ANCHOR_CIRCLE = "anchor_circle"
    OBJECTION_PLACE = "objection_place"
    ONE_TOP = "one_top"
    THRESHOLDS = "thresholds"
    DISCLOSE = "disclose"
    SELF_VOTE = "self_vote"
    NEEDED_HERE = "needed_here"
    DUE_TOO_LATE = "due_too_late"
    KEPT_TOO_SHORT = "kept_too_short"
    NOT_SPEAKABLE = "not_speakable"


@dataclass(frozen=True)
class Problem:
    """A rule that is hurt, where, and the facts that its sentence names. `place` as in ("grade", 1, "from_x100")."""

    place: tuple[str | int, ...]
    fault: Fault
    facts: Mapping[str, Any] = field(default_factory=dict)


Check = Callable[[RegimeFile], Iterator[Problem]]


def problems_of(file: RegimeFile) -> list[Problem]:
    """Everything that keeps the regime from being used."""
    return [problem for check in CHECKS for problem in check(file)]


def warnings_of(file: RegimeFile) -> list[Problem]:
    """What works and is probably not meant: a spoken text that does not fit into its time."""
    spoken, minutes = file.report.spoken_max, file.meeting.report_minutes_x10
    fits = file.report.chars_per_minute * minutes // 10
    if spoken is not None and spoken > fits:
        return [Problem(("report", "spoken_max"), Fault.NOT_SPEAKABLE, {"fits": fits, "given": spoken})]
    return []


def _weights(file: RegimeFile) -> Iterator[Problem]:
    lists: dict[str, Sequence[Any]] = {
        "voter_class": file.voter_class,
        "component": file.component,
        "ballot_item": file.ballot_item,
    }
    for name, parts in lists.items():
        total = sum(part.weight_bp for part in parts)
        if parts and total != WHOLE:
            yield Problem((name,), Fault.WEIGHTS, {"total": total})


def _names(file: RegimeFile) -> Iterator[Problem]:
    for name in ("stage", "section", "voter_class", "ballot_item", "component", "gate", "veto", "adjustment"):
        yield from _twice(name, [part.key for part in getattr(file, name)])
    for name in ("mark", "grade"):
        yield from _twice(name, [part.id for part in getattr(file, name)])
    yield from _twice("agenda", [item.order for item in file.agenda])


def _twice(name: str, keys: Sequence[Any]) -> Iterator[Problem]:
    for key, times in Counter(keys).items():
        if times > 1:
            yield Problem((name,), Fault.TWICE, {"name": key})


def _references(file: RegimeFile) -> Iterator[Problem]:
    classes, grades = {c.key for c in file.voter_class}, {g.id for g in file.grade}
    components = {c.key for c in file.component}
    named: list[tuple[tuple[str | int, ...], str | None, set[str]]] = [
        (("feedback", "talk_if_grade_at_most"), file.feedback.talk_if_grade_at_most, grades),
        *((("voter_class", n, "merge_into"), c.merge_into, classes) for n, c in enumerate(file.voter_class)),
        *((("attendance_rule", n, "voter_class"), r.voter_class, classes) for n, r in enumerate(file.attendance_rule)),
        *((("gate", n, "else_max"), g.else_max, grades) for n, g in enumerate(file.gate)),
        *((("veto", n, "grade"), v.grade, grades) for n, v in enumerate(file.veto)),
        *((("tie", "chain", n), key, components | {"draw"}) for n, key in enumerate(file.tie.chain or [])),
        *(
            (("gate", n, "subject"), g.subject.partition(":")[2], components)
            for n, g in enumerate(file.gate)
            if g.subject.startswith("component:")
        ),
    ]
    for place, name, known in named:
        if name is not None and name not in known:
            yield Problem(place, Fault.UNKNOWN_NAME, {"name": name})


def _lengths(file: RegimeFile) -> Iterator[Problem]:
    report, least, most = file.report, sum(s.min for s in file.section), sum(s.max for s in file.section)
    if report.min_total > report.max_total:
        yield Problem(("report", "min_total"), Fault.MIN_OVER_MAX)
    for n, section in enumerate(file.section):
        if section.min > section.max:
            yield Problem(("section", n, "min"), Fault.MIN_OVER_MAX)
    if least > report.max_total or most < report.min_total:
        facts = {"least": least, "most": most, "min": report.min_total, "max": report.max_total}
        yield Problem(("section",), Fault.LENGTHS, facts)
    reach = sum(s.max for s in file.section if s.kind == "problem")
    if reach * WHOLE < report.problem_share_min_bp * report.max_total:
        yield Problem(("report", "problem_share_min_bp"), Fault.PROBLEM_SHARE, {"most": reach, "of": report.max_total})


def _stages(file: RegimeFile) -> Iterator[Problem]:
    stages = {stage.key: stage for stage in file.stage}
    pairs = [(a, b, True) for line in _IN_ORDER for a, b in _neighbours(line, set(stages))]
    for first, second, strictly in [*pairs, *((a, b, False) for a, b in _NOT_AFTER if {a, b} <= set(stages))]:
        one, two = stages[first], stages[second]
        if (one.anchor, one.unit) != (two.anchor, two.unit):
            continue
        before, after = (one.offset, one.at), (two.offset, two.at)
        if before > after or (strictly and before == after):
            yield Problem(("stage", file.stage.index(two)), Fault.STAGE_ORDER, {"first": first, "second": second})
    for n, stage in enumerate(file.stage):
        if stage.anchor not in stages:
            yield Problem(("stage", n, "anchor"), Fault.NO_ANCHOR, {"name": stage.anchor})
        elif _goes_round(stage.key, {key: s.anchor for key, s in stages.items()}):
            yield Problem(("stage", n, "anchor"), Fault.ANCHOR_CIRCLE, {"name": stage.key})


def _neighbours(line: Sequence[str], there: set[str]) -> Iterator[tuple[str, str]]:
    return pairwise(key for key in line if key in there)


def _goes_round(key: str, anchors: Mapping[str, str]) -> bool:
    """Whether counting back from this stage never comes to the meeting."""
    seen = set()
    while key != "meeting" and key in anchors:
        if key in seen:
            return True
        seen.add(key)
        key = anchors[key]
    return False


def _objection(file: RegimeFile) -> Iterator[Problem]:
    wanted = {"before_sign_off": "result_draft", "after_feedback": "feedback_out"}[file.objection.when]
    for n, stage in enumerate(file.stage):
        if stage.key == "objection_close" and stage.anchor != wanted:
            yield Problem(("stage", n, "anchor"), Fault.OBJECTION_PLACE, {"anchor": wanted})


def _grades(file: RegimeFile) -> Iterator[Problem]:
    if not file.grade:
        return
    tops = sum(grade.top for grade in file.grade)
    if tops != 1:
        yield Problem(("grade",), Fault.ONE_TOP, {"count": tops})
    if file.composite.method == "weighted_sum":
        falling = [grade.from_x100 for grade in sorted(file.grade, key=lambda grade: grade.order)]
        points = [-1 if p is None else p for p in falling]
        if points[-1] != 0 or any(a <= b for a, b in pairwise(points)):
            yield Problem(("grade",), Fault.THRESHOLDS)


def _ballot(file: RegimeFile) -> Iterator[Problem]:
    ballot = file.ballot
    if ballot.used:
        for name in _OF_A_BALLOT:
            if getattr(ballot, name) is None:
                yield Problem(("ballot", name), Fault.NEEDED_HERE)
        lists: dict[str, Sequence[Any]] = {"mark": file.mark, "ballot_item": file.ballot_item}
        for name, parts in lists.items():
            if not parts:
                yield Problem((name,), Fault.NEEDED_HERE)
    if ballot.disclose_min_size is not None and ballot.disclose_min_size < (ballot.min_class_size or 0):
        yield Problem(("ballot", "disclose_min_size"), Fault.DISCLOSE, {"least": ballot.min_class_size})
    if ballot.secrecy == "secret_unlinked" and ballot.self_vote not in (None, "count"):
        yield Problem(("ballot", "self_vote"), Fault.SELF_VOTE)


def _results(file: RegimeFile) -> Iterator[Problem]:
    if file.composite.method == "weighted_sum":
        for name in _OF_A_SUM:
            if getattr(file.composite, name) is None:
                yield Problem(("composite", name), Fault.NEEDED_HERE)
        if not file.component:
            yield Problem(("component",), Fault.NEEDED_HERE)
    for n, veto in enumerate(file.veto):
        if veto.effect in ("max_grade", "fixed_grade") and veto.grade is None:
            yield Problem(("veto", n, "grade"), Fault.NEEDED_HERE)


def _after(file: RegimeFile) -> Iterator[Problem]:
    if file.follow.max_due_months > file.regime.cycle_months:
        facts = {"months": file.regime.cycle_months}
        yield Problem(("follow", "max_due_months"), Fault.DUE_TOO_LATE, facts)
    kept, answer = file.retention.ballot_records_days, file.objection.answer_days
    if kept is not None and answer is not None:
        until = answer + sum(stage.offset for stage in file.stage if stage.key == "objection_close")
        if kept < until:
            yield Problem(("retention", "ballot_records_days"), Fault.KEPT_TOO_SHORT, {"least": until})


CHECKS: tuple[Check, ...] = (
    _names,
    _references,
    _weights,
    _lengths,
    _stages,
    _objection,
    _grades,
    _ballot,
    _results,
    _after,
)
