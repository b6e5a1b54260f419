"""A cycle of more reporters than can be looked over at once: counted, leafed through, chosen in lines."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from hyogi.cycles import drafts
from hyogi.cycles.choosing import MOST_TOLD, in_lines, read, written
from hyogi.cycles.models import Mode, ModeBy
from hyogi.cycles.queries import Line, current_cycle, run_assignments
from hyogi.cycles.views import leafing
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Role
from hyogi.organisation.models import UnitState
from hyogi.organisation.search import index
from tests.factories import a_holder, a_person, a_post, a_tenure, a_unit, an_account

pytestmark = pytest.mark.django_db
CONSOLE = Actor.system("test")
START = {"regime": "city_committee", "year": "2099", "meeting_on": "2099-12-18"}


@pytest.fixture(autouse=True)
def _few_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "AT_ONCE", 3)
    monkeypatch.setattr(leafing, "LEAF", 2)


@pytest.fixture
def city() -> UnitState:
    """Two districts, one of them without a head, and three bodies that report in writing unless they are chosen."""
    top = a_unit("CITY", kind="city", name="City")
    a_holder(a_unit("CITY-1", parent=top, kind="district", name="North"))
    a_unit("CITY-2", parent=top, kind="district", name="South")
    for n in (1, 2, 3):
        a_holder(a_unit(f"CITY-D{n}", parent=top, kind="direct_body", name=f"Body {n}"))
    a_unit("CITY-1-1", parent=next(s for s in UnitState.unscoped.all() if s.unit.code == "CITY-1"), kind="office")
    return top


@pytest.fixture
def office(city: UnitState, client: Client) -> Client:
    person = a_person()
    a_tenure(person, a_post(city, Role.SECRETARIAT))
    client.force_login(an_account(person=person), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def address() -> str:
    return reverse("cycles:open", args=["CITY"])


def filled(client: Client, **changes: str) -> dict[str, str]:
    """The form as the page shows it, with changes."""
    page = client.get(address(), START).content.decode()
    found = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            found[name[1]] = value[1] if value else ""
    return {**found, "on_site": "", **changes}


def totals(page: str) -> dict[str, str]:
    return dict(re.findall(r"<dt>([^<]+)</dt><dd class=\"n\">([^<]+)</dd>", page))


def test_everybody_is_counted_and_a_leaf_is_shown(office: Client) -> None:
    page = office.get(address(), START).content.decode()

    assert totals(page) == {
        "All that report": "5",
        "On site by their kind": "2",
        "On site by choice": "0",
        "In writing": "3",
        "Not graded": "0",
        "Nobody holds the post": "1",
    }
    assert "North" in page
    assert "Body 1" not in page
    assert "<fieldset" not in page


def test_nothing_that_was_typed_is_lost_while_leafing(office: Client, city: UnitState) -> None:
    typed = {"on_site": "CITY-D3  Asked for.\nno line yet", "title_en": "A title of our own", "day_submit_due": "soon"}

    page = office.post(address(), filled(office, **typed, leaf="2")).content.decode()

    assert "CITY-D3  Asked for.\nno line yet</textarea>" in page
    assert "A title of our own" in page
    assert 'name="day_submit_due" value="soon"' in page
    assert "Body 3" in page
    assert "North" not in page
    assert 'name="leaf" value="1"' in page
    assert current_cycle(CONSOLE, "CITY-2099", city.unit) is None


def test_what_is_typed_is_counted_and_shown_before_anything_is_opened(office: Client, city: UnitState) -> None:
    page = office.post(
        address(), filled(office, on_site="city-d3\tAsked for.", look="1", show="choice")
    ).content.decode()

    assert totals(page)["On site by choice"] == "1"
    assert totals(page)["In writing"] == "2"
    assert re.search(r"Body 3.*Asked for\.</span>", page, re.S)
    assert current_cycle(CONSOLE, "CITY-2099", city.unit) is None


def test_units_are_shown_by_what_they_are_and_found_by_name_and_code(office: Client) -> None:
    index(UnitState.unscoped.select_related("unit"))
    vacant = office.post(address(), filled(office, leaf="0", show="vacant")).content.decode()
    named = office.post(address(), filled(office, leaf="0", find="Body 2")).content.decode()
    unknown = office.post(address(), filled(office, leaf="7", show="?", find="nowhere")).content.decode()

    assert "South" in vacant
    assert "North" not in vacant
    assert "CITY-D2" in named
    assert "CITY-D1" not in named
    assert "No unit answers this" in unknown


def test_one_act_opens_it_with_the_choices_of_the_lines(office: Client, city: UnitState) -> None:
    answer = office.post(address(), filled(office, on_site="\nCITY-D3 Asked for by the districts.\n"))

    cycle = current_cycle(CONSOLE, "CITY-2099", city.unit)
    assert answer.status_code == 302
    assert cycle is not None
    chosen = {one.unit.code: (one.mode, one.mode_by, one.reason) for one in run_assignments(CONSOLE, cycle)}
    assert chosen["CITY-D3"] == (Mode.ON_SITE, ModeBy.CHOICE, "Asked for by the districts.")
    assert chosen["CITY-D2"] == (Mode.WRITTEN, ModeBy.REST, "")
    assert chosen["CITY-1"][:2] == (Mode.ON_SITE, ModeBy.KIND)


WRONG = "NO-SUCH A reason\nCITY-1-1 A reason\nCITY-1 A reason\nCITY-D1\nCITY-D2 A reason\nCITY-D2 Another"


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        (
            "en",
            [
                "Line 1: there is no unit with the code “NO-SUCH”.",
                "Line 2: CITY-1-1 does not report in this cycle.",
                "Line 3: how CITY-1 reports is settled by its kind. Take the line out.",
                "Line 4: the reason for CITY-D1 is missing. State it after the code.",
                "Line 6: CITY-D2 is named already in line 5.",
            ],
        ),
        (
            "ja",
            [
                "1行目：コード「NO-SUCH」の組織はありません。",
                "2行目：CITY-1-1はこのサイクルでは報告しません。",
                "3行目：CITY-1の報告の方法は種別によって決まっています。この行を除いてください。",
                "4行目：CITY-D1の理由がありません。コードの後に書いてください。",
                "6行目：CITY-D2は5行目にすでにあります。",
            ],
        ),
        (
            "zh-hans",
            [
                "第1行：没有代码为“NO-SUCH”的单位。",
                "第2行：CITY-1-1在本周期内不述职。",
                "第3行：CITY-1的述职方式已由其类型确定。请删去这一行。",
                "第4行：缺少CITY-D1的理由。请写在代码之后。",
                "第6行：CITY-D2已列在第5行。",
            ],
        ),
    ],
)
def test_each_line_that_does_not_fit_is_named(
    office: Client, city: UnitState, language: str, sentences: list[str]
) -> None:
    answer = office.post(
        address(), filled(office, on_site=WRONG, title_en="Ours"), headers={"Accept-Language": language}
    )

    page = unescape(answer.content.decode())
    assert [sentence for sentence in sentences if sentence not in page] == []
    assert f"{WRONG}</textarea>" in page
    assert 'value="Ours"' in page
    assert current_cycle(CONSOLE, "CITY-2099", city.unit) is None


def test_of_very_many_lines_that_do_not_fit_the_first_are_named_and_the_others_counted() -> None:
    told = read(written("\n".join(f"X-{n} why" for n in range(MOST_TOLD + 7))), [], [], needs_reason=True).unfit

    assert len(told) == MOST_TOLD + 1
    assert told[-1] == "7 more lines do not fit."


def test_choices_written_as_lines_are_read_back() -> None:
    lines = [Line(f"U-{n}", Mode.WRITTEN, ModeBy.REST, True) for n in range(3)]
    found = read(written("u-2 Long ago\n U-0　久しい"), lines, [], needs_reason=True)

    assert read(written(in_lines(found.choices)), lines, [], needs_reason=True) == found
    assert {code: choice.reason for code, choice in found.choices.items()} == {"U-2": "Long ago", "U-0": "久しい"}
    assert read(written(f"U-1 {'x' * 501}"), lines, [], needs_reason=True).unfit
    assert read(written("U-1"), lines, [], needs_reason=False).choices["U-1"].reason == ""


def test_the_units_of_a_long_list_are_worked_out_from_the_form_that_asks_for_them(office: Client) -> None:
    codes = " ".join(["CITY-1", "CITY-2", "CITY-D1", "CITY-D2"])
    start = {**START, "start": "1", "listed": codes}

    page = office.post(address(), start).content.decode()

    assert f'name="listed" value="{codes}"' in page
    assert totals(page)["All that report"] == "5"
    assert "one of these codes" in office.post(address(), {**start, "listed": "NO-SUCH"}).content.decode()
