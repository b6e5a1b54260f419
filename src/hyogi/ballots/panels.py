"""What the page of a cycle shows of its ballot, what waits for those who count and sign, what keeps a cycle back."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.ballots.queries import Round, State, rounds_of
from hyogi.ballots.queries.pages import rounds_at_work, sign_facts_of
from hyogi.ballots.wording import MARKS, STATES
from hyogi.cycles import duties, obstacles
from hyogi.cycles.duties import Duty
from hyogi.cycles.models import Cycle, Phase
from hyogi.cycles.queries import regime_of
from hyogi.design.panels import Panel, offer
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action


@dataclass(frozen=True)
class Entrance:
    """The rounds of a cycle with where each is counted and read, and where one is opened."""

    rounds: tuple[tuple[Round, str, Any, str, str], ...]
    desk: str


def offer_all() -> None:
    """Called when the room starts."""
    offer("cycle", Panel("ballots", gettext_lazy("Ballot on paper"), "ballots/panel.html", _entrance, order=45))
    duties.offer("ballots", _duties)
    obstacles.offer(Phase.RESULT, "ballots", _open_counts)


def _entrance(actor: Actor, cycle: Cycle) -> Entrance | None:
    facts = cycle.policy_facts()
    counts, reads = actor.may(Action.COUNT_BALLOTS, facts), actor.may(Action.SEE_MEETING_WORK, facts)
    if cycle.regime_id is None or not (counts or reads) or not regime_of(cycle).ballot.used:
        return None
    rounds = tuple(
        (
            one,
            MARKS[one.state],
            STATES[one.state],
            reverse("ballots:round", args=[one.ballot.pk]) if counts else "",
            reverse("ballots:tally", args=[one.ballot.pk]) if reads else "",
        )
        for one in rounds_of(cycle)
    )
    return Entrance(rounds, reverse("ballots:desk", args=[cycle.pk]) if counts else "")


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


def _open_counts(cycle: Cycle) -> Iterator[Any]:
    for round in rounds_of(cycle):
        if round.state is not State.SEALED:
            yield gettext_lazy("Round %(round)s of the ballot is not counted and signed yet.") % {
                "round": round.ballot.round
            }
