"""The meeting is opened and closed, once each. Done twice, it is answered with the first and nothing else happens."""

from django.db import IntegrityError, transaction
from django.db.models import F

from hyogi.cycles.actions import advance
from hyogi.cycles.models import Cycle, Phase
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action
from hyogi.foundation.writing import writing
from hyogi.meetings import sentences
from hyogi.meetings.models import AgendaItem, Meeting, MeetingAct, MeetingActKind, Question
from hyogi.meetings.queries import last_serial, meeting_of, quorum_of, standings_of
from hyogi.meetings.sealing import hash_of_act

VERBS = {MeetingActKind.OPENED: Verb.MEETING_OPENED, MeetingActKind.CLOSED: Verb.MEETING_CLOSED}


def open_meeting(actor: Actor, cycle: Cycle) -> MeetingAct:
    """Open the meeting on its day; the cycle enters the phase of its meeting by it. The quorum is counted and kept.

    Raises:
        Refusal: the day has not come; reports are still being written; something keeps the cycle from its meeting.
    """
    actor.must(Action.RUN_MEETING, cycle.policy_facts())
    meeting = _meeting(cycle)
    done = _done(meeting, MeetingActKind.OPENED)
    if done is not None:
        return done
    today = clock.today(cycle.zone)
    if cycle.meeting_on and today < cycle.meeting_on:
        raise sentences.too_early_to_open(cycle.meeting_on)
    if cycle.phase == Phase.WRITING:
        raise sentences.phase_before(cycle.get_phase_display())
    with writing():
        if cycle.phase == Phase.BEFORE:
            advance(actor, cycle, Phase.MEETING, cycle.version)
        act = _once(actor, cycle, meeting, MeetingActKind.OPENED)
        rows = Meeting.unscoped.filter(branch=meeting.branch, pk=meeting.pk)
        rows.update(opened_at=act.at, held_on=today, version=F("version") + 1)
    return act


def close_meeting(actor: Actor, cycle: Cycle) -> MeetingAct:
    """Close the meeting. What runs ends with it; attendance and agenda stand from now on.

    Raises:
        Refusal: it was not opened.
    """
    actor.must(Action.RUN_MEETING, cycle.policy_facts())
    meeting = _meeting(cycle)
    done = _done(meeting, MeetingActKind.CLOSED)
    if done is not None:
        return done
    if meeting.opened_at is None:
        raise sentences.not_opened_yet()
    with writing():
        act = _once(actor, cycle, meeting, MeetingActKind.CLOSED)
        for rows in (
            AgendaItem.unscoped.filter(started_at__isnull=False),
            Question.unscoped.all(),
        ):
            rows.filter(branch=meeting.branch, meeting=meeting, ended_at__isnull=True).update(ended_at=act.at)
        rows = Meeting.unscoped.filter(branch=meeting.branch, pk=meeting.pk)
        rows.update(closed_at=act.at, version=F("version") + 1)
    return act


def _meeting(cycle: Cycle) -> Meeting:
    meeting = meeting_of(cycle)
    if meeting is None:
        raise sentences.no_meeting()
    return meeting


def _done(meeting: Meeting, kind: MeetingActKind) -> MeetingAct | None:
    found: MeetingAct | None = MeetingAct.unscoped.filter(branch=meeting.branch, meeting=meeting, kind=kind).first()
    return found


def _once(actor: Actor, cycle: Cycle, meeting: Meeting, kind: MeetingActKind) -> MeetingAct:
    """Write the act, unless somebody was quicker: then theirs is the act."""
    Meeting.unscoped.select_for_update().get(branch=meeting.branch, pk=meeting.pk)
    counted = quorum_of(cycle, standings_of(meeting))
    act = MeetingAct(
        branch=meeting.branch,
        cycle=cycle,
        meeting=meeting,
        kind=kind,
        at=clock.now(),
        person=actor.person_id,
        post=actor.post_id,
        summoned=counted.summoned,
        counted=counted.present,
        quorum=counted.reached,
        serial=last_serial(meeting),
    )
    act.sha256 = hash_of_act(act)
    try:
        with transaction.atomic():
            act.save(force_insert=True)
    except IntegrityError:
        first = _done(meeting, kind)
        if first is None:
            raise
        return first
    facts = {"cycle": cycle.code, "summoned": act.summoned, "counted": act.counted, "quorum": act.quorum}
    audit.record(actor, VERBS[kind], act, {**facts, "sha256": act.sha256}, path=cycle.policy_facts().path)
    return act
