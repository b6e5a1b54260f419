"""Every question asked of the register. Reading starts from what the actor may see."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, Q, QuerySet

from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.paths import ancestors_of, below, within_any
from hyogi.foundation.policy import PostFacts, Role
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.models import Manner, Person, Post, Tenure, UnitState, on_day
from hyogi.organisation.rules import code_key


def in_sight(actor: Actor, field: str = "path") -> Q:
    """The condition that the unit whose path is in `field` is in the actor's sight: in the subtree of one of his
    units, or on the line above one of them."""
    if actor.sees_all:
        return Q()
    above = {path for top in actor.tops for path in ancestors_of(top)}
    return within_any(field, actor.tops) | Q(**{f"{field}__in": sorted(above)})


def visible_states(actor: Actor, on: date | None = None) -> QuerySet[UnitState]:
    """The units that the actor may see, as they stood on the day (default: today), with their kinds."""
    states: QuerySet[UnitState] = (
        UnitState.unscoped.filter(on_day(on or clock.today())).select_related("unit", "kind").filter(in_sight(actor))
    )
    return states


def state_by_code(actor: Actor, code: str, on: date | None = None) -> UnitState:
    """The unit with this code as it stood on the day; `Hidden` where there is none in sight."""
    found = visible_states(actor, on).filter(unit__code_key=code_key(code)).first()
    if found is None:
        raise Hidden
    return found


def subtree(actor: Actor, top: UnitState, on: date | None = None) -> QuerySet[UnitState]:
    """The unit and all below it, in sight of the actor, in the order of their paths."""
    low, high = below(top.path)
    return visible_states(actor, on).filter(path__gte=low, path__lt=high).order_by("path")


def visible_posts(actor: Actor, on: date | None = None) -> QuerySet[Post]:
    """The posts that stand on the day in units in sight, each with `unit_path` and `unit_name`."""
    day = on or clock.today()
    posts: QuerySet[Post] = (
        Post.unscoped.filter(on_day(day), on_day(day, "unit__states__"))
        .filter(in_sight(actor, "unit__states__path"))
        .select_related("unit", "kind")
        .annotate(unit_path=F("unit__states__path"), unit_name=F("unit__states__name"))
    )
    return posts


def visible_tenures(actor: Actor, on: date | None = None) -> QuerySet[Tenure]:
    """The tenures that run on the day in units in sight."""
    day = on or clock.today()
    tenures: QuerySet[Tenure] = (
        Tenure.unscoped.filter(on_day(day), on_day(day, "post__unit__states__"))
        .filter(in_sight(actor, "post__unit__states__path"))
        .select_related("person", "post__unit", "post__kind")
    )
    return tenures


def visible_people(actor: Actor) -> QuerySet[Person]:
    """The people who hold or held a post in sight; the actor himself; for the whole register's keepers, everybody."""
    people: QuerySet[Person] = Person.unscoped.all()
    if actor.sees_all:
        return people
    held = Tenure.unscoped.filter(in_sight(actor, "post__unit__states__path")).values("person")
    return people.filter(Q(pk__in=held) | Q(pk=actor.person_id))


def post_facts(person: UUID, on: date | None = None) -> tuple[PostFacts, ...]:
    """The posts that a person holds on the day, as the policy needs them. Asked once a request, for the actor."""
    return tuple(facts for facts, _label in held_posts(person, on))


def held_posts(person: UUID, on: date | None = None) -> list[tuple[PostFacts, Tenure]]:
    """The posts that a person holds on the day: facts for the policy, and the tenure with post, kind and unit."""
    day = on or clock.today()
    tenures: Iterable[Any] = (
        Tenure.unscoped.filter(on_day(day), on_day(day, "post__"), on_day(day, "post__unit__states__"), person=person)
        .select_related("post__unit", "post__kind")
        .annotate(
            path=F("post__unit__states__path"),
            unit_name=F("post__unit__states__name"),
            unit_names=F("post__unit__states__names"),
        )
        .order_by("path", "post__code")
    )
    return [
        (
            PostFacts(
                post=tenure.post_id,
                unit=tenure.post.unit_id,
                path=tenure.path,
                role=Role(tenure.post.kind.role),
                substitute=tenure.manner == Manner.SUBSTITUTE,
            ),
            tenure,
        )
        for tenure in tenures
    ]
