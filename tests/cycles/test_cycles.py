"""A cycle and its tree: frozen, in sight or not, and without anything worked out where it was transcribed."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from hyogi.cycles.actions import attest, enter_transcribed, freeze
from hyogi.cycles.models import Cycle, FrozenUnit, Source, Transcription
from hyogi.cycles.queries import cycle_page, frozen_below, line_of, visible_cycles
from hyogi.cycles.rules import CycleKind, branch_of, derives
from hyogi.foundation import triggers
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import Role
from hyogi.foundation.refusals import Hidden, Refusal, Stale
from hyogi.foundation.writing import writing
from hyogi.meetings.models import AgendaItem, Meeting
from hyogi.organisation.models import UnitState
from tests.factories import a_holder, a_unit

pytestmark = pytest.mark.django_db

CONSOLE = Actor.system("test")
DAY = date(2021, 1, 15)


def a_source(branch: str) -> Source:
    return Source(branch=branch, code="s", language="ja", published_at=datetime(2021, 1, 17, tzinfo=UTC), zone="UTC")


def a_transcribed_cycle(city: UnitState, actor: Actor = CONSOLE, replaces: Cycle | None = None) -> Cycle:
    with writing():
        edition, units = freeze(CONSOLE, city, DAY)
        cycle = enter_transcribed(
            actor,
            code="C-2020",
            year=2020,
            zone="Asia/Shanghai",
            title=Texts({"en": "2020"}),
            edition=edition,
            convening=units[city.unit.code],
            source=a_source(edition.branch),
            replaces=replaces,
        )
        attest(actor, cycle, sha256="0" * 64, facts_sha256="0" * 64, facts_format="")
        return cycle


@pytest.fixture
def province() -> UnitState:
    return a_unit("P")


@pytest.fixture
def city(province: UnitState) -> UnitState:
    return a_unit("C", province)


@pytest.fixture
def district(city: UnitState) -> UnitState:
    return a_unit("D", city)


def test_an_edition_holds_the_line_above_and_all_below_and_nothing_beside(city: UnitState, district: UnitState) -> None:
    a_unit("OTHER", a_unit("Q"))

    cycle = a_transcribed_cycle(city)

    assert [unit.code for unit in FrozenUnit.unscoped.filter(edition=cycle.edition)] == ["P", "C", "D"]
    assert [unit.code for unit in line_of(cycle)] == ["P"]


def test_the_tree_of_a_cycle_stays_as_it_was_when_the_register_changes(city: UnitState, district: UnitState) -> None:
    cycle = a_transcribed_cycle(city)
    district.name = "Renamed"
    district.names = Texts({"en": "Renamed"})
    district.save()
    a_unit("LATER", city)

    assert [unit.names["en"] for unit in frozen_below(CONSOLE, cycle, cycle.convening)] == ["Unit D"]


def test_a_cycle_is_in_sight_above_and_below_its_unit_and_nowhere_else(
    province: UnitState, city: UnitState, district: UnitState
) -> None:
    cycle = a_transcribed_cycle(city)
    neighbour = a_unit("N", province)

    for state in (province, city, district):
        assert cycle_page(a_holder(state, Role.LIAISON), cycle.pk) == cycle
    for nobody in (a_holder(neighbour), a_holder(a_unit("Z")), Actor.public()):
        with pytest.raises(Hidden):
            cycle_page(nobody, cycle.pk)


def test_a_cycle_follows_its_unit_to_where_it_stands_today(city: UnitState, district: UnitState) -> None:
    cycle = a_transcribed_cycle(city)
    elsewhere = a_unit("Q")
    UnitState.unscoped.filter(pk=city.pk).update(path=elsewhere.path + city.unit.step, parent=elsewhere.unit)

    holder = a_holder(elsewhere)
    found = visible_cycles(holder).get(pk=cycle.pk)

    assert found.policy_facts().path == elsewhere.path + city.unit.step
    assert found.convening.path == city.path


def test_only_publishers_of_the_unit_itself_enter_a_cycle(province: UnitState, city: UnitState) -> None:
    for actor in (a_holder(province), a_holder(city, Role.LIAISON)):
        with pytest.raises(Refusal):
            a_transcribed_cycle(city, actor)
    assert not Cycle.unscoped.exists()

    assert a_transcribed_cycle(city, a_holder(city, Role.SECRETARIAT)).is_transcribed


def test_two_corrections_at_once_do_not_both_stand(city: UnitState) -> None:
    first = a_transcribed_cycle(city)
    second = a_transcribed_cycle(city, replaces=first)

    with pytest.raises(Stale):
        a_transcribed_cycle(city, replaces=first)
    with pytest.raises(Stale):
        a_transcribed_cycle(city)
    assert list(Cycle.unscoped.filter(current=True)) == [second]
    assert (second.revision, Cycle.unscoped.count()) == (2, 2)


def test_a_transcribed_cycle_without_a_source_is_refused_by_the_table(city: UnitState) -> None:
    cycle = a_transcribed_cycle(city)

    with pytest.raises(IntegrityError), transaction.atomic():
        Cycle.unscoped.filter(pk=cycle.pk).update(source=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Cycle.unscoped.filter(pk=cycle.pk).update(kind=CycleKind.RUN)


def test_a_transcribed_item_cannot_hold_a_time(city: UnitState) -> None:
    cycle = a_transcribed_cycle(city)
    meeting = Meeting.unscoped.create(branch=cycle.branch, cycle=cycle, code="m", held_on=DAY, language="en")
    item = AgendaItem(branch=cycle.branch, cycle=cycle, meeting=meeting, position=1, kind="speech", derives=True)

    item.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        AgendaItem.unscoped.filter(pk=item.pk).update(seconds=300)
    assert not item.derives


def test_the_act_of_transcribing_is_never_changed(city: UnitState) -> None:
    a_transcribed_cycle(city)

    assert "cycles_transcription" not in triggers.missing()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Transcription.unscoped.update(sha256="1" * 64)


def test_nothing_of_a_cycle_is_deleted(city: UnitState) -> None:
    with pytest.raises(TypeError):
        a_transcribed_cycle(city).delete()


@pytest.mark.either
@pytest.mark.parametrize(
    ("path", "branch"),
    [("000001", "000001"), ("000001000002", "000002"), ("000001000002000003", "000002")],
)
def test_the_forest_is_cut_below_its_roots(path: str, branch: str) -> None:
    assert branch_of(path) == branch


@pytest.mark.either
def test_only_a_run_cycle_derives() -> None:
    assert [derives(kind) for kind in CycleKind] == [False, True]


def test_freezing_takes_the_same_number_of_statements_for_few_and_many_units(city: UnitState) -> None:
    def statements() -> int:
        count = 0

        def counted(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
            nonlocal count
            count += not sql.startswith(("SAVEPOINT", "RELEASE"))
            return execute(sql, params, many, context)

        with connection.execute_wrapper(counted), writing():
            freeze(CONSOLE, city, DAY)
        return count

    few = statements()
    for _ in range(60):
        a_unit("", city)

    assert statements() == few
