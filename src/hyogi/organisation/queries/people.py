"""A person: the posts that he holds and held, with their days. Nothing else is kept about anybody."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import F

from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import TargetFacts, sees
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.models import Person, Tenure, UnitState
from hyogi.organisation.queries.sight import can_be_appointed
from hyogi.organisation.rules import code_key


@dataclass(frozen=True)
class HeldPost:
    """A post that a person holds or held, and the unit that it is in."""

    tenure: Tenure
    unit: UnitState


@dataclass(frozen=True)
class PersonTarget:
    """A person and the posts in sight; nothing else is kept about anybody."""

    person: Person
    posts: list[HeldPost]
    path: str

    def policy_facts(self) -> TargetFacts:
        return TargetFacts(path=self.path, person=self.person.pk)


def person_in_sight(actor: Actor, code: str) -> PersonTarget:
    """The person with this code and the posts that he holds or held in units in sight; `Hidden` where there are none,
    but for himself and for keepers of the whole register."""
    person = Person.unscoped.filter(code_key=code_key(code)).first()
    if person is None:
        raise Hidden
    rows = Tenure.unscoped.filter(person=person, valid_from__lt=F("valid_to")).select_related(
        "post__unit", "post__kind"
    )
    tenures = list(rows.order_by("-valid_from", "-id"))
    lying = standing_of({tenure.post.unit_id for tenure in tenures})
    posts = [
        HeldPost(tenure, lying[tenure.post.unit_id])
        for tenure in tenures
        if actor.sees_all or sees(actor.facts, lying[tenure.post.unit_id].path)
    ]
    if not posts and not actor.sees_all and person.pk != actor.person_id:
        raise Hidden
    return PersonTarget(person, posts, posts[0].unit.path if posts else "")


def standing_of(units: Iterable[UUID]) -> dict[UUID, UnitState]:
    """Where each unit lies today, or lay last, or first where it is still to come."""
    found: dict[UUID, UnitState] = {}
    rows = UnitState.unscoped.filter(unit__in=units).select_related("unit", "kind")
    for state in rows.order_by("valid_from", "valid_to"):
        if state.unit_id not in found or state.valid_from <= clock.today():
            found[state.unit_id] = state
    return found


def known_person(actor: Actor, code: str) -> Person | None:
    """The person with this code whom the actor may appoint: somebody in sight, or nobody's post-holder yet."""
    person: Person | None = Person.unscoped.filter(code_key=code_key(code)).first()
    return person if person and can_be_appointed(actor, person) else None
