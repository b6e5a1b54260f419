"""Why a grade cannot be decided, and the words for the roles that sign."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from hyogi.design.words import plain
from hyogi.foundation.refusals import Refusal
from hyogi.results.queries.lines import Line
from hyogi.results.queries.sheet import Sheet

ROLES = {
    "scrutineer": _("scrutineer"),
    "department_head": _("head of the department"),
    "standing_committee": _("standing committee"),
    "party_committee": _("party committee"),
    "board_committee": _("board committee"),
    "board": _("board"),
    "plenary": _("plenary"),
    "panel_chair": _("chair of the panel"),
    "chair": _("chair"),
}
"""Roles of a regime's sign-off in words."""


def role_words(role: str) -> Any:
    """A role of the sign-off as it is called; one that is not known here by its key."""
    return ROLES.get(role, role)


_LIMITED = _("A decision never raises a grade above what a gate, a veto or the cap has set.")
_STEP = _("The deciding body may go one step up or down from the proposal, with a reason.")
_RULES = {
    "no_grade": _(
        "A unit gets a grade only where all that the regime asks for is there; else it is noted that it has none."
    ),
    "unknown": _("A grade is one of those that the regime names."),
    "only_threshold": _("In this regime the grade follows from the points alone."),
    "needs_reason": _("What is decided otherwise than proposed, or between equals, is decided with a reason."),
    "one_step": _STEP,
    "limit": _LIMITED,
    "fixed": _("A grade that a veto has fixed is not changed."),
    "cap": _("The regime limits how many units may have the top grade."),
    "tie": _("Between equals at the cap the deciding body chooses who has the top grade; the others get the next one."),
}


def refusal_of(problem: str, sheet: Sheet, line: Line) -> Refusal:
    """The refusal of a decision in words."""
    proposed = plain(sheet.title_of(line.result_grade)) if line.result_grade else _("no grade")
    facts: dict[str, Any] = {
        "no_grade": _("For this unit no grade is proposed, because a part is missing or it is not graded this year."),
        "unknown": _("The grade that was sent is none of them."),
        "needs_reason": _("The reason is missing or too short to be one."),
        "cap": _("All places at the top are taken: %(places)s.")
        % {"places": ", ".join(str(group.places) for group in sheet.groups)},
        "tie": _("The grade that was sent is neither of these."),
    }
    remedies: dict[str, Any] = {
        "no_grade": _(
            "Bring in the missing part and work out the results again, or note with a reason that there is none."
        ),
        "needs_reason": _("Write the reason in a sentence. It stays with the decision."),
        "cap": _("Decide a lower grade for another unit first, with a reason."),
        "limit": _("Where a gate or a veto is wrong, it is put right and the results are worked out again."),
        "fixed": _("Where the veto is wrong, the results are worked out again without it."),
    }
    return Refusal(
        rule=_RULES[problem],
        fact=facts.get(problem) or _("Proposed for this unit is: %(grade)s.") % {"grade": proposed},
        remedy=remedies.get(problem) or _("Choose a grade within this."),
        field="reason" if problem == "needs_reason" else "grade",
    )
