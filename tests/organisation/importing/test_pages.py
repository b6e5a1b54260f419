"""Import and export in the browser: choose, see the difference, confirm once."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from hyogi.foundation.models import Event
from hyogi.foundation.policy import Role
from hyogi.organisation.models import Unit
from tests.factories import a_person, a_post, a_tenure, a_unit, an_account

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
KEY = "0190f5c2-0000-4000-8000-0000000000{:02}"
UNITS = "code,parent,kind,name\nTM,,city,潮标市\nTM-1,TM,district,望潮区\n"


@pytest.fixture
def keeper(client: Client) -> Client:
    client.force_login(an_account(is_installation_admin=True), BACKEND)
    return client


def upload(client: Client, content: bytes, kind: str = "units", key: int = 1) -> str:
    file = SimpleUploadedFile("units.csv", content)
    answer = client.post("/register/import/", {"once": KEY.format(key), "kind": kind, "on": "2026-11-01", "file": file})
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"])


def hidden(page: HttpResponse, name: str) -> str:
    return page.content.decode().partition(f'name="{name}" value="')[2].partition('"')[0]


def confirm(client: Client, address: str, page: HttpResponse, key: int = 2) -> HttpResponse:
    fields = {"once": KEY.format(key), "seen": hidden(page, "seen"), "encoding": hidden(page, "encoding")}
    return client.post(address, fields)  # type: ignore[return-value]


def test_a_file_is_shown_as_a_difference_and_taken_in_when_confirmed(keeper: Client) -> None:
    address = upload(keeper, UNITS.encode())
    page = keeper.get(address)
    before = Unit.unscoped.count()

    answer = confirm(keeper, address, page)

    assert "2 rows are entered as new." in page.content.decode()
    assert (before, answer.status_code, Unit.unscoped.count()) == (0, 302, 2)
    assert Event.unscoped.get(verb="imported").facts["new"] == 2


def test_a_confirmation_sent_twice_is_taken_once(keeper: Client) -> None:
    address = upload(keeper, UNITS.encode())
    page = keeper.get(address)

    answers = [confirm(keeper, address, page), confirm(keeper, address, page)]

    assert [answer.status_code for answer in answers] == [302, 302]
    assert Event.unscoped.filter(verb="imported").count() == 1


def test_who_confirms_after_the_register_changed_sees_the_new_difference(keeper: Client) -> None:
    address = upload(keeper, UNITS.encode())
    page = keeper.get(address)
    a_unit("TM", name="潮标市", kind="city", names={})

    answer = confirm(keeper, address, page)

    assert answer.status_code == 200
    assert "The register changed since you looked" in answer.content.decode()
    assert Unit.unscoped.count() == 1
    assert confirm(keeper, address, answer, key=3).status_code == 302
    assert Unit.unscoped.count() == 2


def test_a_file_in_another_encoding_is_offered_as_it_would_read(keeper: Client) -> None:
    address = upload(keeper, UNITS.encode("gb18030"))

    asked = keeper.get(address).content.decode()
    page = keeper.get(address + "?encoding=gb18030")
    answer = confirm(keeper, address, page)

    assert "GB 18030" in asked
    assert "望潮区" in asked
    assert answer.status_code == 302
    assert Unit.unscoped.filter(code="TM-1").exists()


def test_refused_rows_are_shown_with_their_reasons_and_nothing_can_be_confirmed(keeper: Client) -> None:
    page = keeper.get(upload(keeper, b"code,parent,kind,name\nA,B,city,\xe5\x9f\x8e\n")).content.decode()

    assert "No unit with the code “B” is in this file" in page
    assert 'name="seen"' not in page


def test_an_uploaded_file_opens_for_whoever_uploaded_it_and_for_nobody_else(keeper: Client) -> None:
    address = upload(keeper, UNITS.encode())
    other = Client()
    other.force_login(an_account(is_installation_admin=True), BACKEND)

    assert other.get(address).status_code == 404
    assert keeper.get(address).status_code == 200


def test_a_head_does_not_import(client: Client) -> None:
    person = a_person()
    a_tenure(person, a_post(a_unit("TM"), Role.HEAD))
    client.force_login(an_account(person=person), BACKEND)

    assert client.get("/register/import/").status_code == 403


def test_what_is_taken_along_can_be_brought_back_untouched(keeper: Client) -> None:
    a_unit("TM", name="=1+1")

    taken = keeper.get("/register/export/file/", {"kind": "units", "format": "csv"})
    page = keeper.get(upload(keeper, taken.content)).content.decode()

    assert taken.headers["Content-Disposition"].startswith('attachment; filename="units-')
    assert taken.content.startswith(b"\xef\xbb\xbfcode,parent,kind")
    assert "The register says all of this already." in page


def test_more_refused_rows_than_a_page_holds_are_counted(keeper: Client) -> None:
    rows = "".join(f"X-{n},NOWHERE,district,{n}\n" for n in range(203))
    address = upload(keeper, ("code,parent,kind,name\n" + rows).encode())

    page = keeper.get(address).content.decode()

    assert "Refused: the first 200 of 203" in page


def test_a_mistyped_day_is_told_how_days_are_written(keeper: Client) -> None:
    asked = keeper.get("/register/export/file/", {"kind": "units", "format": "csv", "on": "2026-02-30"})
    page = asked.content.decode()

    assert "This is no day of the calendar. Write it like 2027-01-31." in page
    assert "One thing to put right:" in page
    assert "Nothing was saved yet" not in page
