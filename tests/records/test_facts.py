"""Meeting facts as values and as JSON."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from hyogi.foundation.languages import Texts
from hyogi.records.facts import (
    Assignment,
    Attendance,
    Attendee,
    CycleFacts,
    Document,
    Meeting,
    MeetingFacts,
    Mode,
    NamedPerson,
    NamedPost,
    NamedUnit,
    Role,
    SourceText,
    Speech,
    from_json,
    to_json,
    to_plain,
)

pytestmark = pytest.mark.either

CITY = NamedUnit("C", Texts({"en": "City", "ja": "市", "zh-Hans": "市"}))
HEAD = NamedPerson("head", Texts({"en": "A Head"}))


def some_facts() -> MeetingFacts:
    """A small meeting: one report, one person, nothing required."""
    return MeetingFacts(
        source=SourceText(
            code="s",
            title=Texts({"ja": "会議"}),
            language="ja",
            published_at=datetime(2021, 1, 17, 17, 53, tzinfo=ZoneInfo("Asia/Shanghai")),
            zone="Asia/Shanghai",
            publisher=Texts({"en": "A city"}),
            system=Texts(),
        ),
        cycle=CycleFacts(
            code="C-2020",
            kind="transcribed",
            title=Texts({"en": "2020"}),
            year=2020,
            zone="Asia/Shanghai",
            convening=CITY,
        ),
        meeting=Meeting(code="m", title=Texts({"en": "Meeting"}), held_on=date(2021, 1, 15), language="zh-Hans"),
        documents=(Document("d", Texts({"en": "Instruction"}), author=NamedPerson("author", Texts({"en": "B"}))),),
        agenda=(),
        assignments=(Assignment(CITY, Mode.ON_SITE, commented=True),),
        samples=(),
        attendance=Attendance(
            (Attendee(HEAD, (NamedPost("p", Texts({"en": "Head"}), CITY),), (Role.CHAIR, Role.SPEAKER)),), ()
        ),
        speeches=(Speech("head", Role.CHAIR, ()),),
        directive=None,
        programmes=(),
        task_lists=(),
        practices=(),
        indicators=(),
        silences=(),
    )


def test_facts_come_back_from_json_as_they_went() -> None:
    facts = some_facts()

    back = from_json(to_json(facts))

    assert back == facts
    assert to_json(back) == to_json(facts)


def test_the_instant_of_publication_keeps_the_offset_of_its_zone_and_is_not_the_day_of_the_meeting() -> None:
    plain = to_plain(some_facts())

    assert plain["source"]["published_at"] == "2021-01-17T17:53:00+08:00"
    assert plain["meeting"]["held_on"] == "2021-01-15"
    assert from_json(to_json(some_facts())).source.published_on == date(2021, 1, 17)


def test_texts_of_another_order_are_the_same_bytes() -> None:
    facts = some_facts()
    turned = replace(
        facts,
        cycle=replace(facts.cycle, convening=replace(CITY, name=Texts({"zh-Hans": "市", "ja": "市", "en": "City"}))),
    )

    assert to_json(turned) == to_json(facts)


@pytest.mark.parametrize(
    "broken",
    [
        '{"format": "hyogi.meeting-facts/1"}',
        to_json(some_facts()).replace("facts/1", "facts/2"),
        to_json(some_facts()).replace('"on_site"', '"by telephone"'),
        to_json(some_facts()).replace('{"en":"Meeting"}', '{"en":5}'),
        "[]",
        "no JSON",
    ],
)
def test_what_is_not_facts_is_refused(broken: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_json(broken)


def test_everybody_named_is_listed_once_and_found_by_role() -> None:
    facts = some_facts()

    assert [person.code for person in facts.people_named()] == ["head", "author"]
    assert facts.attendance.with_role(Role.CHAIR)[0].person == facts.person("head")
    assert facts.attendance.with_role(Role.GUIDE) == ()
    assert facts.speech_of(Role.CHAIR) is not None
    assert facts.speech_of(Role.GUIDE) is None
