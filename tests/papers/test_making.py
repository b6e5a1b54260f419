"""Making papers: what stands in them, who makes them, what is kept and what is found when it was changed."""

import io
import re
from itertools import pairwise
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils.translation import override
from docx import Document
from docx.oxml.ns import qn

from hyogi.cycles.actions import name_venue
from hyogi.foundation import triggers
from hyogi.foundation.audit import Verb
from hyogi.foundation.files import content_of, place_of
from hyogi.foundation.models import Event
from hyogi.foundation.refusals import Refusal
from hyogi.meetings.actions import add_seat
from hyogi.meetings.queries import meeting_of, quorum_now, quorum_of, standings_of
from hyogi.papers.actions import fill_papers, make_papers
from hyogi.papers.engine import differences
from hyogi.papers.making import NothingYet, Paper, paper, papers, print_of
from hyogi.papers.models import MadePaper, Making
from hyogi.papers.verifying import _made
from tests.loop import Small, a_cycle

MEETING = ("notice", "agenda", "script", "name_cards", "seating", "sign_in", "ballots")


def the(key: str) -> Paper:
    found = paper(key)
    assert found is not None
    return found


def facts_of(small: Small, key: str) -> dict[str, Any]:
    with override("en"):
        return the(key).gather(small.office, small.cycle)[0].facts


def words_in(content: bytes) -> str:
    """All words of a Word file, those of tables too, a line for each paragraph."""
    body = Document(io.BytesIO(content)).element.body
    return "\n".join("".join(text.text or "" for text in p.iter(qn("w:t"))) for p in body.iter(qn("w:p")))


def made(small: Small, *keys: str, language: str = "zh-Hans") -> Making:
    filled = fill_papers(small.office, small.cycle, [the(key) for key in keys], language)
    return make_papers(small.office, small.cycle, filled)


@pytest.mark.either
def test_the_papers_of_the_meeting_say_where_it_is_held(small: Small) -> None:
    small.cycle = name_venue(small.office, small.cycle, venue="大会堂二楼", version=small.cycle.version)

    papers = [the(key) for key in ("notice", "agenda", "script", "seating", "sign_in")]
    for one in fill_papers(small.office, small.cycle, papers, "zh-Hans").rendered:
        assert "大会堂二楼" in words_in(one.content), one.paper.key


@pytest.mark.either
def test_the_sign_in_sheet_and_the_desk_say_the_same_of_those_who_make_no_quorum(small: Small) -> None:
    add_seat(small.office, small.cycle, "guides", "上级督导组组长")
    meeting = meeting_of(small.cycle)
    assert meeting is not None
    facts, quorum = facts_of(small, "sign_in"), quorum_now(small.cycle, meeting)

    assert (facts["counted"], facts["besides"]) == (str(quorum.summoned), str(quorum.besides))
    assert facts["besides"] == "1"
    assert quorum_of(small.cycle, standings_of(meeting)) == quorum


@pytest.mark.parametrize("language", ["zh-hans", "ja", "en"])
def test_every_paper_gives_what_its_list_of_placeholders_promises(small: Small, language: str) -> None:
    with override(language):
        for one in papers():
            try:
                sheets = one.gather(small.office, small.cycle)
            except NothingYet:
                continue
            assert [differences(one.fields, sheet.facts) for sheet in sheets] == [[]] * len(sheets), one.key


def test_the_minutes_on_the_agenda_are_those_of_the_meeting_and_their_arithmetic_is_told(small: Small) -> None:
    facts = facts_of(small, "agenda")
    report = next(item for item in facts["agenda"] if item["kind"] == "report")

    assert facts["minutes"] == "8 min"
    assert "divided by 3 speakers" in facts["arithmetic"]
    assert [one["number"] for one in report["speakers"]] == ["1", "2", "3"]
    assert report["speakers"][0]["time"] == report["time"]


def test_a_speaker_begins_when_the_one_before_has_spoken_and_was_asked(small: Small) -> None:
    times = [one["time"] for item in facts_of(small, "agenda")["agenda"] for one in item["speakers"]][:3]
    minutes = [int(time[:2]) * 60 + int(time[3:]) for time in times]

    assert [later - earlier for earlier, later in pairwise(minutes)] == [11, 11]


def test_before_the_meeting_is_set_up_its_papers_say_what_they_wait_for(db: None) -> None:
    small = a_cycle(reporters=2)

    with override("en"), pytest.raises(Refusal) as refused:
        fill_papers(small.office, small.cycle, [the("agenda"), the("seating")], "en")

    assert "not set up yet" in str(refused.value)
    assert fill_papers(small.office, small.cycle, [the("notice"), the("agenda")], "en").missing


def test_forms_of_a_class_bear_nothing_by_which_one_could_be_traced(small: Small) -> None:
    facts = facts_of(small, "ballots")
    content = fill_papers(small.office, small.cycle, [the("ballots")], "zh-Hans").rendered[0].content
    package = Document(io.BytesIO(content)).part.package

    assert len(facts["classes"]) == 3
    one, *others = [{k: v for k, v in form.items() if k != "title"} for form in facts["classes"]]
    assert all(form == one for form in others)
    assert [len(line["fields"]) for line in one["questions"][0]["reporters"]] == [5, 5, 5]
    assert fill_papers(small.office, small.cycle, [the("ballots")], "zh-Hans").rendered[0].content == content
    parts = [part for part in package.iter_parts() if re.search("document|header|footer", part.partname)]
    assert not any(b"instrText" in part.blob or b"fldSimple" in part.blob for part in parts), "no number that counts up"


def test_what_is_made_is_kept_and_recorded_with_its_hash_and_its_templates(small: Small) -> None:
    making = made(small, *MEETING)
    kept = list(MadePaper.unscoped.filter(making=making).select_related("file"))
    told = list(Event.unscoped.filter(verb=Verb.PAPER_MADE).values_list("facts", flat=True))

    assert {one.paper for one in kept} == set(MEETING)
    assert making.paper == ""
    assert sorted(one["sha256"] for one in told) == sorted(one.file.sha256 for one in kept)
    assert {one["template"] for one in told} == {one.template_sha256 for one in kept}
    for one in kept:
        words = words_in(content_of(one.file))
        assert "{{" not in words
        assert "{%" not in words


def test_made_twice_from_the_same_facts_a_paper_has_the_same_bytes_and_another_number(small: Small) -> None:
    one, other = made(small, "notice"), made(small, "notice")
    files = MadePaper.unscoped.filter(paper="notice").values_list("file__sha256", flat=True)

    assert (one.number, other.number, one.paper) == (1, 2, "notice")
    assert len(set(files)) == 1


def test_the_day_of_making_is_no_change_of_what_a_paper_says() -> None:
    assert print_of({"a": "1", "today": "x"}) == print_of({"a": "1", "today": "y"})
    assert print_of({"a": "1"}) != print_of({"a": "2"})


@pytest.mark.parametrize("who", ["head", "member", "clerk", "register"])
def test_only_the_secretariat_makes_papers(small: Small, who: str) -> None:
    filled = fill_papers(small.office, small.cycle, [the("notice")], "en")

    with pytest.raises(Refusal):
        fill_papers(getattr(small, who), small.cycle, [the("notice")], "en")
    with pytest.raises(Refusal):
        make_papers(getattr(small, who), small.cycle, filled)
    assert not Making.unscoped.exists()


def test_verifying_finds_a_paper_that_is_not_what_was_made(small: Small) -> None:
    made(small, "notice")
    assert list(_made()) == []

    triggers.take_away()
    MadePaper.unscoped.update(template_sha256="0" * 64)
    assert len(list(_made())) == 1
    MadePaper.unscoped.all().delete()
    assert len(list(_made())) == 1


def test_what_was_made_cannot_be_changed(small: Small) -> None:
    making = made(small, "notice")

    for table in ("papers_making", "papers_madepaper"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table}")
    assert place_of(MadePaper.unscoped.get(making=making).file.sha256).exists()
