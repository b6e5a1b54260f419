"""The arithmetic in words: what a reader can check by hand."""

from fractions import Fraction
from typing import Any

import pytest
from django.utils import translation

from hyogi.results.telling import arithmetic_lines, number, share_words, signed
from tests.results.test_deciding import PARTS
from tests.results.year import Year, a_result

pytestmark = pytest.mark.django_db
D1: dict[str, list[str | None]] = {"ballot": ["65353/720"], "daily": ["92"], "visit": ["88"], "follow_up": ["87.5"]}


def lines(year: Year, n: int = 0, detail: str = "exact") -> list[str]:
    line = year.line(n)
    assert line.result is not None
    return arithmetic_lines(
        year.sheet.regime, line.result.arithmetic, detail, str(line.assignment.pk), year.sheet.groups
    )


def test_d1_is_told_so_that_it_can_be_checked_by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    year = a_result(monkeypatch, **D1)
    year.calculate()

    assert lines(year) == [
        "ballot at the meeting: 65353/720 ≈ 90.7681 × 40 % = 65353/1800 ≈ 36.3072",
        "day-to-day knowledge of the offices: 92 × 30 % = 27.6",
        "visits and interviews before: 88 × 20 % = 17.6",
        "share of last year's items closed on time: 87.5 × 10 % = 8.75",
        "Sum of the parts: 162463/1800 ≈ 90.2572",
        "Rounded to 2 digits: 90.26 points",
        "This reaches the grade “good”, which begins at 90.00 points.",
    ]


def test_a_ballot_part_of_a_small_class_is_told_rounded_or_not_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    year = a_result(monkeypatch, **D1)
    year.calculate()

    near = " ".join(lines(year, detail="rounded"))
    assert "65353" not in near
    assert "162463" not in near
    assert "90.77 × 40 % ≈ 36.3080" in near
    nothing = " ".join(lines(year, detail="nothing"))
    assert "withheld" in nothing
    assert "90.26" not in nothing


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"follow_up": ["50"] + ["93"] * 5}, "Condition not met: 80 % of last year's items closed on time"),
        ({"ballot": [None] * 6}, "No grade can be worked out, because this is missing: ballot at the meeting"),
        ({"daily": [None] * 6}, "Missing: day-to-day knowledge of the offices. The weight goes to the other parts"),
        ({"daily": [None] * 6, "visit": [None] * 6}, "No grade can be worked out"),
        ({"visit": ["112"] + ["70"] * 5}, "counted as the most of the scale"),
    ],
)
def test_what_happened_on_the_way_is_said(monkeypatch: pytest.MonkeyPatch, change: dict[str, Any], says: str) -> None:
    year = a_result(monkeypatch, **(PARTS | change))
    year.calculate()

    assert says in " ".join(lines(year))


def test_the_cap_is_said_with_its_base_and_places(monkeypatch: pytest.MonkeyPatch) -> None:
    year = a_result(monkeypatch, **PARTS)
    year.calculate()

    assert "At most 30 % of 6 units may have the top grade: 1 place." in lines(year, 1)
    assert "Others have more points, so the grade is “fairly good”." in lines(year, 1)


@pytest.mark.parametrize(
    ("language", "tie", "nobody"),
    [
        ("en", "equally many points", "No grade can be worked out"),
        ("ja", "同点", "評定区分を計算できません"),
        ("zh-hans", "同分", "无法核算等次"),
    ],
)
def test_a_tie_at_the_cap_and_a_missing_vote_are_told_in_three_languages(
    monkeypatch: pytest.MonkeyPatch, language: str, tie: str, nobody: str
) -> None:
    tied = a_result(monkeypatch, **{key: ["93", "93", "85", None] for key in PARTS})
    tied.calculate()
    with translation.override(language):
        assert tie in " ".join(lines(tied, 0))
        assert nobody in " ".join(lines(tied, 3))


def test_numbers_are_decimals_where_they_end_and_fractions_else() -> None:
    assert [number(Fraction(value)) for value in ("92", "87.5", "1/3", "0", "100")] == [
        "92",
        "87.5",
        "1/3 ≈ 0.3333",
        "0",
        "100",
    ]
    assert [share_words("2/5"), share_words("1/3"), share_words("1/8")] == ["40 %", "1/3", "12.5 %"]
    assert [signed(100), signed(-200)] == ["+1.00", "−2.00"]
