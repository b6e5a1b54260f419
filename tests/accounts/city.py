"""A small city with its keeper, and people who sign in."""

from dataclasses import dataclass
from typing import Any

from django.test import Client

from hyogi.accounts.models import Account
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Role
from hyogi.organisation.models import Person, UnitState
from tests.factories import a_person, a_post, a_tenure, a_unit, an_account, an_actor


@dataclass(frozen=True)
class City:
    """A city, a district and a ward below it, another district; a keeper of the city and one of the district."""

    city: UnitState
    district: UnitState
    ward: UnitState
    other: UnitState
    keeper: Person
    district_keeper: Person

    def holder(self, state: UnitState, role: Role = Role.HEAD) -> Person:
        person = a_person()
        a_tenure(person, a_post(state, role))
        return person


def a_city() -> City:
    """The city of these tests."""
    top = a_unit("TM", name="Tidemark City")
    district = a_unit("TM-03", top, name="Harbour District")
    keeper, district_keeper = a_person("K-1"), a_person("K-2")
    a_tenure(keeper, a_post(top, Role.ADMINISTRATOR))
    a_tenure(district_keeper, a_post(district, Role.SECRETARIAT))
    return City(
        city=top,
        district=district,
        ward=a_unit("TM-03-1", district, name="Quay Ward"),
        other=a_unit("TM-04", top, name="Hill District"),
        keeper=keeper,
        district_keeper=district_keeper,
    )


def an_administrator(username: str = "root") -> tuple[Account, Actor]:
    """An account that administers the installation, and its actor."""
    from hyogi.accounts.queries import actor_of

    account = an_account(username, is_installation_admin=True)
    return account, actor_of(account, {})[0]


def a_browser(**options: Any) -> Client:
    """A browser that asks for English."""
    headers = {"accept-language": "en"} | options.pop("headers", {})
    return Client(headers=headers, **options)


def signed_in(person: Person | None = None, username: str = "", **fields: Any) -> Client:
    """A browser in which the person is signed in."""
    client = a_browser()
    client.force_login(an_account(username, person, **fields))
    return client


def actor(person: Person) -> Actor:
    return an_actor(person)
