"""The proposal is laid before the deciding body, which decides the grade of each unit."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import tidy
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.writing import writing
from hyogi.organisation.entering import Scan, entered
from hyogi.organisation.models import Post
from hyogi.organisation.queries import signing
from hyogi.results.actions.calculating import must_be_at_result
from hyogi.results.actions.storing import store, store_all
from hyogi.results.models import Calculation, Decision, Proposal
from hyogi.results.models.calculating import LONGEST_REASON
from hyogi.results.queries.lines import Line
from hyogi.results.queries.sheet import Sheet, Stage, sheet_of
from hyogi.results.rules import decision_problem
from hyogi.results.sentences import refusal_of
from hyogi.results.terms import terms_of


def propose(actor: Actor, sheet: Sheet, *, read: int | None = None) -> Proposal:
    """Lay the calculation on the sheet before the deciding body. `read` is the number of the calculation that was read,
    where it is not the one on the sheet.

    Raises:
        Refusal: nothing was worked out yet.
        Stale: a later calculation was made since the sheet was read.
    """
    actor.must(Action.PROPOSE_RESULT, sheet.cycle.policy_facts())
    must_be_at_result(sheet.cycle)
    with writing():
        now = same_calculation(sheet, read)
        if now.calculation is None:
            raise Refusal(
                rule=_("A proposal is a calculation that is laid before the deciding body."),
                fact=_("Nothing was worked out yet."),
                remedy=_("Work out the results first."),
            )
        if now.proposal:
            return now.proposal
        made = store(Proposal(calculation=now.calculation, **_of(actor, sheet)))
        _record(actor, Verb.RESULT_PROPOSED, made, sheet, now.calculation)
    return made


def decide(
    actor: Actor,
    sheet: Sheet,
    line: Line,
    *,
    grade: str,
    reason: str = "",
    seen: int = 0,
    read: int | None = None,
    on_behalf_of: Post | None = None,
    scan: Scan | None = None,
) -> Decision:
    """Decide the grade of one unit (empty: that there is none). `seen` is the number of the last decision on it that
    the actor knows of.

    Raises:
        Refusal: nothing is proposed, or somebody has signed already; a grade beside the proposal without a reason, more
            than one step from it, above a gate, a veto or the cap, or more top grades than there are places.
        Stale: worked out or decided anew since the page was read.
    """
    facts = sheet.cycle.policy_facts()
    entry = entered(actor, Action.DECIDE_RESULT, facts, on_behalf_of, scan)
    must_be_at_result(sheet.cycle)
    with writing():
        now = open_to_decisions(sheet, read)
        mine = now.line_of(line.assignment.pk)
        last = mine.decision.number if mine.decision else 0
        if last != seen:
            raise Stale(mine={"": grade}, theirs={"": mine.grade})
        text = tidy(reason)[:LONGEST_REASON]
        problem = decision_problem(
            mine.standing,
            grade or None,
            text,
            grades=terms_of(now.regime).grades,
            grade_by=now.regime.composite.grade_by or "threshold",
            groups=now.groups,
            others=now.grades,
        )
        if problem:
            raise refusal_of(problem, now, mine)
        who = _of(actor, sheet, on_behalf_of)
        made = store(Decision(result=mine.result, number=last + 1, grade=grade, reason=text, **who))
        audit.record(
            actor,
            Verb.RESULT_DECIDED,
            made,
            {"cycle": sheet.cycle.code, "unit": line.assignment.unit.code, "changed": grade != mine.result_grade},
            path=facts.path,
            **entry.kept(),
        )
    return made


def decide_rest(
    actor: Actor,
    sheet: Sheet,
    *,
    read: int | None = None,
    on_behalf_of: Post | None = None,
    scan: Scan | None = None,
) -> list[Decision]:
    """Decide as proposed for every unit that is not decided yet and has a proposal. What is held or tied stays open."""
    facts = sheet.cycle.policy_facts()
    entry = entered(actor, Action.DECIDE_RESULT, facts, on_behalf_of, scan)
    must_be_at_result(sheet.cycle)
    with writing():
        now = open_to_decisions(sheet, read)
        left = [line for line in now.lines if line.result and line.decision is None and line.state == "proposed"]
        who = _of(actor, sheet, on_behalf_of)
        made = store_all(
            Decision, [Decision(result=line.result, number=1, grade=line.result_grade, **who) for line in left]
        )
        if made and now.calculation:
            _record(actor, Verb.RESULT_DECIDED_AS_PROPOSED, now.calculation, sheet, now.calculation, **entry.kept())
    return list(made)


def open_to_decisions(sheet: Sheet, read: int | None = None) -> Sheet:
    """The sheet as it stands, where it may be decided upon."""
    now = same_calculation(sheet, read)
    if now.stage in (Stage.NONE, Stage.WORKED_OUT):
        raise Refusal(
            rule=_("The deciding body decides on what was laid before it."),
            fact=_("Nothing is laid before it yet."),
            remedy=_("The secretariat works out the results and lays the proposal before it."),
        )
    if now.signatures:
        raise Refusal(
            rule=_("What somebody has signed is not decided anew."),
            fact=_("The result bears signatures."),
            remedy=_(
                "The secretariat works out the results again, with the reason; then they are decided and signed anew."
            ),
        )
    return now


def same_calculation(sheet: Sheet, read: int | None = None) -> Sheet:
    """The sheet as it stands now. `read` is the number of the calculation that was read, else that of the sheet.

    Raises:
        Stale: it rests on another calculation than the one that was read.
    """
    now = sheet_of(sheet.cycle)
    before = read if read is not None else sheet.calculation.number if sheet.calculation else 0
    after = now.calculation.number if now.calculation else 0
    if before != after:
        raise Stale(mine={"": before}, theirs={"": after})
    return now


def _of(actor: Actor, sheet: Sheet, on_behalf_of: Post | None = None) -> dict[str, Any]:
    """Whose act it is: of whoever signed, where it was typed from paper."""
    return {
        "branch": sheet.cycle.branch,
        "cycle": sheet.cycle,
        "person": signing(on_behalf_of)[1] if on_behalf_of else actor.person_id,
        "post": on_behalf_of.pk if on_behalf_of else actor.post_id,
    }


def _record(actor: Actor, verb: Verb, subject: Any, sheet: Sheet, calculation: Calculation, **kept: Any) -> None:
    audit.record(
        actor,
        verb,
        subject,
        {"cycle": sheet.cycle.code, "number": calculation.number, "sha256": calculation.sha256},
        path=sheet.cycle.policy_facts().path,
        **kept,
    )
