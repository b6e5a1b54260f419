"""What is killed while reports go their way: written and handed in, approved, submitted with a receipt."""

import os
from typing import Any

from django.test import Client
from django.urls import reverse

from hyogi.foundation.actors import Actor
from hyogi.organisation.models import Person
from hyogi.reports.models import ReportStep, Submission
from tests.factories import an_account
from tests.loop import a_cycle
from tests.reports.test_way import TEXTS

REPORTS = int(os.environ.get("HYOGI_KILLED_THINGS", "30"))
ACTS = [("write", "handed_in"), ("check", "approved"), ("submit", "submitted")]
"""The page of each form and the step that comes of it; the version of the report grows by one with each."""
_CLIENTS: dict[str, Client] = {}


def setup() -> list[dict[str, Any]]:
    """A city with many reporters, and the forms by which all their reports are written and submitted."""
    small = a_cycle(reporters=REPORTS)
    _CLIENTS["office"] = _signed_in(small.office)
    plan = []
    for number, assignment in enumerate(small.assignments):
        head = f"head-{number}"
        _CLIENTS[head] = _signed_in(small.reporter(number))
        plan += [
            {
                "assignment": str(assignment.pk),
                "page": page,
                "step": step,
                "who": "office" if page == "check" else head,
                "version": version,
                "once": f"kill-{number:04d}-{version:02d}-once-only",
            }
            for version, (page, step) in enumerate(ACTS, 1)
        ]
    return plan


def _signed_in(actor: Actor) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    account = an_account(person=Person.unscoped.get(pk=actor.person_id))
    client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def warm_up() -> None:
    """Load what the first request of a process loads, so that every life begins alike."""
    _CLIENTS["office"].get(reverse("cycles:list"))


def send(plan: list[dict[str, Any]], place: int) -> str:
    """Send the form at this place of the plan as its person would."""
    wanted = plan[place]
    fields: dict[str, Any] = {"once": wanted["once"], "version": wanted["version"]}
    if wanted["page"] == "write":
        fields |= {f"text-{key}": text for key, text in TEXTS.items()} | {f"version-{key}": 0 for key in TEXTS}
        fields["hand_in"] = "1"
    if wanted["page"] == "check":
        fields |= {"approve": "1", "remark": "All write the same here."}
    answer = _CLIENTS[wanted["who"]].post(reverse(f"reports:{wanted['page']}", args=[wanted["assignment"]]), fields)
    if answer.status_code != 302:
        raise RuntimeError(f"{wanted} was answered {answer.status_code}: {answer.content.decode()[:4000]}")
    return str(answer.headers["Location"])


def stored(plan: list[dict[str, Any]]) -> list[int]:
    """Every step that is stored, by the place of its form in the plan; twice where it is there twice. A report that
    says submitted without its frozen text, or the other way round, is half an act."""
    places = {(one["assignment"], one["step"]): place for place, one in enumerate(plan)}
    steps = [(str(step.report.assignment_id), str(step.kind)) for step in ReportStep.unscoped.select_related("report")]
    frozen = sorted(str(id) for id in Submission.unscoped.values_list("assignment_id", flat=True))
    submitted = sorted(assignment for assignment, kind in steps if kind == "submitted")
    if frozen != submitted:
        raise RuntimeError(f"half submitted: {set(frozen) ^ set(submitted)}")
    return sorted(places[step] for step in steps)
