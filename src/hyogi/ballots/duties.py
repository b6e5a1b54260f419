"""What waits for those who count and for those who sign."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.ballots.queries import Round, State
from hyogi.ballots.queries.pages import rounds_at_work, sign_facts_of
from hyogi.cycles import duties
from hyogi.cycles.duties import Duty
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action


def offer_all() -> None:
    """Called when the room starts."""
    duties.offer("ballots", _duties)


def _duties(actor: Actor) -> list[Duty]:
    return [duty for round in rounds_at_work(actor) for duty in _of_round(actor, round)]


def _of_round(actor: Actor, round: Round) -> Iterator[Duty]:
    what = round.cycle.title
    if round.state is State.CLOSED:
        signed = {one.person for one in round.signatures}
        if actor.person_id not in signed and actor.may(Action.SIGN_COUNT, sign_facts_of(round, actor)):
            yield Duty(
                what=what,
                words=_("The count of the ballot is closed and waits for your signature as a scrutineer."),
                verb=_("Read and sign"),
                url=reverse("ballots:sign", args=[round.ballot.pk]),
            )
        return
    if not actor.may(Action.COUNT_BALLOTS, round.policy_facts()):
        return
    differ = [one.key for one in round.classes if one.seat_of(actor.person_id) and one.agree is False]
    if differ:
        yield Duty(
            what=what,
            words=_("Two counts of class %(classes)s differ: look at the forms again.")
            % {"classes": ", ".join(differ)},
            verb=_("Compare the counts"),
            url=reverse("ballots:entry", args=[round.ballot.pk, differ[0]]),
        )
    elif any(len(one.seats) < 2 and not one.seat_of(actor.person_id) for one in round.classes):
        yield Duty(
            what=what,
            words=_("Ballot forms wait to be counted, twice by two persons."),
            verb=_("Count"),
            url=reverse("ballots:round", args=[round.ballot.pk]),
        )
