"""What a mail of the ladder says, in the language of who reads it.

It names items by their number and due day, never by their words: what is wrong in a unit is read in Hyogi, by who may
see it, and a mail is read by whoever passes it on.
"""

from collections.abc import Sequence

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hyogi.cycles.models import Cycle
from hyogi.design.words import plain, spoken_day
from hyogi.followup.models import ItemKind, Rung
from hyogi.foundation.languages import django_code

MOST_ITEMS = 10
LONGEST_SUBJECT = 300


def compose(cycle: Cycle, rungs: Sequence[Rung], language: str) -> tuple[str, str]:
    """Subject and body: which items are due when, the first due first, and where they stand. There is one rung for
    each item, with its item, assignment and unit."""
    root, count = settings.ADDRESS, len(rungs)
    with translation.override(django_code(language)):
        told = {"cycle": plain(cycle.title), "sender": plain(cycle.convening.names), "count": count}
        units = {rung.item.assignment_id: plain(rung.item.assignment.unit.names) for rung in rungs}
        subject = (
            ngettext("%(cycle)s: reminder of %(count)s item", "%(cycle)s: reminder of %(count)s items", count) % told
        )
        lines = [_line(rung, units[rung.item.assignment_id], root) for rung in _first(rungs)]
        if count > MOST_ITEMS:
            more = count - MOST_ITEMS
            lines.append(ngettext("and %(more)s more", "and %(more)s more", more) % {"more": more})
        parts = [
            _("To: %(unit)s") % {"unit": ", ".join(units.values())},
            _("These items of the follow-up are due soon or overdue. Tell how far they are, or that they are done."),
            "\n".join(lines),
            _("What they are about stands on your home page: %(address)s") % {"address": root + reverse("site:home")}
            if root
            else _("What they are about stands on your home page in Hyogi."),
            _("%(sender)s, secretariat\n%(cycle)s") % told,
        ]
    return " ".join(subject.split())[:LONGEST_SUBJECT], "\n\n".join(parts) + "\n"


def _first(rungs: Sequence[Rung]) -> list[Rung]:
    return sorted(rungs, key=lambda rung: (rung.due_on, rung.item.assignment.position, rung.item.position))[:MOST_ITEMS]


def _line(rung: Rung, unit: str, root: str) -> str:
    kind, due = ItemKind(rung.item.kind).label, spoken_day(rung.due_on)
    told = {"unit": unit, "number": rung.item.position, "kind": kind, "due": due}
    line = _("%(unit)s, item %(number)s (%(kind)s): due %(due)s") % told
    return f"{line}\n  {root}{reverse('followup:item', args=[rung.item_id])}" if root else line
