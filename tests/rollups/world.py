"""A small cycle whose reports are late, and the people who chase."""

import re
from datetime import datetime, timedelta
from typing import Any

from django.test import Client

from hyogi.cycles.models import Assignment, FrozenUnit
from hyogi.cycles.queries import stage_of
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.organisation.models import Person
from hyogi.reports.actions import hand_in, keep_texts
from hyogi.reports.actions.writing import Typed
from hyogi.reports.queries import report_of
from hyogi.rollups.queries import Chasing, chasing_page
from tests.factories import a_unit, an_account
from tests.loop import Small

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def after(small: Small, key: str, hours: int = 20) -> datetime:
    """Let the clock stand so many hours after a stage of the cycle was due."""
    stage = stage_of(small.cycle, key)
    assert stage is not None
    at = stage.due_at + timedelta(hours=hours)
    clock.stand_at(at)
    return at


def chasing_of(small: Small, key: str = "draft_due") -> Chasing:
    """The stage as its chasing page has it."""
    return chasing_page(small.office, small.cycle.pk, key)


def handed_in(small: Small, n: int) -> None:
    """The n-th unit hands its report in for the check."""
    one = small.assignments[n]
    keep_texts(small.reporter(n), one, {"duty": Typed("Done what was to be done.", 0)})
    report = report_of(one)
    assert report is not None
    hand_in(small.liaison(n), one, version=report.version)


def person_of(actor: Actor) -> Person:
    return Person.unscoped.get(pk=actor.person_id)  # type: ignore[no-any-return]


def with_mail(actor: Actor, email: str, language: str = "en") -> None:
    """Give the person an account with a mail address."""
    an_account(person=person_of(actor), email=email, language=language)


def as_(actor: Actor, language: str = "en") -> Client:
    """A browser in which this person is signed in."""
    client = Client(headers={"Accept-Language": language})
    client.force_login(an_account(person=person_of(actor)), BACKEND)
    return client


def key_of(page: Any) -> dict[str, str]:
    """The key of the form on the page."""
    found = re.search(r'name="once" value="([^"]+)"', page.content.decode())
    assert found, page.status_code
    return {"once": found[1]}


def grow(small: Small, count: int) -> None:
    """So many more units report in the cycle."""
    first = small.assignments[0]
    for n in range(1, count + 1):
        state = a_unit(f"CITY-M{n:04d}", parent=small.city, kind="district")
        unit = FrozenUnit.unscoped.create(
            branch=small.cycle.branch,
            edition=small.cycle.edition,
            unit=state.unit,
            path=state.path,
            code=state.unit.code,
            kind="district",
            kind_names=first.unit.kind_names,
            name=state.name,
            names=state.names,
        )
        Assignment.unscoped.create(
            branch=small.cycle.branch, cycle=small.cycle, unit=unit, mode=first.mode, position=1000 + n
        )
