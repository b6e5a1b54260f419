"""The pages of a cycle and of a point, as a holder of a post reads them."""

import html
import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from hyogi.cycles.models import Cycle, FrozenUnit
from hyogi.directives.models import Addressing, Point
from hyogi.directives.queries import Reach, point_page, reach_of
from hyogi.directives.rules import AddressKind
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Role
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.models import UnitState
from hyogi.organisation.queries import state_by_code
from hyogi.records.transcripts import import_transcript
from tests.factories import a_holder, a_person, a_post, a_tenure, a_unit, an_account

pytestmark = pytest.mark.django_db

CITY = Path(__file__).parents[2] / "examples" / "city-2020"
CONSOLE = Actor.system("test")


@pytest.fixture
def cycle() -> Cycle:
    taken = import_transcript(CONSOLE, CITY)
    assert taken.cycle is not None, taken.problems
    return taken.cycle


def a_reader(state: UnitState, client: Client) -> Client:
    """Somebody with a post in the unit, signed in."""
    person = a_person()
    a_tenure(person, a_post(state, Role.LIAISON))
    client.force_login(an_account(person=person), "allauth.account.auth_backends.AuthenticationBackend")
    return client


def reached(actor: Actor, point: Point) -> Reach:
    return reach_of(actor, point_page(actor, point.pk))


def words(client: Client, address: str, language: str = "en") -> str:
    answer = client.get(address, headers={"Accept-Language": language})
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())))


def test_the_list_leads_to_the_cycle(cycle: Cycle, client: Client) -> None:
    reader = a_reader(state_by_code(CONSOLE, "210203"), client)

    said = reader.get(reverse("cycles:list")).content.decode()

    assert f'href="{reverse("cycles:cycle", args=[cycle.pk])}"' in said
    assert "transcribed" in said


def test_somebody_elsewhere_finds_an_empty_list_and_no_cycle(cycle: Cycle, client: Client) -> None:
    stranger = a_reader(a_unit("Z"), client)

    assert "There is no cycle in your sight" in words(stranger, reverse("cycles:list"))
    assert stranger.get(reverse("cycles:cycle", args=[cycle.pk])).status_code == 404


def test_the_public_is_asked_to_sign_in_and_learns_of_no_cycle(cycle: Cycle, client: Client) -> None:
    assert client.get(reverse("cycles:list")).status_code == 302
    assert client.get(reverse("cycles:cycle", args=[cycle.pk])).status_code == 404


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "en",
            [
                "It states what the source states and derives nothing",
                "Sun 17 Jan 2021, 17:53 (Asia/Shanghai)",
                "Fri 15 Jan 2021",
                "by Tan Zuojun; the words are not in the source",
                "marked entry, standing for several",
                "Guide from the level above, Speaker",
                "post “Secretary” in units of these kinds: District, County-level city, County, Pilot zone",
                "Party Central Committee: Decisions and arrangements",
                "The common duty of all levels",
                "Project “First line, build the fortress”",
                "The source sets no date for the four requirements",
                "The source speaks of quantities and gives no figure.",
            ],
        ),
        (
            "ja",
            [
                "出典に書かれていることだけを記し",
                "譚作鈞による。言葉は出典に記載がありません",
                "「一線築塁」プロジェクト",
            ],
        ),
        ("zh-hans", ["不作任何推算", "谭作钧点评；来源未载明点评内容", "“七携手”城市基层党建品牌"]),
    ],
)
def test_the_page_of_a_cycle_says_what_is_known_and_what_is_not(
    cycle: Cycle, client: Client, language: str, told: list[str]
) -> None:
    reader = a_reader(state_by_code(CONSOLE, "2102"), client)

    said = words(reader, reverse("cycles:cycle", args=[cycle.pk]), language)

    assert [sentence for sentence in told if sentence not in said] == []


def test_every_silence_is_told_once(cycle: Cycle, client: Client) -> None:
    from hyogi.cycles.queries import silences_of

    said = words(a_reader(state_by_code(CONSOLE, "2102"), client), reverse("cycles:cycle", args=[cycle.pk]))

    assert {silence.topic: said.count(silence.text["en"]) for silence in silences_of(cycle)} == {
        silence.topic: 1 for silence in silences_of(cycle)
    }


def test_a_point_to_all_reaches_every_unit_below_that_the_reader_sees(cycle: Cycle) -> None:
    duty = Point.unscoped.get(number=0)
    city, county = state_by_code(CONSOLE, "2102"), state_by_code(CONSOLE, "210224")

    everything = reached(a_holder(city), duty)
    own_branch = reached(a_holder(county), duty)

    assert (len(everything.units), everything.counts, everything.total) == (12, [12], 12)
    assert [unit.code for unit in own_branch.units] == ["210224"]
    with pytest.raises(Hidden):
        point_page(a_holder(a_unit("Z")), duty.pk)


def test_a_part_to_a_sector_reaches_the_units_that_carried_it_when_the_tree_was_frozen(cycle: Cycle) -> None:
    countryside = Point.unscoped.get(number=3, letter="b")
    assert not reached(CONSOLE, countryside).units.exists()

    FrozenUnit.unscoped.filter(code__in=["210224", "210283"]).update(sectors="office;countryside")

    assert [unit.code for unit in reached(CONSOLE, countryside).units] == ["210224", "210283"]


SEVERAL = [
    (AddressKind.ALL, ""),
    (AddressKind.SECTOR, "office"),
    (AddressKind.SECTOR, "off"),
    (AddressKind.KIND, "district"),
    (AddressKind.LEVEL, "1"),
    (AddressKind.LEVEL, "2"),
    (AddressKind.LEVEL, "x"),
    (AddressKind.BRANCH, "210281"),
    (AddressKind.BRANCH, "nowhere"),
]


def test_the_database_reaches_whom_the_rule_says(cycle: Cycle) -> None:
    """Every kind of address, asked of the database and of the rule, for each unit of the tree."""
    for codes, sectors in (("210202", "office"), ("210203", "countryside;office"), ("210281", "office;countryside")):
        FrozenUnit.unscoped.filter(code=codes).update(sectors=sectors)
    point = Point.unscoped.get(number=1)
    Addressing.unscoped.filter(point=point).delete()
    Addressing.unscoped.bulk_create(
        Addressing(branch=cycle.branch, cycle=cycle, point=point, position=n, kind=kind, code=code)
        for n, (kind, code) in enumerate(SEVERAL)
    )

    reach = reached(CONSOLE, point)
    units = list(reach.units)
    by_rule = [sum(number in reach.addresses_of(unit) for unit in units) for number in range(len(SEVERAL))]

    assert reach.counts == by_rule == [12, 3, 0, 7, 12, 0, 0, 1, 0]


def test_the_page_of_a_point_says_why_a_sector_reaches_nobody(cycle: Cycle, client: Client) -> None:
    reader = a_reader(state_by_code(CONSOLE, "2102"), client)
    part = Point.unscoped.get(number=3, letter="c")
    whole = Point.unscoped.get(number=3, letter="")

    said = words(reader, reverse("directives:point", args=[part.pk]))
    of_the_whole = words(reader, reverse("directives:point", args=[whole.pk]))

    assert "Requirement 3c" in said
    assert "No unit of the tree in your sight carries this sector" in said
    assert "The point itself is addressed to nobody; its parts are." in of_the_whole
