"""The terms of counting as a frozen regime states them, and its words for classes, marks and items."""

from functools import lru_cache
from typing import Any

from django.utils.translation import gettext_lazy as _

from hyogi.ballots.rules import BLANK, DOUBLE, Item, MissingClass, OverIssue, Terms, VoterClass
from hyogi.foundation.languages import Texts
from hyogi.foundation.refusals import Refusal
from hyogi.regimes.shape import RegimeFile
from hyogi.regimes.shape.sitting import Ballot

COUNTED = {
    "method": "grade_each",
    "aggregate": "mean_points",
    "base": "valid_marks",
}
"""What can be counted on paper by class: a grade for each reporter, the mean of the valid marks."""


def unfit(regime: RegimeFile) -> Refusal | None:
    """Why a ballot of this regime cannot be counted here, or nothing."""
    rule = _("What is counted on paper is a secret ballot with a grade for each reporter and the mean of valid marks.")
    remedy = _("The regime of the cycle settles this; the secretariat counts such a ballot outside.")
    ballot = regime.ballot
    if not ballot.used:
        return Refusal(rule=rule, fact=_("The regime of this cycle has no ballot."), remedy=remedy)
    for key, wanted in COUNTED.items():
        if getattr(ballot, key) != wanted:
            return Refusal(rule=rule, fact=_says(key, getattr(ballot, key)), remedy=remedy)
    if ballot.trim_high or ballot.trim_low:
        return Refusal(rule=rule, fact=_says("trim_high", ballot.trim_high), remedy=remedy)
    if not regime.voter_class or not any(mark.points_x100 is not None for mark in regime.mark):
        return Refusal(rule=rule, fact=_("The regime names no classes of voters, or no points."), remedy=remedy)
    return None


def _says(key: str, value: Any) -> Any:
    return _("The regime says `%(key)s = %(value)s`.") % {"key": key, "value": value}


def terms_of(regime: RegimeFile) -> Terms:
    """How the regime counts. Ask `unfit` first."""
    return _terms(regime.model_dump_json(include=set(_READ)))


_READ = ("ballot", "voter_class", "mark", "ballot_item")


@lru_cache(maxsize=64)
def _terms(stated: str) -> Terms:
    import json

    plain = json.loads(stated)
    ballot = Ballot.model_validate(plain["ballot"])
    marks = sorted(plain["mark"], key=lambda mark: mark["order"])
    points = {mark["id"]: mark["points_x100"] for mark in marks if mark["points_x100"] is not None}
    lowest = min(points.values())
    if ballot.not_acquainted == "allowed_zero" and any(mark["id"] == "not_acquainted" for mark in marks):
        points["not_acquainted"] = 0
    columns = [mark["id"] for mark in marks]
    if ballot.blank_line != "invalid_ballot":
        columns.append(BLANK)
    if ballot.blank_line == "lowest":
        points[BLANK] = lowest
    if ballot.double_mark == "invalid_line":
        columns.append(DOUBLE)
    return Terms(
        classes=tuple(VoterClass(c["key"], c["weight_bp"], c["merge_into"]) for c in plain["voter_class"]),
        items=tuple(Item(item["key"], item["weight_bp"]) for item in plain["ballot_item"]),
        columns=tuple(columns),
        points=points,
        min_class_size=ballot.min_class_size or 1,
        disclose_min_size=ballot.disclose_min_size or 1,
        suppress_unanimous=bool(ballot.suppress_unanimous),
        over_issue=OverIssue(ballot.over_issue or OverIssue.VOID_AND_REPEAT),
        missing_class=MissingClass(ballot.missing_class or MissingClass.RENORMALISE),
        turnout_min_bp=ballot.turnout_min_bp or 0,
    )


def class_titles(regime: RegimeFile) -> dict[str, Texts]:
    """What the classes are called, in the order of the regime."""
    return {one.key: Texts(one.title) for one in regime.voter_class}


def item_titles(regime: RegimeFile) -> dict[str, Texts]:
    """What the items are called."""
    return {one.key: Texts(one.title) for one in regime.ballot_item}


def column_titles(regime: RegimeFile) -> dict[str, Any]:
    """What the columns of the count are called: the marks, then the lines that cannot be read as one mark."""
    marks = {one.id: Texts(one.title) for one in sorted(regime.mark, key=lambda mark: mark.order)}
    blank = _("no mark (abstention)") if regime.ballot.blank_line == "abstain" else _("no mark")
    every: dict[str, Any] = marks | {BLANK: blank, DOUBLE: _("two marks")}
    return {column: every[column] for column in terms_of(regime).columns}


def reading_rules(regime: RegimeFile) -> list[Any]:
    """How forms are read, in sentences for those who count."""
    ballot = regime.ballot
    said = [_BLANK[ballot.blank_line or "abstain"], _DOUBLE[ballot.double_mark or "invalid_line"]]
    if ballot.max_top_marks_bp is not None:
        said.append(_("A form with more best marks than the regime allows is invalid as a whole."))
    return said


_BLANK = {
    "abstain": _("A line without a mark is an abstention: count it under “no mark”. It is out of the base."),
    "invalid_line": _("A line without a mark is invalid: count it under “no mark”. It is out of the base."),
    "lowest": _("A line without a mark counts as the lowest mark: count it under “no mark”."),
    "invalid_ballot": _("A form with a line without a mark is invalid as a whole."),
}
_DOUBLE = {
    "invalid_line": _(
        "A line with two marks is invalid: count it under “two marks”. The other lines of the form count."
    ),
    "invalid_ballot": _("A form with two marks on a line is invalid as a whole."),
    "lower_mark": _("On a line with two marks the lower one counts."),
}
