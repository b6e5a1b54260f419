"""The mails of the ladder: one to each reader for all rungs of a run that remind him."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db import transaction

from hyogi.accounts.queries import addresses_of
from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import visible_assignments
from hyogi.followup.composing import compose
from hyogi.followup.models import Item, Rung, RungMail
from hyogi.followup.queries.reminded import is_mailed, persons_of
from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.models import Installation
from hyogi.rollups.actions import AT_ONCE, deliver
from hyogi.rollups.models import ReminderMail
from hyogi.rollups.queries import contacts_of

BATCH = 500


class Reader(NamedTuple):
    """Who gets a mail: a person, or the office of a unit."""

    person: UUID | None
    office: UUID | None


@dataclass
class Letter:
    """The rungs of which one reader is told; several may be of the same item."""

    language: str
    rungs: list[Rung] = field(default_factory=list)

    @property
    def by_item(self) -> list[Rung]:
        """One rung for each item."""
        return list({rung.item_id: rung for rung in self.rungs}.values())


def remind(actor: Actor, cycle: Cycle, rungs: Sequence[Rung], day: date) -> int:
    """Put in the mails for rungs that were just fired, in the transaction in which they were. Returns how many.

    The holder of the post that a rung names is written to; where nobody of it has an address, the mailbox of the unit's
    office is; where there is none either, the page says so. The mails are handed over after this is stored.
    """
    letters = _letters(cycle, _with_items(actor, cycle, rungs), day)
    if not letters:
        return 0
    mails = [_mail(cycle, reader, letter) for reader, letter in letters.items()]
    ReminderMail.unscoped.bulk_create(mails, batch_size=BATCH)
    links = [
        RungMail(branch=cycle.branch, cycle=cycle, rung=rung, mail=mail)
        for mail, letter in zip(mails, letters.values(), strict=True)
        for rung in letter.rungs
    ]
    RungMail.unscoped.bulk_create(links, batch_size=BATCH)
    audit.record_all(actor, _events(cycle, links))
    transaction.on_commit(lambda: deliver(AT_ONCE), robust=True)
    return len(mails)


def _with_items(actor: Actor, cycle: Cycle, rungs: Iterable[Rung]) -> list[Rung]:
    """Those of the rungs that go by mail, each with its item and where its unit stands. Two statements."""
    mailed = [rung for rung in rungs if is_mailed(rung)]
    items = Item.unscoped.filter(branch=cycle.branch).in_bulk({rung.item_id for rung in mailed})
    units = visible_assignments(actor).filter(branch=cycle.branch, cycle=cycle)
    assignments = units.in_bulk({item.assignment_id for item in items.values()})
    for rung in mailed:
        rung.item = items[rung.item_id]
        rung.item.assignment = assignments[rung.item.assignment_id]
    return mailed


def _letters(cycle: Cycle, rungs: Sequence[Rung], day: date) -> dict[Reader, Letter]:
    """What is written to whom. Four statements, however many rungs."""
    persons = persons_of(rungs, day)
    addresses = addresses_of({person for several in persons.values() for person in several})
    known = {id: [person for person in several if person in addresses] for id, several in persons.items()}
    offices = {_unit(rung) for rung in rungs if not known[rung.pk]}
    mailboxes = {unit for unit, one in contacts_of(cycle, offices).items() if one.mailbox}
    language = Installation.unscoped.values_list("language", flat=True).first() or "en"
    letters: dict[Reader, Letter] = {}
    for rung in rungs:
        readers = [Reader(person, None) for person in known[rung.pk]]
        if not readers and _unit(rung) in mailboxes:
            readers = [Reader(None, _unit(rung))]
        for reader in dict.fromkeys(readers):
            spoken = addresses[reader.person].language if reader.person else ""
            letters.setdefault(reader, Letter(spoken or language)).rungs.append(rung)
    return letters


def _unit(rung: Rung) -> UUID:
    id: UUID = rung.item.assignment.unit.unit_id
    return id


def _mail(cycle: Cycle, reader: Reader, letter: Letter) -> ReminderMail:
    subject, body = compose(cycle, letter.by_item, letter.language)
    return ReminderMail(
        branch=cycle.branch,
        cycle=cycle,
        person=reader.person,
        office_id=reader.office,
        language=letter.language,
        subject=subject,
        body=body,
    )


def _events(cycle: Cycle, links: Iterable[RungMail]) -> list[tuple[Verb, Any, dict[str, Any], str]]:
    """An event for each list, where its unit stands: of how many items it was reminded, in how many mails."""
    by_assignment: dict[UUID, list[RungMail]] = {}
    for link in links:
        by_assignment.setdefault(link.rung.item.assignment_id, []).append(link)
    events = []
    for several in by_assignment.values():
        assignment = several[0].rung.item.assignment
        facts = {
            "cycle": cycle.code,
            "unit": assignment.unit.code,
            "items": len({link.rung.item_id for link in several}),
            "mails": len({link.mail_id for link in several}),
        }
        events.append((Verb.ITEMS_REMINDED, assignment, facts, assignment.policy_facts().path))
    return events
