"""The pages of a meeting as the secretary, an attendant and others use them, without script."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hyogi.foundation.actors import Actor
from hyogi.meetings import actions, queries
from hyogi.meetings.models import Comment, Meeting, Seat
from hyogi.organisation.models import Person
from tests.factories import an_account
from tests.loop import Small, a_cycle
from tests.meetings.evening import an_evening, at_meeting, meeting_now, set_up

pytestmark = pytest.mark.django_db


def browser(actor: Actor) -> Client:
    """A browser in which this person is signed in."""
    client = Client(headers={"Accept-Language": "en"})
    person = Person.unscoped.get(pk=actor.person_id)
    client.force_login(
        an_account(f"u-{person.code}", person=person), "allauth.account.auth_backends.AuthenticationBackend"
    )
    return client


def where(name: str, small: Small) -> str:
    return reverse(f"meetings:{name}", args=[small.cycle.pk])


def sent(client: Client, address: str, fields: dict[str, Any]) -> Any:
    """Open the page and send a form of it with these fields, and the key that it carries."""
    key = re.search(r'name="once" value="([^"]+)"', client.get(address).content.decode())
    assert key is not None
    return client.post(address, {"once": key[1], **fields})


def test_a_secretary_sets_the_meeting_up_opens_it_and_goes_on() -> None:
    small = a_cycle(2)
    office = browser(small.office)
    answer = office.get(where("desk", small))
    assert "3:00:00" in answer.content.decode()

    assert sent(office, where("desk", small), {"act": "set_up", "sittings": "2"}).status_code == 302
    from hyogi.cycles.actions import advance
    from hyogi.cycles.models import Phase

    cycle = small.again()
    advance(small.office, cycle, Phase.BEFORE, cycle.version)
    early = office.get(where("desk", small)).content.decode()
    assert "The meeting is opened on its day" in early
    assert 'value="open"' not in early
    at_meeting(small)
    assert 'value="open"' in office.get(where("desk", small)).content.decode()
    assert sent(office, where("desk", small), {"act": "open", "version": "1"}).status_code == 302
    version = str(meeting_now(small).version)
    assert sent(office, where("desk", small), {"act": "next", "version": version}).url.endswith("#item-1")
    assert "since 09:00" in office.get(where("desk", small)).content.decode()


def test_a_page_with_an_older_agenda_moves_nothing_and_is_told_so() -> None:
    small = an_evening()
    office = browser(small.office)
    old = str(meeting_now(small).version)
    sent(office, where("desk", small), {"act": "next", "version": old})

    answer = sent(office, where("desk", small), {"act": "next", "version": old})

    assert answer.status_code == 409
    assert sum(item.started_at is not None for item in queries.items_of(meeting_now(small))) == 1


@pytest.mark.parametrize("act", ["", "dance", "begin:", "begin:not-an-id", "up:00000000-0000-0000-0000-000000000000"])
def test_what_no_button_says_is_answered_with_words(act: str) -> None:
    small = an_evening()

    answer = sent(browser(small.office), where("desk", small), {"act": act, "version": "1"})

    assert answer.status_code in (403, 409)


def test_seats_are_signed_in_with_one_touch_and_leave_is_noted_with_its_reason() -> None:
    small = an_evening()
    office, seats = browser(small.office), queries.seats_of(meeting_now(small))

    touched = sent(office, where("attendance", small), {"act": f"present:{seats[0].pk}"})
    assert touched.url.endswith("#seat-1")
    ticked = sent(office, where("attendance", small), {"act": "ticked", "seat": [str(seats[1].pk), str(seats[2].pk)]})
    assert ticked.status_code == 302
    bare = {"act": "mark", "seat": str(seats[3].pk), "standing": "leave", "reason": ""}
    answer = sent(office, where("attendance", small), bare)
    assert "There is no reason." in answer.content.decode()
    assert sent(office, where("attendance", small), bare | {"reason": "Flood duty"}).status_code == 302

    assert [seat.standing for seat in queries.seats_of(meeting_now(small))] == ["present"] * 3 + ["leave"]
    assert "3 of 4 are there, 3 are needed." in office.get(where("attendance", small)).content.decode()


def test_a_guest_is_added_by_name() -> None:
    small = an_evening()

    sent(browser(small.office), where("attendance", small), {"act": "name", "list": "guides", "name": "Guide"})

    assert Seat.unscoped.get(list_key="guides").role == "guide"


def test_a_comment_is_fixed_and_the_next_report_has_the_focus() -> None:
    small = an_evening()
    office = browser(small.office)
    first = small.assignments[0]
    fields = {"assignment": str(first.pk), "c1-words": "说得实。", "c1-problem_1": "台账慢", "c1-category_1": "process"}

    answer = sent(office, where("comments", small), fields)

    assert answer.url.endswith("?next=2")
    page = office.get(answer.url).content.decode()
    assert "2 missing" in page
    assert re.search(r'<textarea[^>]*name="c2-words"[^>]*autofocus', page)


def test_a_comment_that_does_not_fit_is_shown_again_with_what_was_typed() -> None:
    small = an_evening()
    fields = {"assignment": str(small.assignments[1].pk), "c2-words": "只有表扬。"}

    answer = sent(browser(small.office), where("comments", small), fields)

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "It names so many: 0." in page
    assert "只有表扬。" in page
    assert re.search(r'<textarea[^>]*name="c2-words"[^>]*autofocus', page)


def test_a_correction_stands_beside_the_first_words() -> None:
    small = an_evening()
    first = actions.fix_comment(small.office, small.assignments[0], "说得实。", [("台账慢", "process")])
    address = reverse("meetings:correction", args=[first.pk])
    fields = {"words": "说得很实。", "problem_1": "台账慢", "category_1": "process", "reason": "少记了一个字"}

    assert sent(browser(small.office), address, fields).status_code == 302

    assert Comment.unscoped.count() == 2


def test_the_closing_says_what_it_was_closed_with_however_often_it_is_sent() -> None:
    small = an_evening()
    office = browser(small.office)
    assert sent(office, where("closing", small), {}).status_code == 302
    closed = meeting_now(small).closed_at

    page = office.get(where("closing", small)).content.decode()

    assert "A second closing changes nothing." in page
    office.post(where("closing", small), {"once": "0123456789abcdefabcd"})
    assert meeting_now(small).closed_at == closed


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "A second closing changes nothing."),
        ("ja", "もう一度閉会しても何も変わりません。"),
        ("zh-hans", "再次闭会不会改变任何内容。"),
    ],
)
def test_a_second_closing_is_answered_in_the_reader_s_language(language: str, words: str) -> None:
    small = an_evening(1)
    office = browser(small.office)
    sent(office, where("closing", small), {})

    sent_again = office.post(where("closing", small), {"once": "0123456789abcdefabcd"}, follow=True)

    assert sent_again.status_code == 200
    page = office.get(where("closing", small), headers={"Accept-Language": language}).content.decode()
    assert words in page


def test_whoever_sees_the_cycle_sees_now_and_next_and_nobody_else_runs_the_meeting() -> None:
    small = an_evening()
    actions.next_item(small.office, small.cycle, meeting_now(small).version)
    head = browser(small.reporter())

    assert head.get(where("screen", small)).status_code == 200
    assert head.get(where("live", small)).status_code == 200
    found = head.get(where("now", small)).json()
    assert (found["runs"], found["now"]["title"], found["total"]) == (True, "Opening, purpose, list of absent", 17)
    assert 170 <= found["left"] <= 180
    for name in ("desk", "attendance", "comments", "closing"):
        assert head.get(where(name, small)).status_code == 403


def test_a_meeting_that_is_not_set_up_says_so_everywhere() -> None:
    small = a_cycle(1)
    office = browser(small.office)

    for name in ("attendance", "live", "screen", "closing", "comments"):
        assert office.get(where(name, small)).status_code == 200
    assert office.get(where("now", small)).json()["said"] == "The meeting is not set up yet."
    assert Meeting.unscoped.count() == 0


def test_the_home_of_the_secretariat_says_what_waits_around_the_meeting() -> None:
    from hyogi.meetings.duties import own

    small = set_up(2)
    assert [str(duty.words) for duty in own(small.office)] == ["The meeting is set up."]
    actions.open_meeting(small.office, small.again())
    actions.close_meeting(small.office, small.again())
    assert [str(duty.words) for duty in own(small.office)] == ["Reports without a comment: 2."]
    for one in small.assignments:
        actions.fix_comment(small.office, one, "说得实。", [("台账慢", "process")])
    assert own(small.office) == []
    assert own(small.reporter()) == []


def test_a_unit_sees_its_comment_after_the_meeting_and_the_convening_unit_at_once() -> None:
    from hyogi.meetings.panels.run import commented

    small = an_evening(2)
    report = small.assignments[0]
    actions.fix_comment(small.office, report, "说得实。", [("台账慢", "process")])

    assert commented(small.member, report) is not None
    assert commented(small.reporter(0), report) is None
    actions.close_meeting(small.office, small.again())
    seen = commented(small.reporter(0), report)
    assert seen is not None
    assert [problem.text for problem in seen.problems] == ["台账慢"]
    assert commented(small.reporter(1), report) is None


@pytest.mark.parametrize("name", ["desk", "attendance", "comments", "live", "screen", "now", "closing"])
def test_a_page_takes_as_many_statements_for_many_reporters_as_for_few(
    name: str, django_assert_max_num_queries: Any
) -> None:
    small = an_evening(9)
    actions.next_item(small.office, small.cycle, meeting_now(small).version)
    office, found = browser(small.office), []

    for some in (small.assignments[:2], small.assignments[2:]):
        for one in some:
            actions.fix_comment(small.office, one, "说得实。", [("台账慢", "process")])
        for number in range(len(some)):
            actions.add_seat(small.office, small.cycle, "guides", f"Guide {number}")
        office.get(where(name, small))
        with django_assert_max_num_queries(40) as captured:
            office.get(where(name, small))
        found.append(len(captured))

    assert found[0] == found[1]
