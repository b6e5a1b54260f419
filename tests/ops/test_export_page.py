"""The secretariat writes its cycle into one file; nobody else does, and the log says so."""

import io
import json
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from hyogi.foundation.actors import Actor
from hyogi.foundation.models import Event
from hyogi.organisation.models import Person
from tests.factories import an_account
from tests.loop import a_cycle

pytestmark = pytest.mark.django_db
KEY = {"once": "0123456789abcdef0123"}


def signed_in(client: Client, actor: Actor) -> Client:
    account = an_account(person=Person.unscoped.get(pk=actor.person_id))
    client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_the_page_of_the_cycle_leads_to_the_file_and_the_log_names_who_took_it(client: Client) -> None:
    small = a_cycle(reporters=2)
    office = signed_in(client, small.office)
    address = reverse("ops:export_cycle", args=[small.cycle.pk])

    assert address in office.get(reverse("cycles:cycle", args=[small.cycle.pk])).content.decode()
    assert "counts of small classes" in office.get(address).content.decode()
    answer = office.post(address, KEY)

    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        manifest = json.loads(archive.read("manifest.json"))
        assignments = archive.read("tables/cycles_assignment.jsonl").splitlines()
    assert (manifest["kind"], manifest["cycle"], len(assignments)) == ("cycle", small.cycle.code, 2)
    assert Event.unscoped.filter(verb="cycle_exported", actor_person=small.office.person_id).count() == 1


def test_neither_a_reporter_nor_the_head_is_given_the_file(client: Client) -> None:
    small = a_cycle(reporters=2)
    address = reverse("ops:export_cycle", args=[small.cycle.pk])

    for actor in (small.reporter(0), small.head):
        reader = signed_in(Client(), actor)
        assert reader.post(address, KEY).status_code == 403
        assert address not in reader.get(reverse("cycles:cycle", args=[small.cycle.pk])).content.decode()
