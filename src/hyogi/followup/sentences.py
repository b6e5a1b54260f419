"""What does not fit, in the reader's language: rule, fact, who can change it."""

from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from hyogi.design.words import spoken_day
from hyogi.followup.rules import LARGEST, LONGEST_NAME, TYPES, Lack, Offered, Unfit
from hyogi.foundation.refusals import Refusal

LACKS = {
    Lack.ANSWER: _("no answer"),
    Lack.REASON: _("no reason for the answer"),
    Lack.MEASURE: _("no measure and no task"),
    Lack.OWNER: _("no post that answers for it"),
    Lack.DUE: _("no due day"),
    Lack.DUE_TOO_LATE: _("a due day after the last one possible"),
    Lack.DUE_DAY_OFF: _("a due day on a day off"),
}
"""What an item of a plan lacks, in a few words."""

_FILE = _("Evidence is a PDF, PNG, JPEG, CSV, Excel or Word file of at most 20 MB, with nothing inside that runs.")


def lacking(lacks: list[tuple[int, Lack]]) -> Refusal:
    """Why a plan cannot be handed in yet: each item with what it lacks first."""
    facts = [_("Item %(number)s: %(what)s.") % {"number": number, "what": LACKS[lack]} for number, lack in lacks]
    return Refusal(
        rule=_(
            "A plan is handed in when every item is answered and every accepted one has a measure, a post and a day."
        ),
        fact=" ".join(map(str, facts)),
        remedy=_("Open these items and fill in what is missing."),
    )


def due_refusal(lack: Lack, due: date | None, latest: date | None) -> Refusal:
    """Why this due day is not taken."""
    said: Any = {
        Lack.DUE: _("No day was given."),
        Lack.DUE_TOO_LATE: _("%(due)s is later than that.") % {"due": spoken_day(due) if due else ""},
        Lack.DUE_DAY_OFF: _("%(due)s is a day off.") % {"due": spoken_day(due) if due else ""},
    }[lack]
    last = spoken_day(latest) if latest else ""
    return Refusal(
        rule=_("An item comes due on a working day, at the latest on %(last)s.") % {"last": last},
        fact=said,
        remedy=_("Choose another day. What needs more time comes back in the next cycle."),
        field="due_on",
    )


def unfit_refusal(why: Unfit, file: Offered) -> Refusal:
    """Why this file is not taken as evidence."""
    short = file.name if len(file.name) <= 60 else f"{file.name[:40]}…"
    said: Any = {
        Unfit.EMPTY: _("The file “%(name)s” has 0 bytes: nothing is in it.") % {"name": short},
        Unfit.TOO_LARGE: _("The file “%(name)s” has %(size)s bytes, more than %(most)s.")
        % {"name": short, "size": file.size, "most": LARGEST},
        Unfit.NAME_TOO_LONG: _("The name of the file has more than %(most)s characters.") % {"most": LONGEST_NAME},
        Unfit.TYPE: _("The file “%(name)s” is of another type than these: %(types)s.")
        % {"name": short, "types": ", ".join(TYPES)},
        Unfit.CONTENT: _("What is inside the file “%(name)s” is not what its name says.") % {"name": short},
        Unfit.SCRIPT: _("Inside the file “%(name)s” there is a script.") % {"name": short},
    }[why]
    remedy: Any = {
        Unfit.EMPTY: _("Save the file again and look whether it opens, then choose it again."),
        Unfit.TOO_LARGE: _("Make it smaller, or hand in a part of it."),
        Unfit.NAME_TOO_LONG: _("Give the file a shorter name."),
        Unfit.TYPE: _("Save it as one of these, a PDF for instance."),
        Unfit.CONTENT: _("Open it in the program that made it and save it as its name says."),
        Unfit.SCRIPT: _("Print it to a new PDF, or save it without macros."),
    }[why]
    return Refusal(rule=_FILE, fact=said, remedy=remedy, field="file")
