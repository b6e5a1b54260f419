"""Letters and the proposal sheet: one file for each unit, what the rules show and no more, read by the unit alone."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse
from docx import Document

from hyogi.cycles.queries import assignment_page
from hyogi.design import panels
from hyogi.papers.actions import fill_papers, make_papers, take_template
from hyogi.papers.models import MadePaper, Making
from tests.papers.templates import word
from tests.papers.test_making import the, words_in
from tests.papers.test_pages import browser, key, said
from tests.results.test_deciding import PARTS
from tests.results.year import Year, a_result

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(monkeypatch: pytest.MonkeyPatch) -> Year:
    return a_result(monkeypatch, **PARTS)


def taken(year: Year, who: str, n: int = 0, language: str = "en") -> HttpResponse:
    """What the n-th unit (or somebody of the convening one) gets for the address of the letter of unit 0."""
    small = year.small
    actor = small.reporter(n) if who == "reporter" else small.liaison(n) if who == "liaison" else getattr(small, who)
    answer: HttpResponse = browser(actor).get(reverse("papers:own_letter", args=[small.assignments[0].pk, language]))
    return answer


def test_one_click_makes_a_letter_for_each_unit(year: Year) -> None:
    year.to_letters()

    page = browser(year.office).post(
        reverse("papers:paper", args=[year.small.cycle.pk, "letters"]), {"language": "zh-Hans"} | key(), follow=True
    )
    made = list(MadePaper.unscoped.select_related("file", "assignment__unit"))

    assert "6 papers are made" in said(page.content)
    assert {one.assignment_id for one in made} == {one.pk for one in year.small.assignments}
    assert all(one.assignment and one.assignment.unit.code in one.file.name for one in made)
    assert Making.unscoped.get().paper == "letters"


def test_a_letter_tells_the_grade_and_what_is_asked_and_no_points(year: Year) -> None:
    year.to_letters()

    words = words_in(fill_papers(year.office, year.small.cycle, [the("letters")], "en").rendered[0].content)

    assert "good" in words
    assert "acknowledge this letter within 3 days" in words
    assert "hand in your lists" in words
    assert "composite" not in words
    assert "ask for a review until" in words


def test_the_unit_takes_its_own_letter_and_nobody_elses(year: Year) -> None:
    assert taken(year, "reporter").status_code == 404
    year.to_letters()

    for who in ("reporter", "liaison", "office", "member"):
        answer = taken(year, who)
        assert answer.status_code == 200, who
        assert "Grade" in words_in(answer.content)
    assert taken(year, "reporter", 1).status_code == 404
    assert taken(year, "register").status_code == 404


def test_the_unit_gets_the_file_that_was_made_until_a_later_letter_replaces_it(year: Year) -> None:
    year.to_letters()
    office, cycle = year.office, year.small.cycle
    own = SimpleUploadedFile("ours.docx", word("SEALED {{ grade }} {{ number }}"))
    take_template(office, cycle, the("letters"), "en", own)
    make_papers(office, cycle, fill_papers(office, cycle, [the("letters")], "en"))
    take_template(office, cycle, the("letters"), "en", SimpleUploadedFile("b.docx", word("LATER")), seen=1)

    assert words_in(taken(year, "reporter").content).split() == ["SEALED", "good", "1"]
    assert "LATER" not in words_in(taken(year, "reporter", language="ja").content)


def test_the_page_of_the_unit_offers_the_letter_once_it_was_sent(year: Year) -> None:
    def offered(n: int) -> bool:
        actor = year.small.reporter(n)
        shown = panels.fill("assignment", actor, assignment_page(actor, year.small.assignments[n].pk))
        return any(one.panel.name == "letter_word" for one in shown)

    assert not offered(0)
    year.to_letters()
    assert offered(0)


def test_the_proposal_sheet_bears_every_unit_its_composite_and_room_to_decide(year: Year) -> None:
    year.calculate()
    year.propose()

    filled = fill_papers(year.office, year.small.cycle, [the("proposal")], "en").rendered[0]
    table = Document(io.BytesIO(filled.content)).tables[0]
    rows = [[cell.text for cell in row.cells] for row in table.rows]

    assert len(rows) == 7
    assert rows[1][4] == "good"
    assert {row[5] for row in rows[1:]} == {""}
    assert all("." in row[3] for row in rows[1:])
    assert words_in(filled.content).count("Scrutineer:") == 2


def test_a_veto_that_one_person_alone_asserted_stands_on_the_sheet_as_waiting(year: Year) -> None:
    from tests.results.test_vetoes import asserted

    asserted(year)
    year.calculate()

    words = words_in(fill_papers(year.office, year.small.cycle, [the("proposal")], "en").rendered[0].content)

    assert "a veto waits to be confirmed" in words
