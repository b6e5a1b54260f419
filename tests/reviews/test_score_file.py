"""Scores from a spreadsheet: the file fills the sheet, is looked over, and is kept by the same act as typed scores."""

import io
from fractions import Fraction
from typing import Any

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from lxml import html

from hyogi.foundation.ids import random_id
from hyogi.reviews import actions, score_file
from hyogi.reviews.models import Score
from hyogi.reviews.queries import scores_of
from tests.ballots.rooms import browser
from tests.loop import Small, a_cycle

pytestmark = pytest.mark.django_db


def codes(small: Small) -> list[str]:
    return [one.unit.code for one in small.assignments]


def workbook(*rows: tuple[Any, ...]) -> bytes:
    book, content = openpyxl.Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(content)
    return content.getvalue()


def fill(small: Small, content: bytes, language: str = "en") -> Any:
    where = reverse("reviews:sheet", args=[small.cycle.pk, "daily"])
    fields = {"office": "Office A", "from_file": "1", "once": str(random_id())}
    file = SimpleUploadedFile("scores.xlsx", content)
    return browser(small.office).post(where, fields | {"file": file}, headers={"Accept-Language": language})


def fields_of(answer: Any) -> dict[str, str]:
    form = html.fromstring(answer.content.decode()).forms[-1]
    return {name: value or "" for name, value in form.form_values()}


def test_the_sheet_that_is_taken_along_comes_back_filled_in_and_is_kept_after_it_was_looked_over() -> None:
    small = a_cycle(reporters=3)
    actions.enter_scores(small.office, small.cycle, "daily", "Office A", {small.assignments[0].pk: 8750})
    taken = browser(small.office).get(
        reverse("reviews:sheet_file", args=[small.cycle.pk, "daily"]), {"office": "Office A"}
    )
    book = openpyxl.load_workbook(io.BytesIO(taken.content))
    sheet = book["scores"]
    assert [cell.value for cell in sheet["A"]] == ["unit", *codes(small)]
    assert [cell.value for cell in sheet["C"]] == ["score", 87.5, None, None]
    sheet["C2"], sheet["C3"] = 88, 91.25
    changed = io.BytesIO()
    book.save(changed)

    answer = fill(small, changed.getvalue())

    assert "3 rows were read. Look them over below, then keep them." in answer.content.decode()
    assert Score.unscoped.count() == 1
    kept = browser(small.office).post(reverse("reviews:sheet", args=[small.cycle.pk, "daily"]), fields_of(answer))
    assert kept.status_code == 302
    first, second = (one.pk for one in small.assignments[:2])
    assert scores_of(small.cycle, "daily") == {first: Fraction(88), second: Fraction(365, 4)}


def test_a_unit_that_the_file_does_not_name_keeps_its_score_and_a_csv_says_the_same() -> None:
    small = a_cycle(reporters=2)
    one, other = (assignment.pk for assignment in small.assignments)
    actions.enter_scores(small.office, small.cycle, "daily", "Office A", {one: 8000, other: 7000})

    answer = fill(small, f"unit,score\n{codes(small)[1]},75\n".encode())

    assert (fields_of(answer)[f"score-{one}"], fields_of(answer)[f"score-{other}"]) == ("80", "75")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([("unit", "score"), ("NOWHERE", 80)], "Row 2, column unit: “NOWHERE” is the code of no unit"),
        ([("unit", "score"), ("{0}", 80), ("{0}", 81)], "Row 3, column unit: This unit stands here twice."),
        ([("unit", "points"), ("{0}", 80)], "Row 1, column score: The column “score” is missing."),
        ([("unit", "score")], "Row 1, column unit: The file has a heading and no rows."),
        ([("unit", "score"), ("{0}", "=40*2")], "Row 2, column score: There is a formula in this cell."),
    ],
)
def test_a_file_that_does_not_fit_is_named_row_by_row_and_changes_nothing(
    rows: list[tuple[Any, ...]], sentence: str
) -> None:
    small = a_cycle(reporters=2)
    code = codes(small)[0]

    answer = fill(small, workbook(*(tuple(str(c).format(code) if c == "{0}" else c for c in row) for row in rows)))

    words = " ".join(html.fromstring(answer.content.decode()).text_content().split())
    assert sentence in words
    assert "Nothing is kept yet" in words
    assert set(fields_of(answer).values()) & {"80", "81"} == set()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "“NOWHERE” is the code of no unit that reports here."),
        ("ja", "「NOWHERE」は、報告する組織のコードではありません。"),
        ("zh-hans", "“NOWHERE”不是任何述职单位的代码。"),
    ],
)
def test_what_is_wrong_in_a_file_is_said_in_the_language_of_the_reader(language: str, sentence: str) -> None:
    small = a_cycle(reporters=1)

    assert sentence in fill(small, b"unit,score\nNOWHERE,80\n", language).content.decode()


def test_a_score_in_a_file_that_is_off_the_scale_is_shown_in_its_cell_when_it_is_kept() -> None:
    small = a_cycle(reporters=1)
    answer = fill(small, f"unit,score\n{codes(small)[0]},101\n".encode())

    kept = browser(small.office).post(reverse("reviews:sheet", args=[small.cycle.pk, "daily"]), fields_of(answer))

    assert "“101” is more than the scale has (100)." in kept.content.decode()
    assert not Score.unscoped.exists()


def test_a_file_that_is_no_table_says_so() -> None:
    assert score_file.read(b"%PDF-1.4", ["CITY-01"]).problems[0].reason == (
        "This is not a table. Take a CSV or Excel (.xlsx) file."
    )
