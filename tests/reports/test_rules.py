"""What a report must be like, by worked example D16 (docs/worked-examples.md)."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyogi.reports.rules import (
    Finding,
    Limits,
    Section,
    SectionKind,
    containment_bp,
    findings,
    length,
    likeness,
    share_bp,
    shingles,
)

pytestmark = pytest.mark.either
FORM = [
    Section("results", SectionKind.PRAISE, 300, 2100),
    Section("problems", SectionKind.PROBLEM, 500, 1200),
    Section("feature", SectionKind.PRAISE, 0, 300, required=False),
]
CITY = Limits(min_total=1500, max_total=3000, problem_share_min_bp=3000)


@pytest.mark.parametrize(
    ("text", "chars", "words"),
    [
        ("述职报告", 4, 4),
        ("活動報告、2026年。", 9, 6),
        ("It isn’t done.", 10, 4),
        ("  \n—「」…", 0, 0),
        ("𠮷野家", 3, 3),
        ("é", 1, 1),
    ],
)
def test_letters_digits_and_cjk_characters_count(text: str, chars: int, words: int) -> None:
    assert (length(text), length(text, "words")) == (chars, words)


@given(st.text())
def test_the_same_text_typed_composed_or_not_is_as_long(text: str) -> None:
    assert length(unicodedata.normalize("NFD", text)) == length(unicodedata.normalize("NFC", text))


@pytest.mark.parametrize(("problems", "total", "fits"), [(900, 3000, True), (899, 2997, False), (900, 3001, False)])
def test_d16_the_share_of_problems_at_the_edge(problems: int, total: int, fits: bool) -> None:
    texts = {"problems": "题" * problems, "results": "成" * (total - problems)}
    limits = Limits(problem_share_min_bp=3000)

    assert ("few_problems" not in {finding.rule for finding in findings(texts, FORM, limits)}) == fits


def test_every_thing_that_does_not_fit_is_named_at_once() -> None:
    found = findings({"results": "成" * 2200, "feature": "特" * 10}, FORM, CITY)

    assert found == [
        Finding("section_long", "results", 2200, 2100),
        Finding("section_missing", "problems", 0, 500),
        Finding("few_problems", "", 0, 3000),
    ]


def test_a_report_within_its_limits_has_no_finding() -> None:
    assert findings({"results": "成" * 1000, "problems": "题" * 600}, FORM, CITY) == []


def test_an_empty_report_lacks_its_sections_and_divides_by_nothing() -> None:
    assert {finding.rule for finding in findings({}, FORM, CITY)} == {"section_missing", "report_short"}


def test_too_much_praise_is_named() -> None:
    limits = Limits(praise_share_max_bp=5000)

    assert findings({"results": "成" * 601, "problems": "题" * 600}, FORM, limits) == [
        Finding("much_praise", "", 5004, 5000)
    ]


def test_d16_a_near_copy_warns_and_a_copy_needs_a_remark() -> None:
    assert (share_bp(45, 101), likeness(4455, 4000, 8000)) == (4455, "warn")
    assert (share_bp(81, 101), likeness(8019, 4000, 8000)) == (8019, "remark")
    assert likeness(3999, 4000, 8000) == "none"


def test_a_text_stands_wholly_in_itself_whatever_its_punctuation() -> None:
    text = "夜间门诊拖了四个月，不是条件不够，是七月就该找市卫健局。"

    assert containment_bp(text, text.replace("，", " ").replace("。", "")) == 10000
    assert containment_bp("短", text) == 0


@given(st.text(), st.text())
def test_what_two_texts_share_is_never_more_than_there_is(one: str, other: str) -> None:
    assert 0 <= containment_bp(one, other) <= 10000
    assert all(len(run) == 8 for run in shingles(one))
