"""Mails that wait to be sent, where each goes, and how far the reminders of a stage are."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import Count

from hyogi.accounts.queries import addresses_of
from hyogi.cycles.models import Cycle
from hyogi.foundation import clock
from hyogi.foundation.audit import Verb
from hyogi.foundation.models import Event
from hyogi.rollups import columns
from hyogi.rollups.models import Chase, MailState, ReminderMail
from hyogi.rollups.queries.contacts import contacts_of
from hyogi.rollups.queries.timetable import is_open
from hyogi.rollups.rules import WAITS


def waiting_mails(most: int) -> list[ReminderMail]:
    """Mails that were not handed over yet, the oldest first."""
    rows = ReminderMail.unscoped.filter(state=MailState.WAITING)
    return list(rows.select_related("chase__cycle", "cycle__convening").order_by("at", "id")[:most])


def count_waiting() -> int:
    """How many mails were not handed over yet."""
    return ReminderMail.unscoped.filter(state=MailState.WAITING).count()


def address_of(mail: ReminderMail) -> str:
    """Where the mail goes as things stand now; empty where there is no address any more."""
    if mail.person is not None:
        known = addresses_of([mail.person]).get(mail.person)
        return known.email if known else ""
    contacts = contacts_of(mail.cycle, [mail.office_id]) if mail.office_id else {}
    return next((one.mailbox for one in contacts.values()), "")


def moved_at() -> datetime | None:
    """When rows last came here from elsewhere, from a backup or in a cycle's file, within the time that a mail may
    wait: what waited before that may have been sent from there."""
    rows = Event.unscoped.filter(at__gt=clock.now() - WAITS, verb__in=[Verb.RESTORED, Verb.CYCLE_TAKEN_IN])
    return rows.order_by("-at").values_list("at", flat=True).first()


def mail_states(cycle: Cycle, stage: str) -> dict[str, int]:
    """How many mails of the reminders of a stage are how far."""
    rows = ReminderMail.unscoped.filter(branch=cycle.branch, cycle=cycle, chase__stage_key=stage)
    return dict(rows.order_by().values("state").annotate(count=Count("pk")).values_list("state", "count"))


def mails_by_chase(chases: Iterable[Chase]) -> dict[UUID, list[str]]:
    """The states of the mails of these reminders, by reminder."""
    found: dict[UUID, list[str]] = {}
    rows = ReminderMail.unscoped.filter(chase__in=[one.pk for one in chases])
    for chase, state in rows.values_list("chase_id", "state"):
        found.setdefault(chase, []).append(state)
    return found


def met_since(mails: Iterable[ReminderMail]) -> set[UUID]:
    """Those of these mails whose unit was chased for a stage and has done meanwhile what it asks."""
    by_stage: dict[tuple[UUID, str], list[tuple[UUID, Chase]]] = {}
    for mail in mails:
        if mail.chase is not None:
            by_stage.setdefault((mail.cycle_id, mail.chase.stage_key), []).append((mail.pk, mail.chase))
    found = set()
    for (_cycle, stage), several in by_stage.items():
        cycle, ids = several[0][1].cycle, [chase.assignment_id for _mail, chase in several]
        for column in columns.of(cycle):
            for asked in column.asked:
                if asked.stage == stage and asked.words:
                    states, first = column.read(cycle, ids), column.states[0].key
                    open_ = {id for id in ids if is_open(asked, states.get(id, first))}
                    found |= {mail for mail, chase in several if chase.assignment_id not in open_}
    return found
