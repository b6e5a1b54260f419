"""The pages of the register, as a keeper, a member and a stranger see them."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.models import Event
from hyogi.foundation.policy import Role
from hyogi.organisation import actions, search
from hyogi.organisation.models import ALWAYS, Manner, Person, Post, Tenure, UnitState
from tests.factories import a_person, a_post, a_tenure, a_unit, an_account

pytestmark = pytest.mark.django_db
KEY = "0190f5c2-0000-4000-8000-0000000000{:02}"
PDF = b"%PDF-1.4 signed"


@pytest.fixture
def city() -> UnitState:
    names = Texts({"en": "Tidemark City", "ja": "潮標市", "zh-Hans": "潮标市"})
    state = a_unit("TM", name="潮标市", kind="city", names=names, readings=Texts({"zh-Hans": "cháo biāo shì"}))
    search.index([state])
    return state


@pytest.fixture
def west(city: UnitState) -> UnitState:
    state = a_unit("TM-01", city, name="临港区")
    search.index([state])
    return state


def signed_in(client: Client, state: UnitState, role: Role) -> Person:
    person = a_person()
    a_tenure(person, a_post(state, role))
    client.force_login(an_account(person=person), "allauth.account.auth_backends.AuthenticationBackend")
    return person


def body(answer: Any) -> str:
    return str(answer.content.decode())


def act(**fields: Any) -> dict[str, Any]:
    return {"once": KEY.format(1), "on": "2026-03-01", "reason": "Decision 7"} | fields


def test_the_forest_is_searched_by_characters_readings_and_beginnings(
    client: Client, city: UnitState, west: UnitState
) -> None:
    signed_in(client, city, Role.MEMBER)

    for words in ("潮标", "标", "潮標", "tide", "CHAO biao", "chaob", "cbs", "ｔｍ"):
        assert "/register/units/TM/" in body(client.get("/register/", {"q": words})), words
    assert "No unit is found" in body(client.get("/register/", {"q": "ide"}))
    assert "nothing to look for" in body(client.get("/register/", {"q": "!?"}))


def test_the_trees_are_taken_along_as_of_the_day_that_is_shown(
    client: Client, city: UnitState, west: UnitState
) -> None:
    signed_in(client, city, Role.ADMINISTRATOR)

    page = body(client.get("/register/", {"on": "2021-01-15"}))

    link = re.search(r'class="download" href="([^"]+)"', page)
    assert link
    file = client.get(link[1].replace("&amp;", "&"))
    assert (file.status_code, file.content[:2]) == (200, b"PK")
    member = Client(headers={"Accept-Language": "en"})
    signed_in(member, city, Role.MEMBER)
    assert 'class="download"' not in body(member.get("/register/"))


def test_a_search_stays_in_sight(client: Client, city: UnitState, west: UnitState) -> None:
    east = a_unit("TM-02", city, name="临港东区")
    search.index([east])
    signed_in(client, west, Role.MEMBER)

    page = body(client.get("/register/", {"q": "临港"}))

    assert "TM-01" in page
    assert "TM-02" not in page
    gone, never = client.get("/register/units/TM-02/"), client.get("/register/units/NO-SUCH/")
    assert (gone.status_code, never.status_code) == (404, 404)
    tokens = r'name="csrfmiddlewaretoken" value="\w+"'
    assert re.sub(tokens, "", body(gone)).replace("TM-02", "") == re.sub(tokens, "", body(never)).replace("NO-SUCH", "")


def test_a_unit_above_does_not_tell_how_many_lie_beside(client: Client, city: UnitState, west: UnitState) -> None:
    a_unit("TM-02", city)
    signed_in(client, west, Role.MEMBER)

    page = body(client.get("/register/units/TM/"))

    assert "TM-01" in page
    assert "TM-02" not in page
    assert '<td role="cell" data-title="Units below" class="n"><span class="held">1</span>' in body(
        client.get("/register/")
    )


def test_the_tree_is_shown_as_it_stood(client: Client, city: UnitState, west: UnitState) -> None:
    signed_in(client, city, Role.ADMINISTRATOR)
    form = act(name="Quay", kind="district", version=1)
    assert client.post("/register/units/TM-01/name/", form).status_code == 302

    assert "Quay" in body(client.get("/register/units/TM/"))
    before = body(client.get("/register/units/TM/", {"on": "2021-01-15"}))
    assert "临港区" in before
    assert "Quay" not in before
    assert "As it stood on" in before
    assert "Fri 15 Jan 2021" in before
    assert "no day of the calendar" in body(client.get("/register/", {"on": "2026-02-30"}))


def test_where_a_unit_lay_once_is_not_told_to_who_did_not_see_it_then(
    client: Client, city: UnitState, west: UnitState
) -> None:
    east = a_unit("TM-02", city, name="Secret East")
    town = a_unit("TM-02-01", east, name="Town")
    actions.move_unit(Actor.system("console"), town.unit, parent=west.unit, on=date(2026, 3, 1), reason="Decision 7")
    signed_in(client, west, Role.MEMBER)

    for address in ("/register/units/TM-02-01/", "/register/units/TM-02-01/?on=2021-01-15"):
        page = body(client.get(address))
        assert "Town" in page
        assert "Secret East" not in page
        assert "TM-02/" not in page
    above = Client(headers={"Accept-Language": "en"})
    signed_in(above, city, Role.MEMBER)
    assert "Secret East" in body(above.get("/register/units/TM-02-01/?on=2021-01-15"))


def test_a_unit_is_founded_renamed_moved_and_closed_by_forms(client: Client, city: UnitState, west: UnitState) -> None:
    signed_in(client, city, Role.ADMINISTRATOR)
    made = client.post(
        "/register/units/TM-01/below/",
        act(code="TM-01-01", name="鱼市", kind="town", sectors=["countryside"], name_en="Fish Market"),
    )
    assert made.headers["Location"] == "/register/units/TM-01-01/"
    page = body(client.get("/register/units/TM-01-01/"))
    for words in ("Fish Market", "Town", "Countryside", "Unit founded", "Decision 7"):
        assert words in page, words

    choice = body(client.get("/register/units/TM-01-01/place/", {"q": "潮"}))
    assert "?parent=TM" in choice
    confirm = body(client.get("/register/units/TM-01-01/place/", {"parent": "TM"}))
    assert "lies below Tidemark City" in confirm
    moved = client.post(
        "/register/units/TM-01-01/place/", act(once=KEY.format(2), parent="TM", version=1, on="2026-04-01")
    )
    assert moved.status_code == 302
    state = UnitState.unscoped.get(unit__code="TM-01-01", valid_to=date(9999, 12, 31))
    assert state.path == city.path + state.unit.step

    closed = client.post("/register/units/TM-01-01/closing/", act(once=KEY.format(3), version=2, on="2026-05-01"))
    assert closed.status_code == 302
    assert "was closed from" in body(client.get("/register/units/TM-01-01/"))


def test_a_move_says_how_many_move_along(client: Client, city: UnitState, west: UnitState) -> None:
    east = a_unit("TM-02", city)
    for number in range(3):
        a_unit(f"TM-02-{number}", east)
    signed_in(client, city, Role.ADMINISTRATOR)

    page = body(client.get("/register/units/TM-02/place/", {"parent": "TM-01"}))

    assert '<b class="n">3</b> units below move along' in page


def test_a_post_is_founded_filled_and_vacated_by_forms(client: Client, city: UnitState, west: UnitState) -> None:
    signed_in(client, city, Role.ADMINISTRATOR)
    made = client.post("/register/units/TM-01/posts/", act(code="TM-01-HEAD", name="区长", kind="head"))
    assert made.headers["Location"] == "/register/posts/TM-01-HEAD/"
    assert "vacant" in body(client.get("/register/posts/TM-01-HEAD/"))

    unknown = client.post("/register/posts/TM-01-HEAD/holder/", act(once=KEY.format(2), person="N-9", manner="holder"))
    assert unknown.status_code == 403
    assert "nobody with the code “N-9”" in body(unknown)
    assert 'value="N-9"' in body(unknown)
    filled = act(once=KEY.format(2), person="N-9", manner="holder", is_new="on", name="Somebody")
    assert client.post("/register/posts/TM-01-HEAD/holder/", filled).status_code == 302
    assert "Somebody" in body(client.get("/register/units/TM-01/"))
    assert "区长" in body(client.get("/register/people/N-9/"))

    tenure = Tenure.unscoped.get(person__code="N-9")
    ended = client.post(f"/register/tenures/{tenure.pk}/end/", act(once=KEY.format(3), on="2026-04-01"))
    assert ended.status_code == 302
    assert "Tenure ended" in body(client.get("/register/posts/TM-01-HEAD/"))
    closed = client.post(
        "/register/posts/TM-01-HEAD/closing/",
        act(once=KEY.format(4), on="2026-04-01", version=Post.unscoped.get(code="TM-01-HEAD").version),
    )
    assert closed.status_code == 302


def test_a_refused_form_comes_back_with_the_rule_and_all_that_was_typed(
    client: Client, city: UnitState, west: UnitState
) -> None:
    a_tenure(a_person(), a_post(west))
    signed_in(client, city, Role.ADMINISTRATOR)
    assert "1 person holds a post in it" in body(client.get("/register/units/TM-01/closing/"))

    answer = client.post("/register/units/TM-01/closing/", act(version=1, reason="Merged into the city"))

    assert answer.status_code == 403
    assert "1 person holds a post in it" in body(answer)
    assert "Merged into the city" in body(answer)
    assert UnitState.unscoped.get(unit__code="TM-01").is_open
    impossible = client.post("/register/units/TM-01/closing/", act(version=1, on="2026-02-30"))
    assert "no day of the calendar" in body(impossible)


def test_a_stale_form_shows_both_texts_and_overwrites_nothing(client: Client, city: UnitState, west: UnitState) -> None:
    signed_in(client, city, Role.ADMINISTRATOR)
    assert (
        client.post("/register/units/TM-01/name/", act(name="West Quay", kind="district", version=1)).status_code == 302
    )

    answer = client.post(
        "/register/units/TM-01/name/", act(once=KEY.format(2), name="East Quay", kind="district", version=1)
    )

    assert answer.status_code == 409
    assert 'href="/register/units/TM-01/name/">Open the page again' in body(answer)
    assert "West Quay" in body(answer)
    assert "East Quay" in body(answer)
    assert UnitState.unscoped.get(unit__code="TM-01", valid_to=date(9999, 12, 31)).name == "West Quay"


def test_a_name_that_reads_backwards_does_not_turn_the_page_round(
    client: Client, city: UnitState, west: UnitState
) -> None:
    signed_in(client, city, Role.ADMINISTRATOR)
    typed = "\u202eyauQ"

    client.post("/register/units/TM-01/name/", act(name=typed, kind="district", version=1))

    assert UnitState.unscoped.get(unit__code="TM-01", valid_to=date(9999, 12, 31)).name == typed
    page = body(client.get("/register/units/TM/"))
    assert f"<bdi>{typed}</bdi></a>" in page
    assert f"\u2068{typed}\u2069 is changed." in page


def test_fields_that_a_form_does_not_have_are_not_taken(client: Client, city: UnitState, west: UnitState) -> None:
    signed_in(client, city, Role.ADMINISTRATOR)
    extra = {"path": "000001", "parent": "", "step": "zzzzzz", "unit": "x", "valid_to": "2026-03-02", "role": "head"}

    client.post("/register/units/TM-01/name/", act(name="Quay", kind="district", version=1, **extra))

    state = UnitState.unscoped.get(unit__code="TM-01", valid_to=date(9999, 12, 31))
    assert (state.name, state.path, state.parent_id) == ("Quay", west.path, city.unit_id)


def test_a_second_administrator_does_not_raise_himself(client: Client, city: UnitState, west: UnitState) -> None:
    town = a_unit("TM-01-01", west)
    me = signed_in(client, west, Role.ADMINISTRATOR)
    above = a_post(city, Role.ADMINISTRATOR, code="TM-REGISTER")
    beside = a_post(west, Role.SECRETARIAT, code="TM-01-OFFICE")
    below = a_post(town, Role.ADMINISTRATOR, code="TM-01-01-REGISTER")
    friend = a_person("FRIEND")
    a_tenure(friend, a_post(west, Role.MEMBER))

    for post, person in ((above, friend), (beside, friend), (below, me)):
        answer = client.post(f"/register/posts/{post.code}/holder/", act(person=person.code, manner="holder"))
        assert answer.status_code == 403, post.code
    for address in ("units/TM-01/name/", "units/TM-01/place/?parent=TM-01-01", "units/TM-01/closing/", "trees/"):
        assert client.post(f"/register/{address}", act(name="x", kind="city", version=1)).status_code == 403, address
    keeper = act(code="MINE", name="Keeper", kind="register_office")
    assert client.post("/register/units/TM-01/posts/", keeper).status_code == 403
    assert not Post.unscoped.filter(code="MINE").exists()
    assert not Tenure.unscoped.filter(post__in=[above, beside, below]).exists()


def test_a_liaison_types_what_the_register_office_signed(client: Client, city: UnitState, west: UnitState) -> None:
    office = a_post(city, Role.ADMINISTRATOR, code="TM-REGISTER", name="Register Office")
    a_tenure(a_person(), office)
    signed_in(client, city, Role.LIAISON)
    form = act(name="Quay", kind="district", version=1)

    assert "nobody: it is my own act" not in body(client.get("/register/units/TM-01/name/"))
    bare = client.post("/register/units/TM-01/name/", form)
    assert "This field is required." in body(bare)
    scan = SimpleUploadedFile("paper.pdf", PDF, content_type="text/html")
    done = client.post("/register/units/TM-01/name/", form | {"on_behalf_of": str(office.pk), "scan": scan})

    assert done.status_code == 302
    event = Event.unscoped.get(verb="unit_renamed")
    assert (event.on_behalf_of, event.scan.media_type, event.scan.name) == (office.pk, "application/pdf", "paper.pdf")
    page = body(client.get("/register/units/TM-01/"))
    assert "entered for Register Office" in page.replace("<span>", "").replace("</span>", "")


def test_a_scan_is_opened_by_keepers_only_and_never_inside_the_page(
    client: Client, city: UnitState, west: UnitState
) -> None:
    office = a_post(city, Role.SECRETARIAT, code="TM-OFFICE")
    a_tenure(a_person(), office)
    signed_in(client, city, Role.ADMINISTRATOR)
    scan = SimpleUploadedFile("纸.pdf", PDF, content_type="text/html")
    form = act(name="Quay", kind="district", version=1, on_behalf_of=str(office.pk), scan=scan)
    assert client.post("/register/units/TM-01/name/", form).status_code == 302
    address = f"/register/scans/{Event.unscoped.get(verb='unit_renamed').pk}/"
    assert address in body(client.get("/register/units/TM-01/"))

    answer = client.get(address)

    assert (answer.status_code, answer.content, answer.headers["Content-Type"]) == (200, PDF, "application/pdf")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    member = Client(headers={"Accept-Language": "en"})
    signed_in(member, city, Role.MEMBER)
    assert member.get(address).status_code == 403
    assert address not in body(member.get("/register/units/TM-01/"))
    stranger = Client(headers={"Accept-Language": "en"})
    signed_in(stranger, a_unit("ELSE"), Role.ADMINISTRATOR)
    assert stranger.get(address).status_code == 404


@pytest.mark.parametrize("name", ["paper.html", "paper.svg", "paper.pdf.exe", "paper"])
def test_a_scan_is_a_pdf_or_a_picture(client: Client, city: UnitState, west: UnitState, name: str) -> None:
    office = a_post(city, Role.SECRETARIAT)
    a_tenure(a_person(), office)
    signed_in(client, city, Role.ADMINISTRATOR)
    form = act(name="Quay", kind="district", version=1, on_behalf_of=str(office.pk))

    answer = client.post("/register/units/TM-01/name/", form | {"scan": SimpleUploadedFile(name, PDF)})

    assert "A scan is a PDF, PNG or JPEG file" in body(answer)
    assert not Event.unscoped.exists()


def test_a_person_shows_the_posts_in_sight_and_nothing_else(client: Client, city: UnitState, west: UnitState) -> None:
    east = a_unit("TM-02", city, name="East")
    both = a_person("N-7")
    a_tenure(both, a_post(west, code="W-HEAD", name="West head"), since=date(2020, 1, 1))
    a_tenure(both, a_post(east, code="E-HEAD", name="East head"), Manner.ACTING, since=date(2021, 1, 1))
    only_east = a_person("N-8")
    a_tenure(only_east, a_post(east))
    signed_in(client, west, Role.MEMBER)

    page = body(client.get("/register/people/N-7/"))

    assert "West head" in page
    assert "East head" not in page
    assert client.get("/register/people/N-8/").status_code == 404
    above = Client(headers={"Accept-Language": "en"})
    signed_in(above, city, Role.MEMBER)
    both_posts = body(above.get("/register/people/N-7/"))
    assert "West head" in both_posts
    assert "acting holder" in both_posts
    assert 'since <time datetime="2021-01-01">' in both_posts


def test_a_post_with_the_code_of_the_unit_is_not_taken_for_what_happened_to_the_unit(
    client: Client, city: UnitState
) -> None:
    made = actions.found_unit(
        Actor.system("console"),
        code="TM-09",
        parent=city.unit,
        kind=actions.unit_kinds(["town"])["town"],
        name="Old Town",
        on=date(2026, 3, 1),
        reason="Decision 7",
    )
    a_post(made, code="TM-09", name="The Namesake")
    signed_in(client, city, Role.MEMBER)

    assert "The Namesake" not in body(client.get("/register/units/TM-09/history/"))


def test_a_day_that_nobody_stated_is_not_told(client: Client, city: UnitState) -> None:
    actions.found_unit(
        Actor.system("console"),
        code="TM-09",
        parent=city.unit,
        kind=actions.unit_kinds(["town"])["town"],
        name="Old Town",
        on=ALWAYS,
        reason="As it always was",
    )
    signed_in(client, city, Role.MEMBER)

    page = body(client.get("/register/units/TM-09/"))

    assert "Unit founded" in page
    assert "As it always was" in page
    assert "0001" not in page


def test_who_is_not_signed_in_or_holds_no_post_sees_no_register(client: Client, west: UnitState) -> None:
    assert client.get("/register/units/TM-01/").status_code == 302
    assert client.get("/register/").status_code == 302
    client.force_login(an_account(person=a_person()), "allauth.account.auth_backends.AuthenticationBackend")
    assert client.get("/register/").status_code == 403
    assert client.get("/register/units/TM-01/").status_code == 404


def test_pages_ask_as_many_questions_for_many_rows_as_for_few(client: Client, city: UnitState, west: UnitState) -> None:
    signed_in(client, city, Role.ADMINISTRATOR)

    def questions(address: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    addresses = ["/register/", "/register/?q=港", "/register/units/TM/", "/register/units/TM/history/"]
    few = [questions(address) for address in addresses]
    for number in range(20):
        state = a_unit(f"TM-1{number}", city, name=f"港{number}")
        search.index([state])
        a_tenure(a_person(), a_post(city))
        a_tenure(a_person(), a_post(state), Manner.SUBSTITUTE)

    assert [questions(address) for address in addresses] == few
    assert max(few) <= 25, few


def test_that_a_unit_cannot_lie_under_itself_is_said_before_anything_is_typed(
    client: Client, city: UnitState, west: UnitState
) -> None:
    a_unit("TM-01-01", west, name="老码头街道")
    signed_in(client, city, Role.ADMINISTRATOR)

    for place in ("TM-01", "TM-01-01", "TM"):
        assert "This is not possible now" in body(client.get("/register/units/TM-01/place/", {"parent": place})), place


def test_the_kind_of_a_new_unit_is_chosen_and_never_taken_for_granted(client: Client, city: UnitState) -> None:
    signed_in(client, city, Role.ADMINISTRATOR)

    assert '<option value="" selected>Choose the kind</option>' in body(client.get("/register/units/TM/below/"))
    again = client.post("/register/units/TM/below/", act(code="TM-77", name="Quay", kind=""))
    assert again.status_code == 200
    assert "Quay" in body(again)


def test_a_form_that_was_sent_before_with_other_words_is_not_laid_at_another_s_door(
    client: Client, city: UnitState, west: UnitState
) -> None:
    signed_in(client, city, Role.ADMINISTRATOR)
    form = act(name="Quay", kind="district", version=1)
    client.post("/register/units/TM-01/name/", form)

    page = body(client.post("/register/units/TM-01/name/", form | {"name": "Pier"}))

    assert "This form was sent before, with other words" in page
    assert "Somebody else" not in page
    assert "Quay" in page
    assert "Pier" in page
    assert "reason" not in page
