"""The board and the pages of chasing as the secretariat uses them, in three languages."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hyogi.foundation import clock
from hyogi.rollups.models import Chase, OfficeContact, ReminderMail
from hyogi.rollups.queries import Reading, board_of, chosen_column
from tests.loop import Small, a_cycle
from tests.rollups.world import after, as_, grow, handed_in, key_of, with_mail

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "ja", "zh-hans")


@pytest.fixture(autouse=True)
def real_time() -> Iterator[None]:
    yield
    clock.stand_at(None)


def board(small: Small, query: str = "") -> str:
    return f"/cycles/{small.cycle.pk}/board/{query}"


def chasing(small: Small, page: str = "chasing", stage: str = "draft_due") -> str:
    return f"/cycles/{small.cycle.pk}/{page}/{stage}/"


def text_of(answer: Any) -> str:
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def test_the_board_shows_every_unit_with_every_step_and_marks_what_is_late() -> None:
    small = a_cycle(3)
    handed_in(small, 0)
    after(small, "draft_due")
    office = as_(small.office)

    page = text_of(office.get(board(small)))
    late = text_of(office.get(board(small, "?column=report&late=on")))
    handed = text_of(office.get(board(small, "?column=report&state=handed_in")))

    rows = re.findall(r"<tr role=\"row\"><th scope=\"row\".*?</tr>", page, re.S)
    assert len(rows) == 3
    assert "handed in" in rows[0]
    assert "late since" not in rows[0]
    assert "not begun" in rows[1]
    assert "late since" in rows[1]
    for title in ("Report", "Visit and scores", "Comment", "Appraisal", "Result and letter", "Plan", "Items"):
        assert f'data-title="{title}"' in rows[0]
    assert "2 units are late at the stage" in page
    assert "Units 1 to 2 of 2" in late
    assert "Units 1 to 1 of 1" in handed


def test_the_counts_are_exact_by_kind_branch_and_sector() -> None:
    small = a_cycle(4)
    for n in (0, 1):
        handed_in(small, n)
    after(small, "draft_due")
    column = chosen_column(Reading(small.cycle), "report")
    assert column is not None

    by = {name: board_of(Reading(small.cycle), column, by=name) for name in ("", "kind", "branch", "sector")}

    assert by[""].by == "kind"
    assert [(group.total, group.late, group.states) for group in by["kind"].groups] == [
        (4, 2, {"handed_in": 2, "none": 2})
    ]
    assert [(group.total, group.late) for group in by["branch"].groups] == [(1, 0), (1, 0), (1, 1), (1, 1)]
    assert [str(group.name) for group in by["branch"].groups] == [f"Unit CITY-{n:02d}" for n in range(1, 5)]
    assert [(group.total, group.late) for group in by["sector"].groups] == [(4, 2)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_reads_in_every_language(language: str) -> None:
    small = a_cycle(2)
    after(small, "draft_due")
    office = as_(small.office, language)

    for address in (board(small), chasing(small), chasing(small, "telephone"), f"/cycles/{small.cycle.pk}/"):
        assert "<h1>" in text_of(office.get(address))


def test_who_looks_on_without_the_work_of_the_meeting_sees_reports_plans_and_items_only() -> None:
    small = a_cycle(2)
    after(small, "draft_due")

    page = text_of(as_(small.clerk).get(board(small, "?column=known")))

    titles = set(re.findall(r'data-title="([^"]+)"', page))
    assert titles == {"Report", "Plan", "Items"}
    assert "/report/check/" not in page
    assert "Last contact" not in page


def test_only_who_sees_the_work_of_the_meeting_sees_the_board_and_only_the_secretariat_chases() -> None:
    small = a_cycle(1)
    member, head, liaison = as_(small.member), as_(small.reporter(0)), as_(small.liaison(0))

    assert member.get(board(small)).status_code == 200
    assert member.get(chasing(small)).status_code == 403
    assert "Remind by mail" not in text_of(member.get(board(small)))
    for outsider in (head, liaison):
        assert outsider.get(board(small)).status_code in (403, 404)
        assert outsider.get(chasing(small, "telephone")).status_code in (403, 404)
    assert as_(small.office).get(chasing(small, stage="sign_off")).status_code == 404


def test_one_click_reminds_all_who_are_late_and_the_same_form_twice_sends_one_mail(
    django_capture_on_commit_callbacks: Any,
) -> None:
    small = a_cycle(3)
    with_mail(small.reporter(0), "head@one.example")
    with_mail(small.reporter(1), "head@two.example")
    after(small, "draft_due")
    office = as_(small.office)
    form = {**key_of(office.get(chasing(small))), "whom": "late"}

    with django_capture_on_commit_callbacks(execute=True):
        first = office.post(chasing(small), form, follow=True)
        second = office.post(chasing(small), form, follow=True)

    assert "2 units are reminded." in text_of(first)
    assert "left for the telephone list: Unit CITY-03" in text_of(first)
    assert second.status_code == 200
    assert (Chase.unscoped.count(), ReminderMail.unscoped.count(), len(mail.outbox)) == (2, 2, 2)
    assert all("http://testserver/cycles/assignments/" in message.body for message in mail.outbox)


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "A unit is reminded by mail once a day."), ("ja", "1日に1回"), ("zh-hans", "一天只")],
)
def test_a_second_reminder_on_the_same_day_is_refused_at_the_form_in_the_language_of_the_reader(
    language: str, words: str
) -> None:
    small = a_cycle(1)
    with_mail(small.reporter(0), "head@one.example")
    after(small, "draft_due")
    office = as_(small.office, language)
    for _sending in range(2):
        form = {**key_of(office.get(chasing(small))), "whom": "late"}
        answer = office.post(chasing(small), form, follow=True)

    assert words in text_of(answer)
    assert Chase.unscoped.count() == 1


def test_the_telephone_list_keeps_ticks_and_numbers_and_shows_them_again() -> None:
    small = a_cycle(2)
    first, second = (str(one.pk) for one in small.assignments)
    after(small, "draft_due")
    office = as_(small.office)
    form = {
        **key_of(office.get(chasing(small, "telephone"))),
        f"{first}-telephone": "０５７１－８８００ １２３４",
        f"{first}-outcome": "reached",
        f"{first}-note": "The deputy signs tomorrow.",
        f"{second}-outcome": "",
        f"{second}-mailbox": "office@two.example",
    }

    answer = text_of(office.post(chasing(small, "telephone"), form, follow=True))

    assert "1 call is noted." in answer
    assert "The contacts of 2 offices are kept." in answer
    assert 'value="0571-8800 1234"' in answer
    assert "The deputy signs tomorrow." in answer
    assert "1 mail address" in text_of(office.get(chasing(small)))
    assert "The deputy signs tomorrow." in text_of(office.get(board(small)))
    assert "reached" in text_of(office.get(f"/cycles/assignments/{first}/"))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "is the number of a mobile telephone"),
        ("ja", "携帯電話の番号です"),
        ("zh-hans", "是手机号码"),
    ],
)
def test_a_line_that_does_not_fit_is_shown_again_with_all_that_was_typed(language: str, words: str) -> None:
    small = a_cycle(2)
    first, second = (str(one.pk) for one in small.assignments)
    office = as_(small.office, language)
    form = {
        **key_of(office.get(chasing(small, "telephone"))),
        f"{first}-telephone": "138 0013 8000",
        f"{first}-outcome": "reached",
        f"{second}-outcome": "promised",
        f"{second}-note": "Sent by post",
    }

    answer = text_of(office.post(chasing(small, "telephone"), form))

    assert words in answer
    assert "138 0013 8000" in answer
    assert "Sent by post" in answer
    assert not Chase.unscoped.exists()
    assert not OfficeContact.unscoped.exists()


def test_a_call_to_a_unit_that_has_done_it_meanwhile_is_kept() -> None:
    small = a_cycle(1)
    one = str(small.assignments[0].pk)
    office = as_(small.office)
    form = {**key_of(office.get(chasing(small, "telephone"))), f"{one}-outcome": "reached"}
    handed_in(small, 0)

    text_of(office.post(chasing(small, "telephone"), form, follow=True))

    assert Chase.unscoped.get().outcome == "reached"


def statements(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as seen:
        assert client.get(address).status_code == 200
    return len(seen)


def test_the_pages_take_as_many_statements_for_sixty_units_as_for_two() -> None:
    small = a_cycle(2)
    after(small, "draft_due")
    office = as_(small.office)
    pages = (board(small), board(small, "?by=branch"), chasing(small), chasing(small, "telephone"))
    few = [statements(office, address) for address in pages]
    grow(small, 58)

    many = [statements(office, address) for address in pages]

    assert many == few
    assert max(few) <= 40, few
    assert "Units 1 to 35 of 60" in text_of(office.get(board(small)))
    assert "Units 36 to 60 of 60" in text_of(office.get(board(small, "?leaf=1")))
