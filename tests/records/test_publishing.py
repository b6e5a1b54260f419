"""Two persons, a stated ground, versions that never change."""

import json

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client

from hyogi.cycles.models import Cycle, Silence
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import LANGUAGES, Texts
from hyogi.foundation.models import Event
from hyogi.foundation.policy import ActorFacts, Role
from hyogi.foundation.refusals import Hidden, Refusal
from hyogi.foundation.verifying import checks
from hyogi.organisation.models import Tenure, UnitState
from hyogi.records import queries
from hyogi.records.actions import confirm_record, prepare_record, reading_of, withdraw_record
from hyogi.records.gathering import gather
from hyogi.records.models import Preparation, Publication
from tests.factories import a_holder, a_post, a_tenure, a_unit, an_actor
from tests.records.conftest import GROUND, ground, holder

pytestmark = pytest.mark.django_db


def test_one_prepares_another_confirms_and_everybody_reads(
    cycle: Cycle, writer: Actor, confirmer: Actor, client: Client
) -> None:
    prepared = prepare_record(writer, cycle, ground=GROUND)
    assert client.get("/records/2102-2020/").status_code == 404

    made = confirm_record(confirmer, prepared, cycle)

    assert (made.version, made.sha256) == (1, prepared.sha256)
    page = client.get("/records/2102-2020/ja/").content.decode()
    assert "大連市、2020年度全市末端党建設活動報告評議会を開催" in page
    assert made.sha256 in page


def test_nobody_confirms_what_he_prepared_in_whichever_post(cycle: Cycle, writer: Actor) -> None:
    prepared = prepare_record(writer, cycle, ground=GROUND)
    other_post = a_post(UnitState.unscoped.get(unit__code="2102"), Role.DEPUTY)
    tenure = Tenure.unscoped.select_related("person").get(post__code="2102-RECORD-1")
    a_tenure(tenure.person, other_post)
    twice = an_actor(tenure.person)

    with pytest.raises(Refusal, match="Publishing needs two persons"):
        confirm_record(twice, prepared, cycle)
    assert not Publication.unscoped.exists()


def test_without_a_ground_nothing_with_names_is_prepared(cycle: Cycle, writer: Actor) -> None:
    for language in LANGUAGES:
        for words in ("", "   ", "public"):
            with pytest.raises(Refusal, match="stated ground") as refused:
                prepare_record(writer, cycle, ground=Texts(dict(GROUND) | {language: words}))
            assert refused.value.field == f"ground_{language}"
    assert not Preparation.unscoped.exists()


def test_the_console_and_an_administrator_do_not_publish(cycle: Cycle, writer: Actor) -> None:
    prepared = prepare_record(writer, cycle, ground=GROUND)
    administrator = Actor(facts=ActorFacts(signed_in=True, installation_admin=True))

    with pytest.raises(Refusal):
        prepare_record(Actor.system("console"), cycle, ground=GROUND)
    with pytest.raises(Refusal, match="no right over what units write"):
        confirm_record(administrator, prepared, cycle)


def test_a_unit_below_and_a_stranger_do_not_publish(cycle: Cycle, writer: Actor) -> None:
    prepared = prepare_record(writer, cycle, ground=GROUND)
    below = a_holder(UnitState.unscoped.get(unit__code="210202"), Role.SECRETARIAT)
    stranger = a_holder(a_unit(), Role.HEAD)

    with pytest.raises(Refusal):
        confirm_record(below, prepared, cycle)
    with pytest.raises(Hidden):
        confirm_record(stranger, prepared, cycle)
    with pytest.raises(Hidden):
        queries.proposal(stranger, prepared.pk)


def test_confirmed_twice_it_is_published_once(cycle: Cycle, writer: Actor, confirmer: Actor) -> None:
    prepared = prepare_record(writer, cycle, ground=GROUND)

    first, second = confirm_record(confirmer, prepared, cycle), confirm_record(confirmer, prepared, cycle)

    assert first.pk == second.pk
    assert Event.unscoped.filter(verb="record_published").count() == 1


def test_a_later_preparation_sets_the_earlier_aside(cycle: Cycle, writer: Actor, confirmer: Actor) -> None:
    earlier = prepare_record(writer, cycle, ground=GROUND)
    later = prepare_record(writer, cycle, ground=ground("Looked over again."))

    with pytest.raises(Refusal, match="A later preparation"):
        confirm_record(confirmer, earlier, cycle)
    assert confirm_record(confirmer, later, cycle).version == 1


def test_a_correction_is_a_new_version_and_the_old_one_stays(
    cycle: Cycle, writer: Actor, confirmer: Actor, client: Client
) -> None:
    confirm_record(confirmer, prepare_record(writer, cycle, ground=GROUND), cycle)
    confirm_record(writer, prepare_record(confirmer, cycle, ground=ground("Corrected.")), cycle)

    newest, old = client.get("/records/2102-2020/en/"), client.get("/records/2102-2020/versions/1/en/")

    assert "Corrected." in newest.content.decode()
    assert "Corrected." not in old.content.decode()
    assert "This is an older version. The newest is version 2." in old.content.decode()
    assert [one.version for one in queries.published()] == [2]


def test_a_withdrawn_record_keeps_its_address_and_says_why(
    cycle: Cycle, writer: Actor, confirmer: Actor, client: Client
) -> None:
    made = confirm_record(confirmer, prepare_record(writer, cycle, ground=GROUND), cycle)
    with pytest.raises(Refusal, match="with a reason"):
        withdraw_record(writer, made, cycle, reason="oops")
    withdraw_record(writer, made, cycle, reason="The date of the meeting was wrong.")

    answer = client.get("/records/2102-2020/")

    assert answer.status_code == 410
    assert "The date of the meeting was wrong." in answer.content.decode()
    assert client.get("/records/2102-2020/facts.json").status_code == 410
    assert list(queries.published()) == []


def test_what_was_published_cannot_be_changed_and_a_planted_change_is_found(
    cycle: Cycle, writer: Actor, confirmer: Actor
) -> None:
    confirm_record(confirmer, prepare_record(writer, cycle, ground=GROUND), cycle)
    (check,) = [one for one in checks() if str(one.title).startswith("published records")]
    assert list(check.find()) == []
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        Publication.unscoped.update(version=7)

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER records_preparation_no_update")
        else:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("ALTER TABLE records_preparation DISABLE TRIGGER USER")
        cursor.execute("UPDATE records_preparation SET ground = %s", ['{"en": "another ground, planted"}'])

    assert list(check.find()) == ["version 1 of the record 2102-2020 is not what was published"]


def test_the_published_facts_can_be_hashed_again_by_anybody(
    cycle: Cycle, writer: Actor, confirmer: Actor, client: Client
) -> None:
    import hashlib

    confirm_record(confirmer, prepare_record(writer, cycle, ground=GROUND), cycle)

    given = client.get("/records/2102-2020/facts.json").json()

    whole = {key: given[key] for key in ("facts", "documents", "ground")}
    canonical = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(canonical.encode()).hexdigest() == given["sha256"]


def test_the_desk_shows_what_waits_for_whom(cycle: Cycle, writer: Actor, confirmer: Actor) -> None:
    prepare_record(writer, cycle, ground=GROUND)

    (own,), (other,) = queries.desk(writer), queries.desk(confirmer)

    assert own.waiting is not None
    assert (own.may_confirm, other.may_confirm) == (False, True)
    assert queries.desk(holder("2102-RECORD-1"))[0].published is None


def test_a_withdrawal_takes_the_versions_before_it_along_and_a_new_version_stands_again(
    cycle: Cycle, writer: Actor, confirmer: Actor, client: Client
) -> None:
    confirm_record(confirmer, prepare_record(writer, cycle, ground=GROUND), cycle)
    second = confirm_record(confirmer, prepare_record(writer, cycle, ground=ground("Second.")), cycle)
    withdraw_record(writer, second, cycle, reason="A name was wrong in both versions.")

    for path in ("", "ja/", "facts/", "facts.json", "record.jsonld", "versions/1/", "versions/1/ja/", "versions/2/en/"):
        assert client.get(f"/records/2102-2020/{path}").status_code == 410, path
    assert client.get("/papers/records/2102-2020/1/ja.docx").status_code == 410
    confirm_record(confirmer, prepare_record(writer, cycle, ground=ground("Third.")), cycle)

    assert client.get("/records/2102-2020/").status_code == 200
    assert client.get("/records/2102-2020/versions/1/").status_code == 410
    assert [one.withdrawn for one in queries.versions_of(second.record)] == [False, True, True]


def test_what_is_prepared_is_what_was_read(cycle: Cycle, writer: Actor) -> None:
    read = reading_of(gather(writer, cycle))
    Silence.unscoped.create(branch=cycle.branch, cycle=cycle, position=99, topic="more", text=Texts({"en": "More."}))

    with pytest.raises(Refusal, match="The facts have changed"):
        prepare_record(writer, cycle, ground=GROUND, read=read)
    assert prepare_record(writer, cycle, ground=GROUND, read=reading_of(gather(writer, cycle)))


def test_the_console_is_no_second_person(cycle: Cycle, writer: Actor) -> None:
    prepared = prepare_record(writer, cycle, ground=GROUND)

    with pytest.raises(Refusal, match="two persons"):
        confirm_record(Actor.system("console"), prepared, cycle)
    assert not Publication.unscoped.exists()


def test_a_withdrawn_record_is_told_as_such_to_whoever_keeps_it(cycle: Cycle, writer: Actor, confirmer: Actor) -> None:
    made = confirm_record(confirmer, prepare_record(writer, cycle, ground=GROUND), cycle)
    withdraw_record(writer, made, cycle, reason="A name was wrong in it.")

    (work,) = queries.desk(writer)

    assert (work.is_withdrawn, work.waiting) == (True, None)
