"""Things of the trade for tests, by noun: `a_unit("TM-03", parent=city)`, `a_post(...)`, `an_actor(person)`."""

from datetime import date
from itertools import count
from typing import Any

from hyogi.accounts.models import Account
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.paths import step_of
from hyogi.foundation.policy import ActorFacts, Role
from hyogi.organisation.models import (
    ALWAYS,
    FOREVER,
    Manner,
    Person,
    Post,
    PostKind,
    Tenure,
    Unit,
    UnitKind,
    UnitState,
)
from hyogi.organisation.queries import held_posts
from hyogi.organisation.rules import code_key

_numbers = count(1)


def a_unit(
    code: str = "", parent: UnitState | None = None, name: str = "", kind: str = "district", **fields: Any
) -> UnitState:
    """A unit, as it stands since always; returns its state."""
    number = next(_numbers)
    code = code or f"U-{number}"
    unit = Unit.unscoped.create(code=code, code_key=code_key(code), step=step_of(1_000_000 + number))
    named, _made = UnitKind.unscoped.get_or_create(code=kind)
    return UnitState.unscoped.create(  # type: ignore[no-any-return]
        unit=unit,
        parent=parent.unit if parent else None,
        path=(parent.path if parent else "") + unit.step,
        kind=named,
        name=name or f"Unit {code}",
        names=fields.pop("names", Texts({"en": name or f"Unit {code}"})),
        **fields,
    )


def a_post(state: UnitState, role: Role = Role.HEAD, code: str = "", name: str = "") -> Post:
    """A post in the unit."""
    code = code or f"P-{next(_numbers)}"
    kind, _made = PostKind.unscoped.get_or_create(code=str(role), defaults={"role": role})
    return Post.unscoped.create(  # type: ignore[no-any-return]
        code=code, code_key=code_key(code), unit=state.unit, kind=kind, name=name or f"{role} of {state.name}"
    )


def a_person(code: str = "") -> Person:
    """Somebody without a name, as in the demonstration."""
    code = code or f"N-{next(_numbers)}"
    return Person.unscoped.create(code=code, code_key=code_key(code))  # type: ignore[no-any-return]


def a_tenure(
    person: Person,
    post: Post,
    manner: Manner = Manner.HOLDER,
    since: date = ALWAYS,
    until: date = FOREVER,
) -> Tenure:
    """The person in the post."""
    return Tenure.unscoped.create(  # type: ignore[no-any-return]
        person=person, post=post, manner=manner, valid_from=since, valid_to=until
    )


def a_holder(state: UnitState, role: Role = Role.HEAD) -> Actor:
    """Somebody who holds a new post of this role in the unit, as an actor."""
    person = a_person()
    a_tenure(person, a_post(state, role))
    return an_actor(person)


def an_actor(person: Person, language: str = "en") -> Actor:
    """The person as the policy sees him today."""
    posts = tuple(facts for facts, _tenure in held_posts(person.pk))
    return Actor(
        facts=ActorFacts(person=person.pk, posts=posts, signed_in=True),
        post_id=posts[0].post if posts else None,
        language=language,
    )


def an_account(
    username: str = "", person: Person | None = None, password: str = "a long password", **fields: Any
) -> Account:
    """A way to sign in."""
    return Account.objects.create_user(username or f"account-{next(_numbers)}", password, person=person, **fields)
