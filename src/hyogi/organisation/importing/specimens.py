"""An example of a file that waits to be confirmed, in the demonstration world."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from hyogi.foundation import clock, files
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import ActorFacts
from hyogi.organisation.importing.waiting import token_for
from hyogi.organisation.models import Tenure, on_day

OFFICE = "TM-REGISTER"
ROWS = """code,parent,kind,name,name[en],valid_from
TM-01,TM,district,临港新区,New Harbour District,
TM-91,TM,district,海角区,Cape District,2026-02-30
TM-93,TM,district,沙洲区,Sandbank District,
"""


def a_waiting_file() -> dict[str, Any]:
    """The address of a file that the register office of the city has just uploaded."""
    tenure = Tenure.unscoped.get(on_day(clock.today()), post__code=OFFICE)
    office = Actor(facts=ActorFacts(person=tenure.person_id, signed_in=True))
    stored = files.keep(SimpleUploadedFile("units.csv", ROWS.encode()))
    return {"token": token_for(office, stored, "units", clock.today())}
