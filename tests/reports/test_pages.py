"""The pages of a report: two texts that clash are chosen between, what cannot be done is not asked for."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from lxml import html

from hyogi.cycles.queries import stage_of
from hyogi.foundation import clock
from hyogi.foundation.ids import random_id
from hyogi.reports import actions
from hyogi.reports.actions.writing import Typed
from hyogi.reports.queries import report_of, texts_of
from tests.ballots.rooms import browser
from tests.loop import a_cycle
from tests.reports.test_way import version, written

pytestmark = pytest.mark.django_db


def fields_of(answer: Any) -> dict[str, Any]:
    """The texts of the form with what it carries beside them, as a browser would send them again."""
    (form,) = html.fromstring(answer.content.decode()).xpath("//form[@data-autosave]")
    return {one.get("name"): one.value for one in form.xpath(".//textarea | .//input[@type='hidden']")}


@pytest.mark.parametrize(
    ("choice", "kept"), [(None, "我的。"), ("mine", "我的。"), ("theirs", "他的。"), ("both", "他的。\n\n我的。")]
)
def test_where_two_texts_clash_the_page_asks_which_holds_and_keeps_all_that_was_typed(
    choice: str | None, kept: str
) -> None:
    small = a_cycle(reporters=1)
    one, page = written(small), browser(small.reporter(0))
    address = reverse("reports:write", args=[one.pk])
    actions.keep_texts(small.liaison(0), one, {"duty": Typed("他的。", 1)})
    typed = {"text-duty": "我的。", "version-duty": "1", "text-next": "另一段。", "version-next": "1"}

    asked = page.post(address, typed | {"once": str(random_id())})
    page.post(address, fields_of(asked) | ({"choice-duty": choice} if choice else {}))

    assert asked.status_code == 409
    assert asked.content.decode().count('type="radio"') == 3
    assert (texts_of(report_of(one))["duty"], texts_of(report_of(one))["next"]) == (kept, "另一段。")


@pytest.mark.either
def test_a_section_that_one_left_alone_does_not_clash_with_what_another_wrote_there() -> None:
    small = a_cycle(reporters=1)
    one, page = written(small), browser(small.reporter(0))
    address = reverse("reports:write", args=[one.pk])
    opened = fields_of(page.get(address))
    actions.keep_texts(small.liaison(0), one, {"duty": Typed("他的。", 1)})

    answer = page.post(address, opened | {"text-next": "另一段。"})

    assert answer.status_code == 302
    assert (texts_of(report_of(one))["duty"], texts_of(report_of(one))["next"]) == ("他的。", "另一段。")


@pytest.mark.either
def test_no_file_is_asked_for_while_the_report_is_checked() -> None:
    small = a_cycle(reporters=1)
    one = written(small)
    address = reverse("reports:attach", args=[one.pk])
    before = browser(small.reporter(0)).get(address).content.decode()
    actions.hand_in(small.reporter(0), one, version=version(one))

    after = browser(small.reporter(0)).get(address).content.decode()

    assert 'type="file"' in before
    assert 'type="file"' not in after
    assert "Ask the secretariat of the convening unit to return it." in after


def test_a_report_that_is_late_and_does_not_fit_is_handed_in_with_a_word_before_and_after() -> None:
    small = a_cycle(reporters=1)
    one, page = written(small), browser(small.reporter(0))
    actions.keep_texts(small.reporter(0), one, {"duty": Typed("", 1)})
    address, due = reverse("reports:write", args=[one.pk]), stage_of(small.cycle, "draft_due")
    assert due is not None
    try:
        clock.stand_at(due.due_at + timedelta(days=2, hours=3))
        before = page.get(address)
        after = page.post(address, fields_of(before) | {"hand_in": "1"}, follow=True)
    finally:
        clock.stand_at(None)

    assert "Handed in now it is late: 2 days after the deadline." in before.content.decode()
    assert "It cannot be submitted before this is mended:" in before.content.decode()
    said = after.content.decode()
    assert said.count("It was handed in late: 2 days after the deadline.") == 2
    assert "1 thing does not fit the form" in said
    assert "is empty; it takes at least" in said


@pytest.mark.either
def test_a_text_in_another_language_than_the_page_says_in_which() -> None:
    small = a_cycle(reporters=1)
    one = written(small, duty="In English, this once.", results="これは日本語です。")

    page = html.fromstring(browser(small.reporter(0)).get(reverse("reports:read", args=[one.pk])).content.decode())

    marked = {prose.text_content().strip()[:4]: prose.get("lang") for prose in page.find_class("prose")}
    assert (marked["去年清单"], marked["In E"], marked["これは日"]) == ("zh-Hans", None, None)
