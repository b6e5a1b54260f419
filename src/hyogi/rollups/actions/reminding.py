"""Reminders by mail: to every unit that has not done what a stage asks, each unit once a day."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db import transaction

from hyogi.cycles.models import Assignment, Cycle, Phase
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.models import Installation
from hyogi.foundation.policy import Action
from hyogi.foundation.writing import writing
from hyogi.rollups import sentences
from hyogi.rollups.actions.mailing import AT_ONCE, deliver
from hyogi.rollups.actions.telling import event_of
from hyogi.rollups.composing import compose
from hyogi.rollups.models import Channel, Chase, Outcome, ReminderMail
from hyogi.rollups.queries import Chasing, Owing, Recipient, chased_on, owing_among, recipients_of

BATCH = 500


@dataclass(frozen=True)
class Reminded:
    """Whom the reminders went to, in how many mails; who has no mail address, and who was reminded today before."""

    chases: list[Chase] = field(default_factory=list)
    mails: int = 0
    without: list[Assignment] = field(default_factory=list)
    already: list[Assignment] = field(default_factory=list)


def remind(actor: Actor, chasing: Chasing, units: Iterable[UUID], *, root: str, again: bool = False) -> Reminded:
    """Remind these reporters (by assignment) by mail of what the stage asks; who has done it by now is left out.

    The mails are handed over after this is stored. A unit is reminded once a day; with `again` also once more. `root`
    is the address of the site, for the link.

    Raises:
        Refusal: the cycle is closed; none of the units has anything left to do; all were reminded today; none has a
            mail address.
    """
    cycle = chasing.cycle
    actor.must(Action.PREPARE_MEETING, cycle.policy_facts())
    if cycle.phase == Phase.CLOSED:
        raise sentences.closed()
    today = clock.today(cycle.zone)
    with writing():
        Cycle.unscoped.select_for_update().get(branch=cycle.branch, pk=cycle.pk)
        owing = owing_among(chasing, list(dict.fromkeys(units)))
        if not owing:
            raise sentences.nobody()
        before = chased_on(cycle, today, Channel.MAIL)
        already = [] if again else [one.assignment for one in owing if one.assignment.pk in before]
        left = [one for one in owing if again or one.assignment.pk not in before]
        if not left:
            raise sentences.already(already)
        recipients = recipients_of(left, today)
        without = [one.assignment for one in left if not recipients[one.assignment.pk]]
        mailed = [one for one in left if recipients[one.assignment.pk]]
        if not mailed:
            raise sentences.no_address(without)
        chases = [
            _chase(actor, chasing, one, number=before.get(one.assignment.pk, 0) + 1, today=today) for one in mailed
        ]
        Chase.unscoped.bulk_create(chases, batch_size=BATCH)
        language = Installation.unscoped.values_list("language", flat=True).first() or "en"
        mails = [
            _mail(chase, recipient, recipient.language or language, chasing, one, root)
            for chase, one in zip(chases, mailed, strict=True)
            for recipient in recipients[one.assignment.pk]
        ]
        ReminderMail.unscoped.bulk_create(mails, batch_size=BATCH)
        audit.record_all(actor, [event_of(chase, one.assignment) for chase, one in zip(chases, mailed, strict=True)])
        transaction.on_commit(lambda: deliver(AT_ONCE), robust=True)
    return Reminded(chases, len(mails), without, already)


def _chase(actor: Actor, chasing: Chasing, one: Owing, *, number: int, today: Any) -> Chase:
    return Chase(
        branch=chasing.cycle.branch,
        cycle=chasing.cycle,
        assignment=one.assignment,
        stage_key=chasing.stage.key,
        channel=Channel.MAIL,
        outcome=Outcome.MAILED,
        due_at=one.deadline.due_at,
        on=today,
        number=number,
        person=actor.person_id,
        post=actor.post_id,
    )


def _mail(chase: Chase, recipient: Recipient, language: str, chasing: Chasing, one: Owing, root: str) -> ReminderMail:
    subject, body = compose(chasing, one, language, root)
    return ReminderMail(
        branch=chase.branch,
        cycle=chasing.cycle,
        chase=chase,
        person=recipient.person,
        office_id=None if recipient.person else one.assignment.unit.unit_id,
        language=language,
        subject=subject,
        body=body,
    )
