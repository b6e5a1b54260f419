"""A unit asks that something be looked at again; another person than those who decided answers with a reason."""

from django.utils.translation import gettext_lazy as _

from hyogi.cycles.queries import deadline_of, regime_of
from hyogi.design.words import plain_instant
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal
from hyogi.foundation.writing import writing
from hyogi.organisation.entering import Scan, entered
from hyogi.organisation.models import Post
from hyogi.organisation.queries import signing
from hyogi.results.actions.letters import in_working_days
from hyogi.results.actions.storing import stated, store
from hyogi.results.models import Outcome, ReviewAnswer, ReviewKind, ReviewRequest
from hyogi.results.models.calculating import LONGEST_REASON
from hyogi.results.models.telling import LONGEST_TEXT
from hyogi.results.queries.letters import LetterTarget
from hyogi.results.queries.reviews import ReviewTarget, reviews_on

CLOSING = "objection_close"


def ask_review(
    actor: Actor,
    target: LetterTarget,
    *,
    kind: ReviewKind,
    text: str,
    on_behalf_of: Post | None = None,
    scan: Scan | None = None,
) -> ReviewRequest:
    """Ask that a fact, a count or the procedure be looked at again: once for each kind, within the stage. After a first
    answer the same kind may be asked once more, where the regime has a second level.

    Raises:
        Refusal: the stage has closed; a kind that the regime does not take, or that was asked already; no text.
    """
    facts = target.policy_facts()
    entry = entered(actor, Action.ASK_REVIEW, facts, on_behalf_of, scan)
    assignment, cycle = target.assignment, target.assignment.cycle
    objection = regime_of(cycle).objection
    rule = _("A review is asked for once for each kind that the regime names, within the days that it gives.")
    if kind not in objection.kinds:
        raise Refusal(
            rule=rule,
            fact=_("The regime does not take a request of this kind."),
            remedy=_("Choose one of those on the form."),
            field="kind",
        )
    words = stated(text, LONGEST_TEXT, _("A request says what is to be looked at, and why."), field="text")
    with writing():
        level = _level(target, kind, second=objection.second_level)
        if level == 1:
            due = deadline_of(assignment, CLOSING)
            if due and clock.now() > due.closes_at:
                raise Refusal(
                    rule=rule,
                    fact=_("Requests were taken until %(until)s.")
                    % {"until": plain_instant(due.closes_at, cycle.zone)},
                    remedy=_("The secretariat of the convening unit may give the unit more time, with a reason."),
                )
        made = store(
            ReviewRequest(
                branch=cycle.branch,
                cycle=cycle,
                assignment=assignment,
                letter=target.letter,
                kind=kind,
                level=level,
                text=words,
                answer_by=in_working_days(cycle, objection.answer_days),
                person=signing(on_behalf_of)[1] if on_behalf_of else actor.person_id,
                post=on_behalf_of.pk if on_behalf_of else actor.post_id,
            )
        )
        audit.record(
            actor,
            Verb.REVIEW_ASKED,
            made,
            {"unit": assignment.unit.code, "kind": str(kind), "level": level},
            path=facts.path,
            **entry.kept(),
        )
    return made


def _level(target: LetterTarget, kind: ReviewKind, *, second: bool) -> int:
    """Which level a request of this kind would be."""
    before = [(one, answer) for one, answer in reviews_on(target.assignment) if one.kind == kind]
    if not before:
        return 1
    rule = _("The same kind is asked once, and where the regime has a second level once more after the first answer.")
    _last, answer = before[-1]
    if answer is None:
        raise Refusal(
            rule=rule,
            fact=_("A request of this kind waits for its answer."),
            remedy=_("The answer comes to the unit's home page."),
            field="kind",
        )
    if len(before) > 1 or not second:
        raise Refusal(
            rule=rule,
            fact=_("Requests of this kind were answered already."),
            remedy=_("The last answer stands."),
            field="kind",
        )
    return 2


def answer_review(actor: Actor, target: ReviewTarget, *, outcome: Outcome, reason: str) -> ReviewAnswer:
    """Answer a request with a reason. Where the result is to be corrected, it is worked out again by a further act.

    Raises:
        Refusal: by somebody who decided on the unit or answered the same question before; no reason; answered already.
    """
    actor.must(Action.ANSWER_REVIEW, target.facts_for(actor.person_id))
    text = stated(reason, LONGEST_REASON, _("A request is answered with a reason that the unit reads."))
    if target.answer is not None:
        raise Refusal(
            rule=_("A request is answered once."),
            fact=_("Another person has answered it already."),
            remedy=_("The unit may ask once more, where the regime has a second level."),
        )
    request, cycle = target.request, target.assignment.cycle
    with writing():
        made = store(
            ReviewAnswer(
                branch=cycle.branch,
                cycle=cycle,
                request=request,
                outcome=outcome,
                reason=text,
                person=actor.person_id,
                post=actor.post_id,
            )
        )
        audit.record(
            actor,
            Verb.REVIEW_ANSWERED,
            request,
            {
                "unit": target.assignment.unit.code,
                "kind": str(request.kind),
                "level": request.level,
                "outcome": str(outcome),
            },
            path=target.policy_facts().path,
        )
    return made
