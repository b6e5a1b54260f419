"""A round is opened with the forms that were issued; later forms are added, unused ones are taken back."""

from collections.abc import Mapping
from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hyogi.ballots.actions.storing import store
from hyogi.ballots.models import Ballot, Issue
from hyogi.ballots.queries.rounds import Round, lines_on_form, round_now, rounds_of
from hyogi.ballots.rules import LARGEST
from hyogi.ballots.terms import terms_of, unfit
from hyogi.cycles.models import Cycle, Phase
from hyogi.cycles.queries import regime_of
from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import tidy
from hyogi.foundation.policy import Action, Why
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.sentences import refusal_for
from hyogi.foundation.writing import writing

_NUMBER = _("A number of forms is a whole number from 0 to 100000.")


def person_of(actor: Actor) -> UUID:
    """Who acts. A count is the work of persons who differ, so nobody unknown takes part in it."""
    if actor.person_id is None:
        raise refusal_for(Why.OTHER_PERSON)
    return actor.person_id


def open_round(actor: Actor, cycle: Cycle, issued: Mapping[str, int]) -> Ballot:
    """Open the ballot of a cycle with the forms issued to each class, or its next round where the last is void.

    Raises:
        Refusal: the regime's ballot is not counted here; the meeting is not on; the last round counts, or is not
            signed yet; no form was issued, or no number of forms is one.
        Stale: somebody else opened the round first.
    """
    actor.must(Action.COUNT_BALLOTS, cycle.policy_facts())
    person, regime = person_of(actor), regime_of(cycle)
    refused = unfit(regime)
    if refused:
        raise refused
    _check_issued(issued, terms_of(regime).class_keys)
    lines = [str(one.pk) for one in lines_on_form(cycle)]
    with writing():
        _check_phase(cycle)
        earlier = rounds_of(cycle)
        if earlier:
            _check_repeat(earlier[-1])
        try:
            with transaction.atomic():
                made = store(
                    Ballot(
                        branch=cycle.branch,
                        cycle=cycle,
                        round=len(earlier) + 1,
                        repeats=earlier[-1].ballot if earlier else None,
                        lines=lines,
                        person=person,
                        post=actor.post_id,
                    )
                )
        except IntegrityError:
            raise Stale(mine={"round": len(earlier) + 1}, theirs={"round": len(earlier) + 1}) from None
        for key, forms in issued.items():
            if forms:
                store(
                    Issue(
                        branch=cycle.branch,
                        cycle=cycle,
                        ballot=made,
                        voter_class=key,
                        forms=forms,
                        person=person,
                        post=actor.post_id,
                    )
                )
        audit.record(
            actor,
            Verb.BALLOT_OPENED,
            made,
            {"cycle": cycle.code, "round": made.round, "issued": sum(issued.values())},
            path=cycle.policy_facts().path,
        )
    return made


def issue_forms(actor: Actor, round: Round, voter_class: str, forms: int, reason: str = "") -> Issue:
    """More forms for a class; a negative number takes unused ones back, with a reason.

    Raises:
        Refusal: the class is counted already, or more would be taken back than were issued.
    """
    actor.must(Action.COUNT_BALLOTS, round.policy_facts())
    person, stated = person_of(actor), tidy(reason)[:300]
    if not forms or abs(forms) > LARGEST:
        raise Refusal(rule=_NUMBER, fact=_("The number given is %(number)s.") % {"number": forms}, field="number")
    if forms < 0 and not stated:
        raise Refusal(
            rule=_("Forms are taken back with a reason."),
            fact=_("There is no reason."),
            remedy=_("State the reason, for instance that they were handed back unused."),
            field="reason",
        )
    with writing():
        now = round_now(round.ballot, round.cycle)
        known = {one.key: one for one in now.classes}
        if voter_class not in now.terms.class_keys:
            raise Refusal(rule=_NUMBER, fact=_("The regime knows no such class of voters."), field="voter_class")
        standing = known.get(voter_class)
        if now.tally or (standing and standing.begun):
            raise Refusal(
                rule=_("The number of forms issued to a class is settled before anybody counts it."),
                fact=_("A count of this class is in."),
                remedy=_("Forms beyond those issued make the ballot void; the regime says how."),
                field="number",
            )
        if (standing.issued if standing else 0) + forms < 0:
            raise Refusal(
                rule=_("No more forms are taken back than were issued."),
                fact=_("%(issued)s were issued.") % {"issued": standing.issued if standing else 0},
                field="number",
            )
        made = store(
            Issue(
                branch=round.ballot.branch,
                cycle=round.cycle,
                ballot=round.ballot,
                voter_class=voter_class,
                forms=forms,
                reason=stated,
                person=person,
                post=actor.post_id,
            )
        )
        audit.record(
            actor,
            Verb.FORMS_ISSUED,
            round.ballot,
            {"cycle": round.cycle.code, "round": round.ballot.round, "class": voter_class, "forms": forms},
            path=round.policy_facts().path,
        )
    return made


def _check_issued(issued: Mapping[str, int], keys: tuple[str, ...]) -> None:
    for key, forms in issued.items():
        if key not in keys or not 0 <= forms <= LARGEST:
            raise Refusal(
                rule=_NUMBER,
                fact=_("For class %(class)s the number given is %(number)s.") % {"class": key, "number": forms},
                field=f"issued_{key}",
            )
    if not sum(issued.values()):
        raise Refusal(
            rule=_("A round is opened with the forms that were issued."),
            fact=_("No form was issued to any class."),
            remedy=_("Enter how many forms each class was given."),
        )


def _check_phase(cycle: Cycle) -> None:
    now = Cycle.unscoped.get(branch=cycle.branch, pk=cycle.pk)
    if now.phase != Phase.MEETING:
        raise Refusal(
            rule=_("Forms are issued at the meeting."),
            fact=_("The cycle is in the phase “%(phase)s”.") % {"phase": now.get_phase_display()},
            remedy=_("The secretariat moves the cycle on to the meeting."),
        )


def _check_repeat(last: Round) -> None:
    if not last.may_repeat:
        raise Refusal(
            rule=_(
                "A ballot is repeated when the round before is void or too few took part, and scrutineers signed so."
            ),
            fact=_("Round %(round)s stands, or is not signed yet.") % {"round": last.ballot.round},
            remedy=_("Close the count of that round and have it signed."),
        )
