"""Founding and closing posts, appointing, ending, and what is entered for another."""

import io
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile

from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.models import Event, StoredFile
from hyogi.foundation.policy import Action, ActorFacts, Role
from hyogi.foundation.refusals import Hidden, Refusal, Stale
from hyogi.organisation import actions, queries
from hyogi.organisation.models import Manner, Person, Post, Tenure, UnitState
from tests.factories import a_holder, a_person, a_post, a_tenure, a_unit, an_actor

pytestmark = pytest.mark.django_db
DAY, NEXT = date(2026, 3, 1), date(2026, 4, 1)
WHY = "Decision 7"


@pytest.fixture
def city() -> UnitState:
    return a_unit("TM")


@pytest.fixture
def west(city: UnitState) -> UnitState:
    return a_unit("TM-01", city)


@pytest.fixture
def office(city: UnitState) -> Actor:
    return a_holder(city, Role.ADMINISTRATOR)


def scan() -> SimpleUploadedFile:
    return SimpleUploadedFile("signed.pdf", b"%PDF-1.4")


def test_a_post_is_founded_and_filled(west: UnitState, office: Actor) -> None:
    post = actions.found_post(
        office, unit=west.unit, code="HEAD", kind=actions.post_kinds(["head"])["head"], name="Head", on=DAY, reason=WHY
    )
    person = actions.register_person(office, code="N-1")

    tenure = actions.appoint(office, post, person, on=DAY, reason=WHY)

    assert (tenure.post_id, tenure.person_id, tenure.manner) == (post.pk, person.pk, "holder")
    assert [facts.role for facts in queries.post_facts(person.pk, on=DAY)] == [Role.HEAD]
    facts = Event.unscoped.get(verb="appointed").facts
    assert facts == {"post": "HEAD", "person": str(person.pk), "manner": "holder", "on": "2026-03-01", "reason": WHY}


def test_one_person_holds_posts_in_several_units_at_once(city: UnitState, west: UnitState, office: Actor) -> None:
    person = a_person()
    for state in (city, west):
        actions.appoint(office, a_post(state), person, on=DAY, reason=WHY)

    assert len(queries.post_facts(person.pk, on=NEXT)) == 2


def test_a_post_has_one_holder_at_a_time_and_a_substitute_beside(west: UnitState, office: Actor) -> None:
    post = a_post(west)
    actions.appoint(office, post, a_person(), on=DAY, reason=WHY)

    for manner in (Manner.HOLDER, Manner.ACTING):
        with pytest.raises(Refusal, match="one holder or acting holder"):
            actions.appoint(office, post, a_person(), manner=manner, on=NEXT, reason=WHY)
    actions.appoint(office, post, a_person(), manner=Manner.SUBSTITUTE, on=NEXT, reason=WHY)

    assert Tenure.unscoped.filter(post=post).count() == 2


def test_an_ended_tenure_gives_no_rights_any_more(west: UnitState, office: Actor) -> None:
    person = a_person()
    tenure = a_tenure(person, a_post(west, Role.ADMINISTRATOR))

    actions.end_tenure(office, tenure, on=NEXT, reason=WHY)

    assert queries.post_facts(person.pk, on=date(2026, 3, 31))
    assert queries.post_facts(person.pk, on=NEXT) == ()
    with pytest.raises(Refusal, match="A tenure ends once"):
        actions.end_tenure(office, tenure, on=date(2026, 5, 1), reason=WHY)


def test_a_mistaken_appointment_is_put_right_by_further_acts(west: UnitState, office: Actor) -> None:
    post, person = a_post(west), a_person()
    wrong = actions.appoint(office, post, person, on=DAY, reason=WHY)

    actions.end_tenure(office, wrong, on=DAY, reason="The wrong manner")
    actions.appoint(office, post, person, manner=Manner.ACTING, on=DAY, reason=WHY)
    again = actions.appoint(office, a_post(west), person, on=DAY, reason=WHY)
    actions.end_tenure(office, again, on=DAY, reason=WHY)
    actions.appoint(office, again.post, person, on=DAY, reason=WHY)

    assert [facts.post for facts in queries.post_facts(person.pk, on=DAY)] == sorted([post.pk, again.post.pk], key=str)
    assert Event.unscoped.filter(verb__in=["appointed", "tenure_ended"]).count() == 6


def test_a_post_is_closed_when_nobody_holds_it(west: UnitState, office: Actor) -> None:
    post = a_post(west)
    tenure = actions.appoint(office, post, a_person(), on=DAY, reason=WHY)

    with pytest.raises(Refusal, match="1 person holds it"):
        actions.close_post(office, post, on=NEXT, reason=WHY)
    actions.end_tenure(office, tenure, on=NEXT, reason=WHY)
    with pytest.raises(Stale):
        actions.close_post(office, post, on=NEXT, reason=WHY, version=post.version)
    actions.close_post(office, post, on=NEXT, reason=WHY, version=Post.unscoped.get(pk=post.pk).version)

    with pytest.raises(Refusal, match="Nothing is changed in what is closed"):
        actions.appoint(office, post, a_person(), on=NEXT, reason=WHY)


def test_nobody_appoints_himself_or_gives_power_in_his_own_unit(west: UnitState) -> None:
    me = a_person()
    a_tenure(me, a_post(west, Role.ADMINISTRATOR))
    keeper = an_actor(me)

    with pytest.raises(Refusal, match="Nobody gives a post or a right to himself"):
        actions.appoint(keeper, a_post(west), me, on=DAY, reason=WHY)
    with pytest.raises(Refusal, match="filled by the level above"):
        actions.appoint(keeper, a_post(west, Role.SECRETARIAT), a_person(), on=DAY, reason=WHY)
    with pytest.raises(Refusal, match="filled by the level above"):
        actions.found_post(
            keeper,
            unit=west.unit,
            code="X",
            kind=actions.post_kinds(["register_office"])["register_office"],
            name="Mine",
            on=DAY,
            reason=WHY,
        )
    assert Tenure.unscoped.count() == 1


def test_the_administrator_of_the_installation_does_not_appoint_himself_either(city: UnitState) -> None:
    me = a_person()
    admin = Actor(facts=ActorFacts(person=me.pk, signed_in=True, installation_admin=True))

    with pytest.raises(Refusal, match="Nobody gives a post or a right to himself"):
        actions.appoint(admin, a_post(city), me, on=DAY, reason=WHY)
    assert actions.appoint(admin, a_post(city, Role.ADMINISTRATOR), a_person(), on=DAY, reason=WHY)


def test_a_person_out_of_sight_is_not_appointed(city: UnitState, west: UnitState) -> None:
    stranger = a_person("STRANGER")
    a_tenure(stranger, a_post(a_unit("TM-02", city)))
    keeper = a_holder(west, Role.ADMINISTRATOR)

    with pytest.raises(Hidden):
        actions.appoint(keeper, a_post(west), stranger, on=DAY, reason=WHY)
    assert queries.known_person(keeper, "STRANGER") is None


def test_whoever_left_the_branch_with_his_unit_is_out_of_sight(city: UnitState, west: UnitState, office: Actor) -> None:
    town = a_unit("TM-01-01", west)
    person = a_person()
    a_tenure(person, a_post(town))
    member = a_holder(west, Role.MEMBER)
    assert queries.visible_people(member).filter(pk=person.pk).exists()

    actions.move_unit(office, town.unit, parent=city.unit, on=clock.today(), reason=WHY)

    assert not queries.visible_people(member).filter(pk=person.pk).exists()
    with pytest.raises(Hidden):
        queries.person_in_sight(member, person.code)
    with pytest.raises(Hidden):
        queries.unit_in_sight(member, "TM-01-01")


def test_people_of_a_closed_unit_stay_in_sight_of_those_above(west: UnitState, office: Actor) -> None:
    town = a_unit("TM-01-01", west)
    tenure = a_tenure(a_person(), a_post(town))
    actions.end_tenure(office, tenure, on=DAY, reason=WHY)
    actions.close_unit(office, town.unit, on=DAY, reason=WHY)

    assert queries.visible_people(a_holder(west, Role.MEMBER)).filter(pk=tenure.person_id).exists()
    assert queries.person_in_sight(office, tenure.person.code).posts[0].unit.unit.code == "TM-01-01"


def test_a_code_of_a_person_is_given_once(office: Actor) -> None:
    actions.register_person(office, code="N-1", name="‮ab")

    with pytest.raises(Refusal, match="A code is given once"):
        actions.register_person(office, code="ｎ-1\u200b")
    assert Person.unscoped.get(code="N-1").name == "‮ab"


# entered for another


def signed(city: UnitState, role: Role = Role.ADMINISTRATOR) -> Post:
    post = a_post(city, role)
    a_tenure(a_person(), post)
    return post


def test_what_a_liaison_types_says_for_whom_and_keeps_the_scan(city: UnitState, west: UnitState) -> None:
    liaison, office = a_holder(city, Role.LIAISON), signed(city)

    actions.rename_unit(liaison, west.unit, name="Quay", on=DAY, reason=WHY, on_behalf_of=office, scan=scan())

    event = Event.unscoped.select_related("scan").get(verb="unit_renamed")
    assert (event.actor_post, event.on_behalf_of) == (liaison.post_id, office.pk)
    assert event.scan is not None
    assert (event.scan.name, event.scan.media_type) == ("signed.pdf", "application/pdf")


def test_without_the_scan_it_is_not_taken(city: UnitState, west: UnitState) -> None:
    liaison, office = a_holder(city, Role.LIAISON), signed(city)

    with pytest.raises(Refusal, match="There is no scan"):
        actions.rename_unit(liaison, west.unit, name="Quay", on=DAY, reason=WHY, on_behalf_of=office)
    with pytest.raises(Refusal, match="register office or the secretariat"):
        actions.rename_unit(liaison, west.unit, name="Quay", on=DAY, reason=WHY)


def test_a_scan_without_a_post_belongs_to_nobody(west: UnitState, office: Actor) -> None:
    with pytest.raises(Refusal, match="no post whose holder signed it"):
        actions.rename_unit(office, west.unit, name="Quay", on=DAY, reason=WHY, scan=scan())


def test_a_vacant_post_has_signed_nothing(city: UnitState, west: UnitState) -> None:
    vacant = a_post(city, Role.ADMINISTRATOR)

    with pytest.raises(Refusal, match="Nobody holds the post"):
        actions.rename_unit(
            a_holder(city, Role.LIAISON),
            west.unit,
            name="Quay",
            on=DAY,
            reason=WHY,
            on_behalf_of=vacant,
            scan=scan(),
        )


def test_a_scan_that_is_too_large_or_empty_is_not_kept(city: UnitState, west: UnitState) -> None:
    liaison, office = a_holder(city, Role.LIAISON), signed(city)
    large = SimpleUploadedFile("signed.pdf", b"")
    large.size = 20 * 1024 * 1024 + 1

    for upload in (large, SimpleUploadedFile("signed.pdf", b"")):
        with pytest.raises(Refusal, match="at most 20 MB"):
            actions.rename_unit(liaison, west.unit, name="Quay", on=DAY, reason=WHY, on_behalf_of=office, scan=upload)


def test_a_refused_act_keeps_no_scan(city: UnitState, west: UnitState) -> None:
    liaison, office = a_holder(city, Role.LIAISON), signed(city)
    content = io.BytesIO(b"%PDF-1.4 never kept")

    with pytest.raises(Refusal, match="changes something"):
        actions.rename_unit(
            liaison,
            west.unit,
            name=west.name,
            on=DAY,
            reason=WHY,
            on_behalf_of=office,
            scan=SimpleUploadedFile("signed.pdf", content.read()),
        )

    assert not StoredFile.unscoped.exists()
    kept = [file for file in (Path(settings.HYOGI_HOME) / "files").rglob("*") if file.is_file()]
    assert all(b"never kept" not in file.read_bytes() for file in kept)


def test_only_posts_that_could_sign_this_are_offered(city: UnitState, west: UnitState) -> None:
    town = a_unit("TM-01-01", west)
    above, own, other = signed(city), signed(west), signed(west, Role.MEMBER)
    below = signed(town)
    liaison = a_holder(west, Role.LIAISON)

    offered = queries.offices_for(liaison, Action.FOUND_UNIT, town.policy_facts())
    renaming = queries.offices_for(liaison, Action.RENAME_UNIT, town.policy_facts())

    assert {office.post.pk for office in offered} == {own.pk, below.pk}
    assert {office.post.pk for office in renaming} == {own.pk}
    assert not {above.pk, other.pk} & {office.post.pk for office in offered}
