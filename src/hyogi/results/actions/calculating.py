"""Work out all results of a cycle: what is given comes from the rooms that hold it and is kept with what came of it."""

import json
from collections import defaultdict
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from hyogi.ballots.queries import detail_of
from hyogi.cycles.models import Assignment, Cycle, Phase
from hyogi.cycles.queries import deadlines_of, regime_of, run_assignments
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.writing import writing
from hyogi.regimes.shape import RegimeFile
from hyogi.results import parts
from hyogi.results.actions.storing import stated, store, store_all
from hyogi.results.models import Calculation, Result, Veto
from hyogi.results.models.calculating import LONGEST_REASON
from hyogi.results.queries.sheet import Stage, sheet_of
from hyogi.results.queries.units import adjustments_of, vetoes_of
from hyogi.results.rules import LATE, Given, Reporter, days_begun
from hyogi.results.terms import BY_THE_RECORDS, terms_of, unfit
from hyogi.results.working import Taken, calculation_text

SUBMITTING = "submit_due"
NO_REPORT = "no_report"
_PHASES = (Phase.RESULT, Phase.FOLLOW_UP)


def calculate(actor: Actor, cycle: Cycle, *, seen: int, reason: str = "") -> Calculation:
    """Work out the results of all reporters. `seen` is the number of the last calculation that the actor knows of (0:
    none). Whoever has not submitted is entered as a veto by the records, which waits for a person to confirm it.

    Raises:
        Refusal: before the phase of the result or after the end of the cycle; a regime that is worked out otherwise;
            without a reason where a calculation was already laid before the deciding body.
        Stale: somebody else has worked out a later one.
    """
    actor.must(Action.PROPOSE_RESULT, cycle.policy_facts())
    regime = regime_of(cycle)
    why_not = unfit(regime)
    if why_not:
        raise why_not
    must_be_at_result(cycle)
    with writing():
        sheet = sheet_of(cycle)
        last = sheet.calculation
        if (last.number if last else 0) != seen:
            raise Stale(mine={"": seen}, theirs={"": last.number if last else 0})
        if sheet.stage not in (Stage.NONE, Stage.WORKED_OUT):
            reason = stated(
                reason,
                LONGEST_REASON,
                _("What was laid before the deciding body is worked out again only with a reason that stays with it."),
            )
        assignments = run_assignments(Actor.system("results"), cycle)
        _assert_by_records(cycle, regime, assignments)
        terms = terms_of(regime)
        text = calculation_text(_sha256(cycle), _taken(cycle, regime, assignments), terms)
        made = store(
            Calculation(
                branch=cycle.branch,
                cycle=cycle,
                number=seen + 1,
                replaces=last,
                reason=reason,
                text=text,
                person=actor.person_id,
                post=actor.post_id,
            )
        )
        store_all(Result, results_of(made))
        audit.record(
            actor,
            Verb.RESULT_CALCULATED,
            made,
            {"cycle": cycle.code, "number": made.number, "sha256": made.sha256},
            path=cycle.policy_facts().path,
        )
    return made


def must_be_at_result(cycle: Cycle) -> None:
    """Pass in the phases in which results are worked on."""
    if cycle.phase not in _PHASES:
        raise Refusal(
            rule=_("Results are worked on after the meeting, in the phase “%(phase)s”, and corrected until the end.")
            % {"phase": Phase.RESULT.label},
            fact=_("The cycle is in the phase “%(phase)s”.") % {"phase": cycle.get_phase_display()},
            remedy=_("The secretariat lets the cycle enter its next phase on its page."),
        )


def results_of(calculation: Calculation) -> list[Result]:
    """The rows of a calculation, one for each unit, as its text states them."""
    found: dict[str, dict[str, Any]] = json.loads(calculation.text)["found"]
    return [
        Result(
            branch=calculation.branch,
            cycle=calculation.cycle,
            calculation=calculation,
            assignment_id=UUID(id),
            state=told["state"],
            exact=told["exact"] or "",
            score=told["score"] or "",
            arithmetic=told,
            threshold=told["threshold"] or "",
            proposed=told["proposed"] or "",
            at=calculation.at,
            person=calculation.person,
            post=calculation.post,
        )
        for id, told in found.items()
    ]


def _taken(cycle: Cycle, regime: RegimeFile, assignments: list[Assignment]) -> list[Taken]:
    values = parts.values_of(cycle, regime)
    details = detail_of(cycle)
    points: dict[UUID, list[Given]] = defaultdict(list)
    for one in adjustments_of(cycle):
        points[one.assignment_id].append(Given(one.key, one.count))
    for assignment, days in _late(cycle, regime, assignments).items():
        points[assignment].append(Given(LATE, days))
    stand = defaultdict(list)
    for veto, answer in vetoes_of(cycle):
        if answer is not None and answer.confirmed:
            stand[veto.assignment_id].append(veto.key)
    return [
        Taken(
            Reporter(
                id=str(one.pk),
                parts={key: given.get(one.pk) for key, given in values.items()},
                graded=one.graded and bool(regime.grade) and regime.composite.method != "none",
                adjustments=tuple(points[one.pk]),
                vetoes=tuple(sorted(stand[one.pk])),
                kind=one.unit.kind,
                sectors=tuple(one.unit.sector_codes),
            ),
            detail=str(details.get(one.pk, "exact")),
        )
        for one in assignments
    ]


def _late(cycle: Cycle, regime: RegimeFile, assignments: list[Assignment]) -> dict[UUID, int]:
    """How many days had begun after the due instant when a report came, where the regime counts them."""
    at = parts.submitted_at(cycle)
    if at is None or not any(one.key == LATE for one in regime.adjustment):
        return {}
    due = deadlines_of(cycle, SUBMITTING, assignments)
    found = {id: days_begun(due[id].due_at, instant) for id, instant in at.items() if id in due}
    return {id: days for id, days in found.items() if days}


def _assert_by_records(cycle: Cycle, regime: RegimeFile, assignments: list[Assignment]) -> None:
    """A veto for each graded reporter whose report did not come before the stage closed; once."""
    at = parts.submitted_at(cycle)
    if at is None or not any(v.key == NO_REPORT and v.asserted_by == BY_THE_RECORDS for v in regime.veto):
        return
    now = clock.now()
    due = deadlines_of(cycle, SUBMITTING, assignments)
    known = {veto.assignment_id for veto, _answer in vetoes_of(cycle) if veto.key == NO_REPORT}
    for one in assignments:
        closed = due.get(one.pk)
        if one.graded and closed and closed.is_shut(now) and one.pk not in at and one.pk not in known:
            store(
                Veto(
                    branch=cycle.branch,
                    cycle=cycle,
                    assignment=one,
                    key=NO_REPORT,
                    on=closed.closes_at.date(),
                    reason="",
                )
            )


def _sha256(cycle: Cycle) -> str:
    return str(cycle.regime.sha256) if cycle.regime else ""
