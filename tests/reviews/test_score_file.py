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
from hyogi.reviews.views import scoring
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


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """More units than have a cell each, in a form of few fields."""
    monkeypatch.setattr(scoring, "CELLS", 2)
    settings.DATA_UPLOAD_MAX_NUMBER_FIELDS = 6


def keep(small: Small, fields: dict[str, str], actor: Any = None) -> Any:
    return browser(actor or small.office).post(reverse("reviews:sheet", args=[small.cycle.pk, "daily"]), fields)


@pytest.mark.usefixtures("many")
def test_a_file_of_more_units_than_a_form_has_fields_is_looked_over_and_kept_in_one_value() -> None:
    small = a_cycle(reporters=8)
    pks = [one.pk for one in small.assignments]
    actions.enter_scores(small.office, small.cycle, "daily", "Office A", {pks[0]: 8000, pks[7]: 7000})
    rows = [(code, 80 + at) for at, code in enumerate(codes(small)[:7], 1)]

    answer = fill(small, workbook(("unit", "score"), *rows))

    words = " ".join(html.fromstring(answer.content.decode()).text_content().split())
    assert "7 rows were read. Look them over below, then keep them." in words
    assert "87" in words
    assert set(fields_of(answer)) == {"csrfmiddlewaretoken", "once", "office", "read"}
    assert keep(small, fields_of(answer)).status_code == 302
    assert scores_of(small.cycle, "daily") == {pk: Fraction(81 + at) for at, pk in enumerate(pks[:7])} | {pks[7]: 70}


@pytest.mark.usefixtures("many")
def test_what_was_read_is_kept_only_by_who_has_read_it_and_for_the_office_that_it_was_read_for() -> None:
    small = a_cycle(reporters=3)
    fields = fields_of(fill(small, workbook(("unit", "score"), (codes(small)[0], 80))))

    for answer in (
        keep(small, fields, small.office2),
        keep(small, fields | {"office": "Office B"}),
        keep(small, fields | {"read": fields["read"][:-1] + "-"}),
    ):
        assert "Take the file again." in answer.content.decode()
    assert not Score.unscoped.exists()


@pytest.mark.usefixtures("many")
def test_a_file_of_many_units_does_not_write_over_a_score_that_was_entered_since_it_was_read() -> None:
    small = a_cycle(reporters=3)
    fields = fields_of(fill(small, workbook(("unit", "score"), (codes(small)[0], 80))))
    actions.enter_scores(small.office2, small.cycle, "daily", "Office A", {small.assignments[0].pk: 9000})

    assert keep(small, fields).status_code == 409
    assert scores_of(small.cycle, "daily") == {small.assignments[0].pk: Fraction(90)}


@pytest.mark.usefixtures("many")
def test_a_score_off_the_scale_in_a_file_of_many_units_is_named_before_anything_can_be_kept() -> None:
    small = a_cycle(reporters=3)

    answer = fill(small, workbook(("unit", "score"), (codes(small)[0], 101)))

    assert "“101” is more than the scale has (100)." in answer.content.decode()
    assert "read" not in fields_of(answer)


def test_a_file_that_is_no_table_says_so() -> None:
    assert score_file.read(b"%PDF-1.4", ["CITY-01"]).problems[0].reason == (
        "This is not a table. Take a CSV or Excel (.xlsx) file."
    )
