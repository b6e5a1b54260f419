"""Scrutineers sign the tally, or send the count back. With enough signatures it is sealed."""

from django.utils.translation import gettext_lazy as _

from hyogi.ballots.actions.storing import store
from hyogi.ballots.models import Ballot, Scrutiny, Sealing, SendBack, Tally
from hyogi.ballots.queries.pages import sign_facts_of
from hyogi.ballots.queries.rounds import Round, State, round_now
from hyogi.cycles.models import Cycle
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import tidy
from hyogi.foundation.policy import Action, Why
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.sentences import refusal_for
from hyogi.foundation.writing import writing
from hyogi.organisation.entering import Scan, entered
from hyogi.organisation.models import Post
from hyogi.organisation.queries import signing

SHORTEST_REASON = 10


def sign_count(
    actor: Actor, round: Round, tally: Tally, *, on_behalf_of: Post | None = None, scan: Scan | None = None
) -> Scrutiny:
    """Sign a tally as a scrutineer, or type the signature of the holder of `on_behalf_of` from the scan of the paper.
    Signed twice by the same person, it is signed once; the last one needed seals the tally.

    Raises:
        Refusal: for whoever typed a count of this round, for others than those who sign for the convening unit.
        Stale: the count was sent back and closed anew since the tally was read.
    """
    signer = signing(on_behalf_of)[1] if on_behalf_of else actor.person_id
    entry = entered(actor, Action.SIGN_COUNT, sign_facts_of(round, actor, signer), on_behalf_of, scan)
    if signer is None:
        raise refusal_for(Why.OTHER_PERSON)
    with writing():
        now = round_now(round.ballot, round.cycle)
        if now.tally is None or now.tally.pk != tally.pk:
            raise Stale(mine={"tally": tally.sha256}, theirs={"tally": now.tally.sha256 if now.tally else ""})
        done = next((one for one in now.signatures if one.person == signer), None)
        if done:
            return done
        if now.state is State.SEALED:
            raise _sealed()
        kept = entry.kept()
        made = store(
            Scrutiny(
                branch=now.ballot.branch,
                cycle=now.cycle,
                ballot=now.ballot,
                tally=now.tally,
                person=signer,
                post=on_behalf_of.pk if on_behalf_of else actor.post_id,
                scan=kept["scan"],
                at=clock.now(),
            )
        )
        audit.record(
            actor,
            Verb.COUNT_SIGNED,
            now.ballot,
            {"cycle": now.cycle.code, "round": now.ballot.round, "sha256": tally.sha256},
            path=round.policy_facts().path,
            **kept,
        )
        seal_when_signed(actor, now.ballot, now.cycle)
    return made


def seal_when_signed(actor: Actor, ballot: Ballot, cycle: Cycle) -> Sealing | None:
    """Seal the tally when it bears enough signatures; inside the act that brought the last one."""
    now = round_now(ballot, cycle)
    if now.tally is None or now.sealing or len(now.signatures) < now.needed:
        return now.sealing
    last = now.signatures[-1] if now.signatures else now.tally
    made = store(
        Sealing(
            branch=ballot.branch,
            cycle=cycle,
            ballot=ballot,
            tally=now.tally,
            signed=[now.tally.sha256, *(one.sha256 for one in now.signatures)],
            at=clock.now(),
            person=last.person,
            post=last.post,
        )
    )
    audit.record(
        actor,
        Verb.COUNT_SEALED,
        ballot,
        {"cycle": cycle.code, "round": ballot.round, "verdict": now.tally.verdict, "sha256": made.sha256},
        path=cycle.policy_facts().path,
    )
    return made


def send_back(actor: Actor, round: Round, tally: Tally, *, reason: str) -> SendBack:
    """Open a closed count again, with a reason that those who count can read.

    Raises:
        Refusal: for whoever typed a count; without a reason; once the tally is sealed.
        Stale: the tally is not the one that stands.
    """
    actor.must(Action.SIGN_COUNT, sign_facts_of(round, actor))
    if actor.person_id is None:
        raise refusal_for(Why.OTHER_PERSON)
    stated = tidy(reason)[:500]
    if len(stated) < SHORTEST_REASON:
        raise Refusal(
            rule=_("A count is sent back with a reason that those who count can read."),
            fact=_("The reason is missing or too short to be one."),
            remedy=_("Write in a sentence what is to be counted again."),
            field="reason",
        )
    with writing():
        now = round_now(round.ballot, round.cycle)
        if now.state is State.SEALED:
            raise _sealed()
        if now.tally is None or now.tally.pk != tally.pk:
            raise Stale(mine={"tally": tally.sha256}, theirs={"tally": now.tally.sha256 if now.tally else ""})
        made = store(
            SendBack(
                branch=now.ballot.branch,
                cycle=now.cycle,
                ballot=now.ballot,
                tally=now.tally,
                reason=stated,
                person=actor.person_id,
                post=actor.post_id,
            )
        )
        audit.record(
            actor,
            Verb.COUNT_SENT_BACK,
            now.ballot,
            {"cycle": now.cycle.code, "round": now.ballot.round, "sha256": tally.sha256},
            path=round.policy_facts().path,
        )
    return made


def _sealed() -> Refusal:
    return Refusal(
        rule=_("A tally that enough scrutineers have signed is sealed."),
        fact=_("It is sealed already."),
        remedy=_("Nothing is added to it and nothing taken away."),
    )
