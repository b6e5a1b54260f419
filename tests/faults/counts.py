"""What is killed while ballots are counted: entries of two tellers, a correction, the close, two signatures, the seal.

Every ballot has the same acts in the same order; which teller slips changes from ballot to ballot.
"""

import os
from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from hyogi.ballots.actions import open_round
from hyogi.ballots.models import Ballot, Count, Scrutiny, Sealing, Tally
from hyogi.ballots.queries import round_page
from hyogi.cycles.actions import open_cycle
from hyogi.cycles.models import Cycle, Phase
from hyogi.cycles.queries import cycle_page
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.organisation.models import Person
from hyogi.regimes.loading import load
from tests.factories import an_account
from tests.loop import a_cycle

BALLOTS = int(os.environ.get("HYOGI_KILLED_THINGS", "40"))
FORMS = {"A": 9, "B": 12}
ACTS = [
    ("entry", "one", "A", 0, "right"),
    ("entry", "other", "A", 0, "wrong"),
    ("entry", "other", "A", 1, "right"),
    ("entry", "one", "B", 0, "right"),
    ("entry", "other", "B", 0, "right"),
    ("close", "one", "", 0, ""),
    ("sign", "first", "", 0, ""),
    ("sign", "second", "", 0, ""),
]
MARKS = {"right": {"good": 5, "fairly_good": 3}, "wrong": {"good": 3, "fairly_good": 5}}
_CLIENTS: dict[str, Client] = {}


def setup() -> list[dict[str, Any]]:
    """A city with many cycles, each at its meeting with a round open, and the forms to be sent for all of them."""
    small = a_cycle(reporters=2)
    people = {"one": small.office, "other": small.clerk, "first": small.member, "second": small.member2}
    for name, actor in people.items():
        client = Client(headers={"Accept-Language": "en"})
        account = an_account(person=Person.unscoped.get(pk=actor.person_id))
        client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
        _CLIENTS[name] = client
    day = clock.today("Asia/Shanghai") + timedelta(days=76)
    plan = []
    for number in range(BALLOTS):
        cycle = open_cycle(
            small.office,
            convening=small.city,
            regime=load("city_committee"),
            year=3000 + number,
            code=f"KILL-{number}",
            title=Texts({"en": f"Review {number}"}),
            meeting_on=day,
        )
        Cycle.unscoped.filter(branch=cycle.branch, pk=cycle.pk).update(phase=Phase.MEETING)
        ballot = open_round(small.office, cycle_page(small.office, cycle.pk), FORMS)
        plan += [
            {
                "ballot": str(ballot.pk),
                "person": str(people[who].person_id),
                "act": act,
                "who": who,
                "class": key,
                "number": before,
                "marks": marks,
                "once": f"kill-{number:04d}-{place:02d}-once-only",
            }
            for place, (act, who, key, before, marks) in enumerate(ACTS)
        ]
    return plan


def warm_up() -> None:
    """Load what the first request of a process loads, so that every life begins alike."""
    _CLIENTS["one"].get(reverse("cycles:list"))


def send(plan: list[dict[str, Any]], place: int) -> str:
    """Send the form at this place of the plan as its person would."""
    wanted = plan[place]
    fields: dict[str, Any] = {"once": wanted["once"]}
    where = reverse(
        f"ballots:{wanted['act']}", args=[wanted["ballot"], *([wanted["class"]] if wanted["class"] else [])]
    )
    if wanted["act"] == "entry":
        fields |= _sheet(wanted)
    if wanted["act"] == "sign":
        fields["tally"] = str(Tally.unscoped.values_list("pk", flat=True).get(ballot=wanted["ballot"]))
    answer = _CLIENTS[wanted["who"]].post(where, fields)
    if answer.status_code != 302:
        raise RuntimeError(f"{wanted} was answered {answer.status_code}: {answer.content.decode()[:4000]}")
    return str(answer.headers["Location"])


def _sheet(wanted: dict[str, Any]) -> dict[str, str]:
    ballot = Ballot.unscoped.get(pk=wanted["ballot"])
    counted = MARKS[wanted["marks"]]
    cells = {}
    round = round_page(Actor.system("kills"), ballot.pk)
    for row in range(len(round.lines)):
        for column, key in enumerate(round.terms.columns):
            cells[f"c{row}-{column}"] = str(counted.get(key, 0))
    return cells | {"returned": "8", "invalid": "0", "number": str(wanted["number"]), "do": "enter"}


def stored(plan: list[dict[str, Any]]) -> list[int]:
    """Every effect that is stored, by the place of its form in the plan; twice where it is there twice."""
    places = {_name(one): place for place, one in enumerate(plan)}
    found = [
        ("entry", str(c.ballot_id), c.teller.voter_class, str(c.person), c.number - 1)
        for c in Count.unscoped.select_related("teller")
    ]
    found += [("close", str(t.ballot_id), "", "", 0) for t in Tally.unscoped.all()]
    found += [("sign", str(s.ballot_id), "", str(s.person), 0) for s in Scrutiny.unscoped.all()]
    sealed = set(Sealing.unscoped.values_list("ballot_id", flat=True))
    signed = [one for one in plan if one["who"] == "second"]
    for one in signed:  # a seal without its last signature, or the other way round, is half an act
        bears = ("sign", one["ballot"], "", one["person"], 0) in found
        if bears != (one["ballot"] in {str(id) for id in sealed}):
            raise RuntimeError(f"half sealed: {one}")
    return sorted(places[name] for name in found)


def _name(one: dict[str, Any]) -> tuple[str, str, str, str, int]:
    person = "" if one["act"] == "close" else one["person"]
    return (one["act"], one["ballot"], one["class"], person, one["number"])
