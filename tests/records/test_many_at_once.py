"""A correction prepared by one person and confirmed ten times in the same moment, on a running site."""

from urllib.parse import urlencode

import pytest

from tests.organisation.test_many_at_once import TEN, Browser, at_once
from tests.serving import Served

GROUND = {
    "ground_en": "Office-holders who acted officially, named by the city's own page.",
    "ground_ja": "公務を行った役職者の氏名であり、市の公開ページに記されている。",
    "ground_zh-Hans": "公务活动中的任职人姓名，见于市公开网页。",
}


@pytest.fixture
def prepared(served: Served) -> str:
    """The address of a correction that waits for a second person."""
    writer = Browser(served)
    writer.act_as("2102-RECORD-1")
    desk = writer.get("/records/desk/")
    page = "/records/prepare/" + desk.split("/records/prepare/")[1].split('"')[0]
    read = [("languages", language) for language in ("en", "ja", "zh-Hans")]
    fields = writer.hidden(page) | GROUND
    status, place, _text = writer.post(page, fields | {"languages": "en"})
    assert (status, place) == (200, ""), "what was not read in every language is not prepared"
    status, place, text = writer._ask("POST", page, urlencode([*(writer.hidden(page) | GROUND).items(), *read]))
    assert status == 302, text
    return place


def test_confirmed_ten_times_at_once_it_is_published_once(served: Served, prepared: str) -> None:
    second = Browser(served)
    second.act_as("2102-RECORD-2")
    same, rivals = second.hidden(prepared), [second.hidden(prepared) for _number in range(TEN)]

    answers = at_once(lambda number: second.post(prepared, {}, same if number < TEN // 2 else rivals[number]))

    assert {answer[:2] for answer in answers} == {(302, "/records/2102-2020/")}
    versions = Browser(served).get("/records/2102-2020/versions/")
    assert versions.count('href="/records/2102-2020/versions/2/"') == 1
    assert "versions/3/" not in versions


def test_who_prepared_it_is_not_offered_to_confirm_it(served: Served, prepared: str) -> None:
    first = Browser(served)
    first.act_as("2102-RECORD-1")

    assert "Confirm and publish" not in first.get(prepared)
    assert first.post(prepared, {}, first.hidden("/records/desk/"))[0] == 403
    assert "versions/2/" not in Browser(served).get("/records/2102-2020/versions/")
