"""The record of a meeting that is run here is offered for preparation once it can be written."""

from collections.abc import Iterator

import pytest
from django.urls import reverse

from hyogi.foundation import clock
from hyogi.meetings.actions import close_meeting, fix_comment
from tests.ballots.rooms import browser
from tests.meetings.evening import an_evening


@pytest.fixture(autouse=True)
def _clock() -> Iterator[None]:
    yield
    clock.stand_at(None)


@pytest.mark.django_db
@pytest.mark.either
def test_the_preparation_of_a_record_is_offered_once_its_meeting_is_over() -> None:
    small = an_evening(reporters=1)
    page, link = browser(small.office), reverse("records:prepare", args=[small.cycle.pk])
    pages = [reverse("cycles:cycle", args=[small.cycle.pk]), reverse("records:desk")]
    before = [page.get(address).content.decode() for address in pages]

    fix_comment(small.office, small.assignments[0], "抓得实。", [("台账更新不及时", "process")])
    close_meeting(small.office, small.again())

    for said, address in zip(before, pages, strict=True):
        assert link not in said
        assert "once the meeting is closed and every report has its comment" in said
        assert link in page.get(address).content.decode()
    assert page.get(link).status_code == 200
