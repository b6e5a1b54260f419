"""Who has not yet done what a stage asks, when it was due, and how each can be reached."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q

from hyogi.accounts.queries import addresses_of
from hyogi.cycles.models import Assignment, Cycle, Deadline, Phase, Stage
from hyogi.cycles.queries import cycle_page
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Role, TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.models import Manner, Tenure, on_day
from hyogi.rollups.columns import Asked, Column
from hyogi.rollups.models import Channel, Chase, OfficeContact
from hyogi.rollups.queries.board import begun_columns
from hyogi.rollups.queries.contacts import contacts_of, last_chases
from hyogi.rollups.queries.reading import Reading, reporting
from hyogi.rollups.queries.timetable import Timetable, is_open


@dataclass(frozen=True)
class Chasing:
    """A stage of a cycle at which units do something, and what they are asked."""

    cycle: Cycle
    column: Column
    asked: Asked
    stage: Stage
    timetable: Timetable

    def policy_facts(self) -> TargetFacts:
        return self.cycle.policy_facts()


@dataclass(frozen=True)
class Owing:
    """A unit that has not done it yet: until when it may, whether that has passed, how it was chased last."""

    assignment: Assignment
    state: str
    deadline: Deadline
    late: bool
    contact: OfficeContact | None
    chased: Chase | None

    @property
    def telephone(self) -> str:
        return self.contact.telephone if self.contact else ""

    @property
    def mailbox(self) -> str:
        return self.contact.mailbox if self.contact else ""


@dataclass(frozen=True)
class Ahead:
    """A stage with how many units are late at it, of so many that have not done it."""

    chasing: Chasing
    late: int
    left: int


def board_page(actor: Actor, id: UUID) -> Cycle:
    """The run cycle with this id; `Hidden` for one out of sight and for a transcribed one."""
    cycle = cycle_page(actor, id)
    if cycle.is_transcribed:
        raise Hidden
    return cycle


def chasings_of(reading: Reading) -> list[Chasing]:
    """The stages of the cycle at which its units do something, of steps whose phase has begun, by date."""
    stages = reading.timetable.stages
    found = [
        Chasing(reading.cycle, column, asked, stages[asked.stage], reading.timetable)
        for column in begun_columns(reading)
        for asked in column.asked
        if asked.words and asked.stage in stages
    ]
    return sorted(found, key=lambda one: (one.stage.due_at, one.stage.position))


def chasing_page(actor: Actor, id: UUID, stage: str) -> Chasing:
    """The stage of this key in the cycle; `Hidden` where units have nothing to do at it."""
    reading = Reading(board_page(actor, id))
    found = next((one for one in chasings_of(reading) if one.stage.key == stage), None)
    if found is None:
        raise Hidden
    return found


def next_chasing(reading: Reading) -> Ahead | None:
    """The last stage at which units are late, or else the next one that comes; nothing where all have done it, and in a
    closed cycle."""
    if reading.cycle.phase == Phase.CLOSED:
        return None
    late, coming = [], []
    for one in chasings_of(reading):
        ahead = _ahead(one, reading)
        if ahead.late:
            late.append(ahead)
        elif ahead.left and one.stage.due_at >= reading.now:
            coming.append(ahead)
    return late[-1] if late else coming[0] if coming else None


def owing_ids(chasing: Chasing) -> list[tuple[UUID, bool]]:
    """Who has not done it yet, the late ones first, each in the order of the reports, and whether it is late."""
    return sorted(_owing(chasing, Reading(chasing.cycle)), key=lambda pair: not pair[1])


def _left(chasing: Chasing, reading: Reading) -> list[UUID]:
    """Who has not done it yet, in the order of the reports."""
    states, first = reading.states(chasing.column), chasing.column.states[0].key
    return [id for id in reading.ids if is_open(chasing.asked, states.get(id, first))]


def _ahead(chasing: Chasing, reading: Reading) -> Ahead:
    """How many are late of how many: all who have the same date together, those with more time one by one."""
    counted, key = reading.counted(chasing.column), chasing.stage.key
    left = sum(count for state, count in counted.items() if is_open(chasing.asked, state))
    longer = _longer(chasing, reading)
    dates = [(chasing.timetable.deadline(id, key), 1) for id in longer]
    dates.append((chasing.timetable.common(key), left - len(longer)))
    late = sum(count for due, count in dates if due is not None and due.is_late(reading.now))
    return Ahead(chasing, late, left)


def _longer(chasing: Chasing, reading: Reading) -> list[UUID]:
    """Who was given more time and has not done it yet."""
    given = {id for id, stage in chasing.timetable.extended if stage == chasing.stage.key}
    if not given:
        return []
    there = list(reporting(reading.cycle).filter(pk__in=given).values_list("pk", flat=True))
    states, first = chasing.column.read(reading.cycle, there), chasing.column.states[0].key
    return [id for id in there if is_open(chasing.asked, states.get(id, first))]


def _owing(chasing: Chasing, reading: Reading) -> list[tuple[UUID, bool]]:
    dates = {id: chasing.timetable.deadline(id, chasing.stage.key) for id in _left(chasing, reading)}
    return [(id, due is not None and due.is_late(reading.now)) for id, due in dates.items()]


def owing_among(chasing: Chasing, ids: Sequence[UUID], *, done_too: bool = False) -> list[Owing]:
    """These reporters as far as they have not done it (or all of them), in the order given."""
    cycle, now, first = chasing.cycle, clock.now(), chasing.column.states[0].key
    rows = reporting(cycle).filter(pk__in=list(ids))
    by_id = {one.pk: one for one in rows.select_related("unit", "post")}
    states = chasing.column.read(cycle, list(by_id))
    contacts = contacts_of(cycle, [one.unit.unit_id for one in by_id.values()])
    chased = last_chases(cycle, list(by_id))
    found = []
    for id in ids:
        one, state = by_id.get(id), states.get(id, first)
        deadline = chasing.timetable.deadline(id, chasing.stage.key)
        if one is None or deadline is None or not (done_too or is_open(chasing.asked, state)):
            continue
        one.cycle = cycle
        contact = contacts.get(one.unit.unit_id)
        found.append(Owing(one, state, deadline, deadline.is_late(now), contact, chased.get(id)))
    return found


def chased_on(cycle: Cycle, day: date, channel: Channel) -> dict[UUID, int]:
    """How often each reporter was chased on this day by this way, by assignment."""
    rows = Chase.unscoped.filter(branch=cycle.branch, cycle=cycle, on=day, channel=channel)
    found: dict[UUID, int] = {}
    for id, number in rows.values_list("assignment_id", "number"):
        found[id] = max(number, found.get(id, 0))
    return found


@dataclass(frozen=True)
class Recipient:
    """Who gets a reminder: a person with an account, or (without one) the mailbox of the unit's office."""

    person: UUID | None
    language: str


def recipients_of(owing: Sequence[Owing], day: date) -> dict[UUID, list[Recipient]]:
    """By assignment who gets the reminder: who holds the post that reports, who is liaison of the unit, and the mailbox
    of its office, as far as there is an address. Two statements, however many units."""
    by_unit, by_post = defaultdict[UUID, list[UUID]](list), defaultdict[UUID, list[UUID]](list)
    for one in owing:
        by_unit[one.assignment.unit.unit_id].append(one.assignment.pk)
        if one.assignment.post_id:
            by_post[one.assignment.post_id].append(one.assignment.pk)
    tenures = (
        Tenure.unscoped.filter(on_day(day), on_day(day, "post__"), manner__in=[Manner.HOLDER, Manner.ACTING])
        .filter(Q(post__in=list(by_post)) | Q(post__unit__in=list(by_unit), post__kind__role=Role.LIAISON))
        .order_by("post__code_key", "id")
        .values_list("person_id", "post_id", "post__unit_id")
    )
    held = [(person, by_post.get(post) or by_unit[unit]) for person, post, unit in tenures]
    addresses = addresses_of({person for person, _of in held})
    found: dict[UUID, list[Recipient]] = {one.assignment.pk: [] for one in owing}
    for person, of in held:
        for id in of:
            known = Recipient(person, addresses[person].language) if person in addresses else None
            if known and known not in found[id]:
                found[id].append(known)
    for one in owing:
        if one.mailbox:
            found[one.assignment.pk].append(Recipient(None, ""))
    return found
