"""The feedback letters, one for each unit in one act; with them the lists begin. The head of the unit acknowledges."""

from collections import defaultdict
from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

from hyogi.cycles.calendars import is_off_in
from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import regime_of
from hyogi.cycles.rules.dates import working_day
from hyogi.followup.actions import begin_list
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal
from hyogi.foundation.writing import writing
from hyogi.meetings.queries import comments_of, problems_of
from hyogi.organisation.entering import Scan, entered
from hyogi.organisation.models import Post
from hyogi.organisation.queries import signing
from hyogi.regimes.shape import RegimeFile
from hyogi.results.actions.deciding import same_calculation
from hyogi.results.actions.storing import store, store_all
from hyogi.results.letters import letter_content
from hyogi.results.models import Acknowledgement, Letter
from hyogi.results.queries.letters import LetterTarget
from hyogi.results.queries.lines import Line
from hyogi.results.queries.sheet import Sheet, Stage
from hyogi.results.queries.units import vetoes_of
from hyogi.results.working import taken_in

CLOSES = time(17)


def send_letters(actor: Actor, sheet: Sheet, *, read: int | None = None) -> list[Letter]:
    """Make the letter of every unit, and begin its list with the problems picked at the meeting. After a corrected
    result only units whose letter says something else get a new one, which names the old. Sent twice, it is sent once.

    Raises:
        Refusal: the result is not signed off.
        Stale: it was worked out anew since the sheet was read.
    """
    actor.must(Action.SEND_FEEDBACK, sheet.cycle.policy_facts())
    with writing():
        now = same_calculation(sheet, read)
        if now.stage is not Stage.SIGNED_OFF or now.calculation is None:
            raise Refusal(
                rule=_("Letters go out when the result is signed off."),
                fact=_("The result is not signed off yet."),
                remedy=_("Those who sign it are named on the sheet."),
            )
        made = store_all(Letter, _letters(actor, now))
        problems = problems_of(sheet.cycle)
        for letter in made:
            if letter.number == 1:
                begin_list(actor, letter.assignment, problems.get(letter.assignment_id, []))
        if made:
            audit.record_all(
                actor,
                [
                    (
                        Verb.LETTER_SENT,
                        letter,
                        {"unit": letter.assignment.unit.code, "number": letter.number, "sha256": letter.sha256},
                        letter.assignment.policy_facts().path,
                    )
                    for letter in made
                ],
            )
    return list(made)


def _letters(actor: Actor, sheet: Sheet) -> list[Letter]:
    cycle, regime = sheet.cycle, sheet.regime
    text = sheet.calculation.text if sheet.calculation else ""
    details = {one.reporter.id: one.detail for one in taken_in(text)}
    comments = {id: dict(one.words) for id, one in comments_of(cycle).items()}
    problems = problems_of(cycle)
    stand = defaultdict(list)
    counted = _vetoes_in(text)
    for veto, answer in vetoes_of(cycle):
        if answer is not None and answer.confirmed and veto.key in counted.get(veto.assignment_id, ()):
            stand[veto.assignment_id].append(veto)
    until = in_working_days(cycle, regime.feedback.acknowledge_days)
    letters = []
    for line in sheet.lines:
        id = line.assignment.pk
        if line.result is None:
            continue
        content = letter_content(
            regime,
            line.result,
            line.grade,
            detail=details.get(str(id), "exact"),
            vetoes=stand[id],
            comment=comments.get(id, {}),
            problems=[one.text for one in problems.get(id, [])],
        )
        before = sheet.letters.get(id)
        if before is not None and (before.calculation_id == line.result.calculation_id or before.content == content):
            continue
        letters.append(
            Letter(
                branch=cycle.branch,
                cycle=cycle,
                assignment=line.assignment,
                calculation=sheet.calculation,
                number=before.number + 1 if before else 1,
                replaces=before,
                content=content,
                talk=_needs_talk(regime, line),
                acknowledge_by=until,
                person=actor.person_id,
                post=actor.post_id,
            )
        )
    return letters


def _vetoes_in(text: str) -> dict[UUID, tuple[str, ...]]:
    return {UUID(one.reporter.id): one.reporter.vetoes for one in taken_in(text)}


def _needs_talk(regime: RegimeFile, line: Line) -> bool:
    """Whether the letter goes with a talk: the grade is at most the one that the regime names."""
    order = {one.id: one.order for one in regime.grade}
    limit = regime.feedback.talk_if_grade_at_most
    return bool(limit and line.grade and order[line.grade] >= order[limit])


def in_working_days(cycle: Cycle, days: int | None) -> datetime | None:
    """The close of the working day so many working days from today, in the cycle's zone; nothing for none."""
    if not days:
        return None
    day = working_day(clock.today(cycle.zone), days, is_off_in(regime_of(cycle).regime.workday_calendar))
    return datetime.combine(day, CLOSES, ZoneInfo(cycle.zone))


def acknowledge(
    actor: Actor, target: LetterTarget, *, on_behalf_of: Post | None = None, scan: Scan | None = None
) -> Acknowledgement:
    """The head of the unit has read the letter; on paper it is typed with the scan of what he signed. A second time it
    is the first that stands.

    Raises:
        Refusal: by another post; the letter was replaced by a later one.
    """
    facts = target.policy_facts()
    entry = entered(actor, Action.ACKNOWLEDGE, facts, on_behalf_of, scan)
    if target.acknowledged:
        return target.acknowledged
    if target.later:
        raise Refusal(
            rule=_("The letter that stands is acknowledged."),
            fact=_("This letter was replaced by a later one."),
            remedy=_("Open the later letter."),
        )
    letter = target.letter
    with writing():
        made = store(
            Acknowledgement(
                branch=letter.branch,
                cycle=letter.cycle,
                letter=letter,
                late=bool(letter.acknowledge_by and clock.now() > letter.acknowledge_by),
                person=signing(on_behalf_of)[1] if on_behalf_of else actor.person_id,
                post=on_behalf_of.pk if on_behalf_of else actor.post_id,
            )
        )
        audit.record(
            actor,
            Verb.LETTER_ACKNOWLEDGED,
            letter,
            {"unit": target.assignment.unit.code, "number": letter.number, "late": made.late},
            path=facts.path,
            **entry.kept(),
        )
    return made
