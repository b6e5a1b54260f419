"""The home page of a post-holder, and the audit log."""

import pytest
from django.test import Client

from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import ActorFacts, Role
from hyogi.foundation.writing import writing
from hyogi.organisation.models import UnitState
from hyogi.records.transcripts import import_transcript
from hyogi.site import queries
from hyogi.site.wording import HAPPENED
from tests.factories import a_holder, a_person, a_post, a_tenure, a_unit, an_account
from tests.records.conftest import FOLDER, GROUND, holder

pytestmark = pytest.mark.django_db


@pytest.mark.either
def test_every_act_has_words() -> None:
    assert set(HAPPENED) == set(Verb)


def test_a_record_that_waits_stands_on_the_board_of_who_can_confirm_it() -> None:
    from hyogi.cycles.queries import visible_cycles
    from hyogi.records.actions import prepare_record

    import_transcript(Actor.system("test"), FOLDER)
    writer, confirmer = holder("2102-RECORD-1"), holder("2102-RECORD-2")
    cycle = visible_cycles(writer).get()

    assert queries.board(confirmer).due == []
    prepare_record(writer, cycle, ground=GROUND)

    (due,) = queries.board(confirmer).due
    assert str(due.what.say("en")) == "Report and review of grassroots Party-building work, 2020"
    assert queries.board(writer).due == []


def an_event(state: UnitState, actor: Actor) -> None:
    with writing():
        audit.record(actor, Verb.UNIT_RENAMED, state.unit, {"code": state.unit.code}, path=state.path)


def test_the_log_shows_the_branch_of_whoever_keeps_it_and_nothing_else() -> None:
    city, other = a_unit("CITY"), a_unit("OTHER")
    below = a_unit("BELOW", parent=city)
    keeper = a_holder(city, Role.ADMINISTRATOR)
    for state in (city, other, below):
        an_event(state, keeper)

    codes = {event.facts["code"] for event in queries.logged(keeper)}

    assert codes == {"CITY", "BELOW"}
    administrator = Actor(facts=ActorFacts(signed_in=True, installation_admin=True))
    assert {event.facts["code"] for event in queries.logged(administrator)} == {"CITY", "OTHER", "BELOW"}
    assert not queries.logged(a_holder(city, Role.MEMBER)).exists()


def test_a_member_is_told_who_may_read_the_log(client: Client) -> None:
    person, city = a_person(), a_unit()
    a_tenure(person, a_post(city, Role.MEMBER))
    client.force_login(an_account(person=person), "allauth.account.auth_backends.AuthenticationBackend")

    answer = client.get("/audit/")

    assert answer.status_code == 403
    assert "Ask the secretariat of the unit." in answer.content.decode()


def test_a_keeper_reads_the_log_and_finds_it_at_the_foot_of_every_page(client: Client) -> None:
    person, city = a_person(), a_unit("CITY")
    post = a_post(city, Role.SECRETARIAT, name="Office of the city")
    a_tenure(person, post)
    client.force_login(an_account(person=person), "allauth.account.auth_backends.AuthenticationBackend")
    actor = Actor(facts=ActorFacts(person=person.pk, signed_in=True), post_id=post.pk)
    an_event(city, actor)

    page = client.get("/audit/", headers={"Accept-Language": "en"}).content.decode()

    assert "Unit renamed" in page
    assert "Office of the city" in page
    assert 'href="/audit/"' in client.get("/").content.decode()


def test_the_log_names_a_founded_unit_by_its_code_and_not_by_the_code_of_its_kind(client: Client) -> None:
    state = a_unit("CITY")
    with writing():
        facts = {"code": "CITY", "parent": "", "kind": "province", "on": "2026-01-01", "reason": "Decision 1"}
        audit.record(Actor.system("test"), Verb.UNIT_FOUNDED, state.unit, facts, path=state.path)
    client.force_login(an_account(is_installation_admin=True), "allauth.account.auth_backends.AuthenticationBackend")

    page = client.get("/audit/").content.decode()

    assert "CITY" in page
    assert "province" not in page


def test_the_log_says_in_words_what_acted_where_it_was_no_person(client: Client) -> None:
    state = a_unit("CITY")
    with writing():
        for command in ("hyogi overdue", "hyogi recover"):
            audit.record(Actor.system(command), Verb.UNIT_CLOSED, state.unit, {"code": "CITY"}, path=state.path)
    client.force_login(an_account(is_installation_admin=True), "allauth.account.auth_backends.AuthenticationBackend")

    def shown(language: str) -> str:
        return client.get("/audit/", headers={"Accept-Language": language}).content.decode()

    pages = {language: shown(language) for language in ("en", "ja", "zh-hans")}

    for language, overdue, recover in (
        ("en", "the daily look at overdue items", "the console (hyogi recover)"),
        ("ja", "期限超過事項の日次点検", "コンソール（hyogi recover）"),
        ("zh-hans", "逾期事项每日检查", "控制台（hyogi recover）"),
    ):
        assert overdue in pages[language]
        assert recover in pages[language]
        assert "hyogi overdue" not in pages[language]
