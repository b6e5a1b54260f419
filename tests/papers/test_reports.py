"""The reading book and the telephone list: what was submitted, and who is still to be called."""

from types import SimpleNamespace
from typing import Any

import pytest
from django.utils.translation import override

from hyogi.foundation import clock
from hyogi.papers.actions import fill_papers
from hyogi.papers.engine import differences
from hyogi.papers.kinds import phone_list, reading_book
from hyogi.papers.making import NothingYet
from hyogi.reports.models import Report
from hyogi.reports.rules import ReportState
from tests.loop import Small
from tests.papers.test_making import the, words_in


def submitted(answers: dict[str, str] | None = None) -> Any:
    """What a unit submitted, as far as the book reads it."""
    texts = {"results": "Permits take five days.\n\nWas <b>12</b> & {{ title }}.", "next": "By June: 1, 2, 3."}
    return SimpleNamespace(at=clock.now(), sha256="ab" * 32, texts=texts, answers=answers or {})


def test_nothing_was_submitted_so_there_is_no_book_and_everybody_is_called(small: Small) -> None:
    with override("en"):
        with pytest.raises(NothingYet, match="No report has been submitted yet"):
            reading_book.gather(small.office, small.cycle)
        facts = phone_list.gather(small.office, small.cycle)[0].facts

    assert facts["count"] == "3"
    assert {one["state"] for one in facts["calls"]} == {"not begun"}
    assert all(one["due"] for one in facts["calls"])


def test_who_is_on_the_way_is_called_and_who_submitted_is_not(small: Small) -> None:
    for assignment, state in zip(small.assignments, (ReportState.SUBMITTED, ReportState.RETURNED), strict=False):
        Report.unscoped.create(branch=small.cycle.branch, cycle=small.cycle, assignment=assignment, state=state)

    with override("en"):
        calls = phone_list.gather(small.office, small.cycle)[0].facts["calls"]

    assert [one["state"] for one in calls] == ["returned with remarks", "not begun"]


def test_the_book_holds_every_submission_word_for_word_and_names_who_is_missing(
    small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = {small.assignments[1].pk: submitted({"answer:1": "Item 1 is closed."})}
    monkeypatch.setattr(reading_book, "submissions_of", lambda _cycle: there)

    filled = fill_papers(small.office, small.cycle, [the("reading_book")], "en").rendered[0]
    lines = words_in(filled.content).split("\n")

    assert "Was <b>12</b> & {{ title }}." in lines
    assert lines.index("Permits take five days.") < lines.index("By June: 1, 2, 3.")
    assert "Item 1 is closed." in lines
    assert any("CITY-01" in line for line in lines[lines.index("Not submitted:") :])
    with override("en"):
        assert differences(reading_book.FIELDS, reading_book.gather(small.office, small.cycle)[0].facts) == []
