"""The count is closed: the agreed entries are worked out, once for good or until a scrutineer sends it back."""

import secrets

from django.utils.translation import gettext_lazy as _

from hyogi.ballots.actions.issuing import person_of
from hyogi.ballots.actions.signing import seal_when_signed
from hyogi.ballots.actions.storing import store
from hyogi.ballots.models import Count, Tally
from hyogi.ballots.queries.figures import agreed_counts, worked_out
from hyogi.ballots.queries.rounds import Round, round_now
from hyogi.ballots.sealing import tally_text
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal
from hyogi.foundation.writing import writing


def close_count(actor: Actor, round: Round) -> Tally:
    """Close the count of a round. Closed twice, it is closed once.

    Raises:
        Refusal: a class is not counted twice yet, or its two entries differ.
    """
    actor.must(Action.COUNT_BALLOTS, round.policy_facts())
    person = person_of(actor)
    with writing():
        now = round_now(round.ballot, round.cycle)
        if now.tally:
            return now.tally
        _check_done(now)
        entries = agreed_counts(now)
        text = text_of(now, entries, secrets.token_hex(16))
        made = store(
            Tally(
                branch=now.ballot.branch,
                cycle=now.cycle,
                ballot=now.ballot,
                number=now.closes + 1,
                verdict=worked_out(now, entries).verdict,
                text=text,
                at=clock.now(),
                person=person,
                post=actor.post_id,
            )
        )
        audit.record(
            actor,
            Verb.COUNT_CLOSED,
            now.ballot,
            {
                "cycle": now.cycle.code,
                "round": now.ballot.round,
                "number": made.number,
                "verdict": made.verdict,
                "sha256": made.sha256,
            },
            path=round.policy_facts().path,
        )
        seal_when_signed(actor, now.ballot, now.cycle)
    return made


def text_of(round: Round, entries: dict[str, list[Count]], salt: str) -> str:
    """The text of the tally that these entries come to."""
    return tally_text(
        salt=salt,
        cycle=round.cycle.code,
        round=round.ballot.round,
        regime=round.cycle.regime.sha256 if round.cycle.regime else "",
        entries=entries,
        issued={one.key: one.issued for one in round.classes},
        outcome=worked_out(round, entries),
    )


def _check_done(now: Round) -> None:
    if now.may_close:
        return
    open_classes = ", ".join(one.key for one in now.classes if not one.done)
    raise Refusal(
        rule=_("A count is closed when every class was counted twice, by two persons, with the same figures."),
        fact=_("Not so yet: class %(classes)s.") % {"classes": open_classes},
        remedy=_("Enter the missing count, or look at the forms again where two entries differ."),
    )
