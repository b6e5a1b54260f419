"""Why something about chasing is refused: rule, fact, and what to do."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment
from hyogi.design.words import plain
from hyogi.foundation.refusals import Refusal
from hyogi.rollups.rules import LONGEST_NUMBER, Lack, Unfit

MOST_NAMES = 12


def names(of: Sequence[Assignment]) -> str:
    """The units by name; of many, the first ones."""
    told = [plain(one.unit.names) for one in of[:MOST_NAMES]]
    return ", ".join(told) + (" …" if len(of) > MOST_NAMES else "")


def closed() -> Refusal:
    return Refusal(
        rule=_("Units are chased while their cycle runs."),
        fact=_("This cycle is closed."),
        remedy=_("Look for them in the cycle of this year."),
    )


def nobody() -> Refusal:
    return Refusal(
        rule=_("A reminder goes to units that have not done what the stage asks."),
        fact=_("None of the units that were chosen is one."),
        remedy=_("Open the list again: it shows who is left now."),
        field="whom",
    )


def already(of: Sequence[Assignment]) -> Refusal:
    return Refusal(
        rule=_("A unit is reminded by mail once a day."),
        fact=_("Reminded today already: %(units)s.") % {"units": names(of)},
        remedy=_("Call them, or tick that they are to be reminded once more."),
        field="again",
    )


def no_address(of: Sequence[Assignment]) -> Refusal:
    return Refusal(
        rule=_("A reminder goes to who reports, to the liaison and to the mailbox of the office."),
        fact=_("There is no mail address for: %(units)s.") % {"units": names(of)},
        remedy=_("Call them: they stand on the telephone list, on which the mailbox of an office can be noted too."),
        field="whom",
    )


def no_such_unit() -> Refusal:
    return Refusal(
        rule=_("Calls are noted for units that report in the cycle."),
        fact=_("One of the units does not."),
        remedy=_("Open the telephone list again."),
    )


def unfit(why: Unfit, number: str) -> Refusal:
    """Why this is not kept as the number of an office."""
    facts: dict[Unfit, Any] = {
        Unfit.NO_NUMBER: _("“%(number)s” is no telephone number: digits, with the usual signs between them."),
        Unfit.TOO_LONG: _("“%(number)s” is longer than %(most)s characters."),
        Unfit.MOBILE: _("“%(number)s” is the number of a mobile telephone."),
    }
    return Refusal(
        rule=_("The number of an office is kept, never that of a person."),
        fact=facts[why] % {"number": number[: 2 * LONGEST_NUMBER], "most": LONGEST_NUMBER},
        remedy=_("Write the number of the office, or leave it empty."),
        field="telephone",
    )


def lacks(why: Lack) -> Refusal:
    """What is missing or too much in what was noted of a call."""
    facts: dict[Lack, Any] = {
        Lack.NO_DAY: _("No day is given."),
        Lack.DAY_PAST: _("The day that was given is past."),
        Lack.DAY_WITHOUT_PROMISE: _("A day is given, but the outcome is no promise."),
    }
    remedies: dict[Lack, Any] = {
        Lack.NO_DAY: _("Give the day that was named on the telephone."),
        Lack.DAY_PAST: _("Give today or a later day."),
        Lack.DAY_WITHOUT_PROMISE: _("Choose “promised for a day”, or leave the day empty."),
    }
    return Refusal(
        rule=_("A promise is noted with the day for which it was made."),
        fact=facts[why],
        remedy=remedies[why],
        field="promised_on",
    )


def note_alone() -> Refusal:
    return Refusal(
        rule=_("What was said is kept with what came of the call."),
        fact=_("A note or a day is given, but no outcome."),
        remedy=_("Choose whether somebody was reached."),
        field="outcome",
    )
