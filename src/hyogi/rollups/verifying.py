"""Recomputes what follows from the acts of chasing."""

from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hyogi.foundation.verifying import check
from hyogi.rollups.models import Channel, Chase, OfficeContact, ReminderMail


@check(_("reminders and calls stand on the day on which they were made, and each reminder has its mails"))
def _chases() -> Iterator[str]:
    mails = ReminderMail.unscoped.filter(branch=OuterRef("branch"), chase=OuterRef("pk"))
    rows = Chase.unscoped.annotate(mailed=Exists(mails)).select_related("assignment__unit", "cycle")
    for one in rows.iterator():
        told = {"unit": one.assignment.unit.code, "day": one.on.isoformat(), "number": one.number}
        if one.on != one.at.astimezone(ZoneInfo(one.cycle.zone)).date():
            yield _now("chasing %(number)s of %(unit)s stands on %(day)s, another day than that of its act") % told
        if one.mailed != (one.channel == Channel.MAIL):
            yield _now("chasing %(number)s of %(unit)s on %(day)s and its mails do not belong together") % told
        if one.assignment.cycle_id != one.cycle_id:
            yield _now("chasing %(number)s of %(unit)s on %(day)s lies in another cycle than its unit") % told


@check(_("numbers of offices are kept with the unit that reports"))
def _contacts() -> Iterator[str]:
    rows = OfficeContact.unscoped.exclude(unit=F("assignment__unit__unit"))
    for code in rows.values_list("assignment__unit__code", flat=True):
        yield _now("a number noted for %(unit)s is kept with another unit") % {"unit": code}
