"""What does not fit at a meeting, in the reader's language: rule, fact, who can change it."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from hyogi.design.words import plain, plain_instant, spoken_day
from hyogi.foundation.refusals import Refusal
from hyogi.meetings.rules import Lack
from hyogi.meetings.rules.comments import LONGEST_PROBLEM


def no_meeting() -> Refusal:
    return Refusal(
        rule=_("What happens at a meeting happens at one that is set up."),
        fact=_("The meeting of this cycle is not set up yet."),
        remedy=_("Set it up on its desk."),
    )


def not_open(is_closed: bool) -> Refusal:
    """The agenda goes on while the meeting is open."""
    return Refusal(
        rule=_("Items run while the meeting is open."),
        fact=_("The meeting is closed.") if is_closed else _("The meeting is not open yet."),
        remedy=_("What was left out is made up in writing.") if is_closed else _("Open the meeting first."),
    )


def too_early_to_open(day: Any) -> Refusal:
    return Refusal(
        rule=_("A meeting is opened on its day, not before."),
        fact=_("The meeting is on %(day)s.") % {"day": spoken_day(day)},
        remedy=_("Where it is held earlier, the secretariat moves the day of the cycle first."),
    )


def phase_before(phase: Any) -> Refusal:
    return Refusal(
        rule=_("A meeting is opened when the reports are written."),
        fact=_("The cycle is in the phase “%(phase)s”.") % {"phase": phase},
        remedy=_("Let the cycle enter the phase before the meeting first."),
    )


def not_opened_yet() -> Refusal:
    return Refusal(
        rule=_("Only a meeting that was opened is closed."),
        fact=_("The meeting is not open yet."),
        remedy=_("Open the meeting first."),
    )


def set_up_already() -> Refusal:
    return Refusal(
        rule=_("The meeting of a cycle is set up once."),
        fact=_("It is open already, or over."),
        remedy=_("Change its agenda and its seats on the desk."),
    )


def order_stands() -> Refusal:
    return Refusal(
        rule=_("Under this regime speakers keep their order; only who is not there is passed over."),
        fact=_("Both reporters are expected or present."),
        remedy=_("Mark the one who is not there on the list of attendance, then move the item."),
    )


def item_has_begun() -> Refusal:
    return Refusal(
        rule=_("An item that has begun keeps its place and does not begin again."),
        fact=_("This item, or the one beside it, has begun."),
        remedy=_("Move or begin one that is still to come."),
    )


def nothing_runs() -> Refusal:
    return Refusal(
        rule=_("Only an item that runs is finished, and questions are asked in it."),
        fact=_("No item runs now."),
        remedy=_("Begin an item first."),
    )


def nothing_left() -> Refusal:
    return Refusal(
        rule=_("After the last item comes the closing."),
        fact=_("No item is left."),
        remedy=_("Close the meeting."),
    )


def no_more_questions(most: int) -> Refusal:
    return Refusal(
        rule=ngettext_lazy(
            "After a report at most %(most)s question is asked.",
            "After a report at most %(most)s questions are asked.",
            most,
        )
        % {"most": most},
        fact=_("That many were asked."),
        remedy=_("Go on to the next item; further questions are put in writing."),
    )


def attendance_stands() -> Refusal:
    return Refusal(
        rule=_("Attendance is marked until the meeting is closed."),
        fact=_("The meeting is closed."),
        remedy=_("What was wrong is put right in the minutes."),
    )


def sign_in_not_open(minutes: int, begins: Any, zone: str) -> Refusal:
    return Refusal(
        rule=ngettext_lazy(
            "Signing in opens %(minutes)s minute before the meeting.",
            "Signing in opens %(minutes)s minutes before the meeting.",
            minutes,
        )
        % {"minutes": minutes},
        fact=_("The meeting begins at %(at)s.") % {"at": plain_instant(begins, zone)},
        remedy=_("Leave can be noted beforehand."),
    )


def mark_needs(field: str) -> Refusal:
    """A leave without its reason, a substitute without a name."""
    fact = _("There is no reason.") if field == "reason" else _("No substitute is named.")
    return Refusal(
        rule=_("Leave is noted with its reason, a substitute by name and with the reason."),
        fact=fact,
        remedy=_("Write it in, then mark the seat."),
        field=field,
    )


def no_substitutes() -> Refusal:
    return Refusal(
        rule=_("This regime lets nobody stand in for another."),
        fact=_("A substitute was named."),
        remedy=_("Mark the seat as absent or on leave."),
        field="substitute",
    )


def no_such_seat() -> Refusal:
    return Refusal(
        rule=_("Attendance is marked on the seats of this meeting."),
        fact=_("One of the seats is not of this meeting."),
        remedy=_("Open the list of attendance again."),
    )


def name_missing(who: str) -> Refusal:
    return Refusal(
        rule=_("Who stands on a list of the meeting stands there by name or by function."),
        fact=_("There is no name."),
        remedy=_("Write down who it is: %(who)s.") % {"who": who},
        field="name",
    )


def comment_lacks(lacks: list[Lack], *, unit: Any, length: int, most: int, least: int, problems: int) -> Refusal:
    """Why a comment is not fixed as it is: everything at once."""
    facts = {
        Lack.EMPTY: _("There are no words."),
        Lack.TOO_LONG: _("It has %(length)s characters.") % {"length": length},
        Lack.PROBLEMS: _("It names so many: %(count)s.") % {"count": problems},
        Lack.PROBLEM_LONG: _("A problem is longer than %(most)s characters.") % {"most": LONGEST_PROBLEM},
    }
    return Refusal(
        rule=_("A comment has words, at most %(most)s characters, and names at least so many problems: %(least)s.")
        % {"most": most, "least": least},
        fact=_("The comment on %(unit)s: %(what)s")
        % {"unit": plain(unit), "what": " ".join(str(facts[lack]) for lack in lacks)},
        remedy=_("Put it right and fix it again; what you typed stands in the form."),
        field="words" if Lack.PROBLEMS not in lacks else "problems",
    )


def comment_before_meeting() -> Refusal:
    return Refusal(
        rule=_("A comment is fixed as it was said at the meeting, or afterwards in writing."),
        fact=_("The meeting is not open yet."),
        remedy=_("Until then the draft can be changed."),
    )


def comments_shut(at: Any, zone: str) -> Refusal:
    return Refusal(
        rule=_("Written comments follow until their stage has shut."),
        fact=_("It shut at %(at)s.") % {"at": plain_instant(at, zone)},
        remedy=_("The secretariat can give this report more time in the dates of the cycle."),
    )


def already_fixed(unit: Any) -> Refusal:
    return Refusal(
        rule=_("A fixed comment never changes; a correction is a new one that points to it."),
        fact=_("The comment on %(unit)s is fixed.") % {"unit": plain(unit)},
        remedy=_("Correct it with a reason."),
    )


def correction_needs_reason() -> Refusal:
    return Refusal(
        rule=_("A fixed comment is corrected with a reason, which stands beside both texts."),
        fact=_("The reason is missing or too short to be one."),
        remedy=_("Write in a sentence why it is corrected."),
        field="reason",
    )


def no_such_button() -> Refusal:
    return Refusal(
        rule=_("The desk does what its buttons say."),
        fact=_("What was sent is none of them."),
        remedy=_("Open the desk again and press the button there."),
    )
