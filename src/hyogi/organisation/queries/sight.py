"""What of the register an actor may see, on any day."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.paths import ancestors_of, below, within_any
from hyogi.foundation.policy import PostFacts, Role, sees
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.models import Manner, Person, Post, Tenure, UnitState, on_day
from hyogi.organisation.rules import code_key


def in_sight(actor: Actor, field: str = "path", tops: Sequence[str] | None = None) -> Q:
    """The condition that the unit whose path is in `field` is in the actor's sight: in the subtree of one of his
    units, or on the line above one of them. `tops` are the paths of his units where these are not today's."""
    if actor.sees_all:
        return Q()
    tops = actor.tops if tops is None else tops
    above = {path for top in tops for path in ancestors_of(top)}
    return within_any(field, tops) | Q(**{f"{field}__in": sorted(above)})


def tops_on(actor: Actor, on: date | None) -> list[str]:
    """Where the units in which the actor holds a post *today* stood on a day: what he sees of the past is what is, or
    was, below them then."""
    if on is None or on == clock.today() or actor.sees_all:
        return actor.tops
    units = {post.unit for post in actor.facts.posts}
    return sorted(UnitState.unscoped.filter(on_day(on), unit__in=units).values_list("path", flat=True))


def visible_states(actor: Actor, on: date | None = None) -> QuerySet[UnitState]:
    """The units that the actor may see, as they stood on the day (default: today), with their kinds."""
    states: QuerySet[UnitState] = (
        UnitState.unscoped.filter(on_day(on or clock.today()))
        .select_related("unit", "kind")
        .filter(in_sight(actor, tops=tops_on(actor, on)))
    )
    return states


def state_by_code(actor: Actor, code: str, on: date | None = None) -> UnitState:
    """The unit with this code as it stood on the day; `Hidden` where there is none in sight."""
    found = visible_states(actor, on).filter(unit__code_key=code_key(code)).first()
    if found is None:
        raise Hidden
    return found


def unit_in_sight(actor: Actor, code: str) -> UnitState:
    """How the unit with this code stands: today, or last if it is closed, or first if it is still to come.

    This is where it lies for the policy, whatever day a page shows.

    Raises:
        Hidden: no such unit in sight.
    """
    found = standing(UnitState.unscoped.filter(unit__code_key=code_key(code)))
    if found is None or not (actor.sees_all or sees(actor.facts, found.path)):
        raise Hidden
    return found


def standing(states: QuerySet[UnitState]) -> UnitState | None:
    """Of the states of one unit the one that tells where it lies: today's, else the last, else the first to come."""
    real = list(
        states.filter(valid_from__lt=F("valid_to")).select_related("unit", "kind", "parent").order_by("valid_from")
    )
    begun = [state for state in real if state.valid_from <= clock.today()]
    return begun[-1] if begun else (real[0] if real else states.select_related("unit", "kind", "parent").first())


def subtree(actor: Actor, top: UnitState, on: date | None = None) -> QuerySet[UnitState]:
    """The unit and all below it, in sight of the actor, in the order of their paths."""
    low, high = below(top.path)
    return visible_states(actor, on).filter(path__gte=low, path__lt=high).order_by("path")


def visible_posts(actor: Actor, on: date | None = None) -> QuerySet[Post]:
    """The posts that stand on the day in units in sight, each with `unit_path`, `unit_name` and `unit_names`."""
    day = on or clock.today()
    posts: QuerySet[Post] = (
        Post.unscoped.filter(on_day(day), on_day(day, "unit__states__"))
        .filter(in_sight(actor, "unit__states__path", tops_on(actor, on)))
        .select_related("unit", "kind")
        .annotate(
            unit_path=F("unit__states__path"),
            unit_name=F("unit__states__name"),
            unit_names=F("unit__states__names"),
        )
    )
    return posts


def visible_tenures(actor: Actor, on: date | None = None) -> QuerySet[Tenure]:
    """The tenures that run on the day in units in sight."""
    day = on or clock.today()
    tenures: QuerySet[Tenure] = (
        Tenure.unscoped.filter(on_day(day), on_day(day, "post__unit__states__"))
        .filter(in_sight(actor, "post__unit__states__path", tops_on(actor, on)))
        .select_related("person", "post__unit", "post__kind")
    )
    return tenures


def visible_people(actor: Actor) -> QuerySet[Person]:
    """The people who hold or held a post in a unit that is in sight, where it lies now or lay last; the actor himself;
    for the whole register's keepers, everybody."""
    people: QuerySet[Person] = Person.unscoped.all()
    if actor.sees_all:
        return people
    later = UnitState.unscoped.filter(unit=OuterRef("unit"), valid_from__gt=OuterRef("valid_from"))
    lying = UnitState.unscoped.filter(in_sight(actor), valid_from__lte=clock.today(), valid_from__lt=F("valid_to"))
    last = lying.filter(~Exists(later.filter(valid_from__lte=clock.today(), valid_from__lt=F("valid_to"))))
    held = Tenure.unscoped.filter(post__unit__in=last.values("unit")).values("person")
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


def signing(post: Post) -> tuple[PostFacts | None, UUID | None]:
    """What the policy needs to know of a post whose holder has signed something: the post, and who holds it today
    (holder or acting holder); nothing where the post is vacant or does not stand."""
    day = clock.today()
    tenure: Any = (
        Tenure.unscoped.filter(on_day(day), on_day(day, "post__"), on_day(day, "post__unit__states__"), post=post)
        .exclude(manner=Manner.SUBSTITUTE)
        .select_related("post__kind")
        .annotate(path=F("post__unit__states__path"))
        .first()
    )
    if tenure is None:
        return None, None
    role = Role(tenure.post.kind.role)
    return PostFacts(post=post.pk, unit=tenure.post.unit_id, path=tenure.path, role=role), tenure.person_id


def can_be_appointed(actor: Actor, person: Person) -> bool:
    """Whether the actor knows of the person: somebody in sight, or somebody registered who never held a post."""
    if visible_people(actor).filter(pk=person.pk).exists():
        return True
    return not Tenure.unscoped.filter(person=person).exists()
