"""What the pages of the room are about, loaded from what the actor may see."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from hyogi.ballots.models import SendBack
from hyogi.ballots.queries.rounds import ClassStanding, Round, State, round_page, rounds_in, rounds_of
from hyogi.cycles.models import Assignment, Cycle, Phase
from hyogi.cycles.queries import assignments_among, assignments_of, cycle_page, open_runs
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.queries import visible_posts


@dataclass(frozen=True)
class Desk:
    """The ballot of a cycle: its rounds."""

    cycle: Cycle
    rounds: tuple[Round, ...]

    @property
    def may_open(self) -> bool:
        """Whether a round can be opened now."""
        fits = not self.rounds or self.rounds[-1].may_repeat
        return fits and self.cycle.phase == Phase.MEETING

    def policy_facts(self) -> TargetFacts:
        return self.cycle.policy_facts()


def desk_page(actor: Actor, id: UUID) -> Desk:
    """The ballot of the run cycle with this id; `Hidden` where there is none in sight."""
    cycle = cycle_page(actor, id)
    if cycle.regime_id is None:
        raise Hidden
    return Desk(cycle, tuple(rounds_of(cycle)))


@dataclass(frozen=True)
class ClassTarget:
    """One class of a round."""

    round: Round
    standing: ClassStanding

    def policy_facts(self) -> TargetFacts:
        return self.round.policy_facts()


def class_page(actor: Actor, id: UUID, voter_class: str) -> ClassTarget:
    """A class of the round with this id."""
    round = round_page(actor, id)
    return ClassTarget(round, round.standing(voter_class))


@dataclass(frozen=True)
class SignTarget:
    """A round as it is signed."""

    round: Round
    facts: TargetFacts

    def policy_facts(self) -> TargetFacts:
        return self.facts


def sign_page(actor: Actor, id: UUID) -> SignTarget:
    """The round with this id, for a scrutineer."""
    round = round_page(actor, id)
    return SignTarget(round, sign_facts_of(round, actor))


def sign_facts_of(round: Round, actor: Actor, signer: UUID | None = None) -> TargetFacts:
    """The round as it is signed: whoever typed a count of it, signer or typist, did the first half."""
    facts = round.policy_facts()
    for person in (signer, actor.person_id):
        if person in round.tellers:
            return replace(facts, person=person)
    return facts


@dataclass(frozen=True)
class ReporterTarget:
    """One reporter on the form of a round."""

    round: Round
    assignment: Assignment

    def policy_facts(self) -> TargetFacts:
        return self.round.policy_facts()


def reporter_page(actor: Actor, id: UUID, reporter: UUID) -> ReporterTarget:
    """A reporter on the form of the round with this id."""
    round = round_page(actor, id)
    found = assignments_among(round.cycle, [reporter]) if str(reporter) in round.ballot.lines else []
    if not found:
        raise Hidden
    return ReporterTarget(round, found[0])


def on_form(round: Round) -> list[Assignment]:
    """The reporters on the form of a round, in its order, with their units."""
    there = {str(one.pk): one for one in assignments_of(round.cycle)}
    return [there[reporter] for reporter in round.ballot.lines]


def codes_on_form(round: Round) -> dict[str, str]:
    """The codes of the units on the form of a round, by the line's reporter."""
    rows = Assignment.unscoped.filter(branch=round.ballot.branch, cycle=round.cycle)
    codes = {str(id): code for id, code in rows.values_list("pk", "unit__code")}
    return {reporter: codes[reporter] for reporter in round.ballot.lines}


def send_backs_of(round: Round) -> list[SendBack]:
    """Why the count was sent back, the last time first."""
    found = SendBack.unscoped.filter(branch=round.ballot.branch, ballot=round.ballot)
    return list(found.select_related("tally").order_by("-id"))


def post_titles(actor: Actor, posts: Iterable[UUID | None]) -> dict[UUID | None, Texts]:
    """What these posts are called, as far as they are in sight."""
    return {post.pk: post.title for post in visible_posts(actor).filter(pk__in={post for post in posts if post})}


def rounds_at_work(actor: Actor) -> list[Round]:
    """The rounds that wait for those who count or sign, in cycles at their meeting that the actor's unit convened."""
    cycles = [
        cycle
        for cycle in open_runs(actor)
        if cycle.phase == Phase.MEETING
        and (
            actor.may(Action.COUNT_BALLOTS, cycle.policy_facts()) or actor.may(Action.SIGN_COUNT, cycle.policy_facts())
        )
    ]
    rounds = [one for several in rounds_in(cycles).values() for one in several] if cycles else []
    return [one for one in rounds if one.state is not State.SEALED]
