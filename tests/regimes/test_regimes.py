"""The shipped regimes fit; every planted fault is named, at its place, in the reader's language."""

import re
from typing import Any

import pytest
from django.utils.translation import override

from hyogi.regimes.explaining import explain, share
from hyogi.regimes.faults import _RULES, Unfit
from hyogi.regimes.loading import SHIPPED, hash_of, load, read, shipped
from hyogi.regimes.rules import Fault

pytestmark = pytest.mark.either

CITY = (SHIPPED / "city_committee.toml").read_text()


def spoilt(before: str, after: str, count: int = 1) -> bytes:
    """The city's regime with one thing changed."""
    assert before in CITY
    return CITY.replace(before, after, count).encode()


def remarks(content: bytes) -> list[tuple[str, str]]:
    with override("en"), pytest.raises(Unfit) as unfit:
        read(content)
    return [(remark.place, remark.reason) for remark in unfit.value.remarks]


def test_six_regimes_are_shipped_and_each_is_called_like_its_file() -> None:
    assert len(shipped()) == 6
    assert [load(name).name for name in shipped()] == shipped()
    assert [name for name in shipped() if load(name).warnings] == []


def test_a_regime_that_is_not_shipped_is_not_guessed() -> None:
    with pytest.raises(KeyError):
        load("../city_committee")


def test_blanks_comments_and_the_order_of_keys_make_no_other_hash_and_a_value_does() -> None:
    regime = load("city_committee")
    again = read(("# another comment\n\n" + CITY.replace(" = ", "   =  ")).encode())
    turned = read(
        spoilt("nested = true\nnesting_order", "nesting_order", 1).replace(
            b"[reporters]", b"nested = true\n\n[reporters]"
        )
    )
    other = read(spoilt("grace_hours = 48", "grace_hours = 47"))

    assert len(regime.sha256) == 64
    assert again.sha256 == turned.sha256 == hash_of(regime.file) == regime.sha256
    assert other.sha256 != regime.sha256


SHAPES: list[Any] = [
    ("min_total = 1500", "min_total = 1500.0", "report, min_total", "whole number"),
    ("min_total = 1500", 'min_total = "1500"', "report, min_total", "whole number"),
    ("min_total = 1500\n", "", "report, min_total", "must be stated"),
    ("quorum_bp = 6666", "quorum_bp = 10001", "attendance, quorum_bp", "up to 10000"),
    ("quorum_bp = 6666", "quorum_bp = -1", "attendance, quorum_bp", "from 0 on"),
    ("carry_open = true", "carry_open = 1", "follow, carry_open", "true or false"),
    ("nested = true", "nested = true\nloyalty = true", "regime, loyalty", "Nothing of this name"),
    ('zone = "Asia/Shanghai"', 'zone = "Asia/Atlantis"', "regime, time_zone", "no time zone"),
    ('rounding = "down"', 'rounding = "away"', "cap, rounding", "one of: 'down', 'half_up', 'up'"),
    ('at = "09:00"', 'at = "24:00"', "stage 1, at", "not written"),
    ('"post:head@reporting"', '"everybody"', "attendance_rule 5, select", "not written"),
    ("[tie]", "[[tie]]", "tie", "needs a table"),
]


@pytest.mark.parametrize(("before", "after", "place", "words"), SHAPES)
def test_a_value_of_another_shape_is_named(before: str, after: str, place: str, words: str) -> None:
    found = remarks(spoilt(before, after))

    assert [at for at, _reason in found] == [place]
    assert words in found[0][1]


RULES: list[Any] = [
    ("weight_bp = 5000", "weight_bp = 5001", "voter_class", "10001"),
    ("weight_bp = 4000", "weight_bp = 3000", "component", "9000"),
    ('key = "duty"', 'key = "results"', "section", "twice"),
    ('merge_into = "A"', 'merge_into = "Z"', "voter_class 2, merge_into", "“Z”"),
    ('voter_class = "C"', 'voter_class = "D"', "attendance_rule 6, voter_class", "“D”"),
    ('else_max = "fairly_good"', 'else_max = "fine"', "gate 1, else_max", "“fine”"),
    ('subject = "component:follow_up"', 'subject = "component:luck"', "gate 1, subject", "“luck”"),
    ('grade = "average"\nasserted_by = "inspection', 'grade = "c"\nasserted_by = "inspection', "veto 1, grade", "“c”"),
    ('at_most = "average"', 'at_most = "bad"', "feedback, talk_if_grade_at_most", "“bad”"),
    ('chain = ["ballot"', 'chain = ["colour"', "tie, chain 1", "“colour”"),
    ("min = 200\nmax = 600", "min = 700\nmax = 600", "section 1, min", "greater"),
    ("problem_share_min_bp = 3000", "problem_share_min_bp = 4001", "report, problem_share_min_bp", "1200 of 3000"),
    ("offset = -18", "offset = -26", "stage 6", "“draft_due” must come before “check_done”"),
    ("offset = -30", "offset = -9", "stage 7", "“indicator_freeze” must come before “submit_due”"),
    ('anchor = "feedback_out"', 'anchor = "result_draft"', "stage 13, anchor", "“feedback_out”"),
    ("top = true", "top = false", "grade", "here it is 0"),
    ("from_x100 = 8000", "from_x100 = 9000", "grade", "must fall"),
    ("from_x100 = 0\n", "", "grade", "must fall"),
    ("disclose_min_size = 8", "disclose_min_size = 4", "ballot, disclose_min_size", "at least"),
    ('self_vote = "count"', 'self_vote = "forbid"', "ballot, self_vote", "secret"),
    ("over_issue = ", "# over_issue = ", "ballot, over_issue", "must be stated too"),
    ("round_digits = 2\n", "", "composite, round_digits", "must be stated too"),
    ("max_due_months = 8", "max_due_months = 13", "follow, max_due_months", "12 months"),
    ("ballot_records_days = 180", "ballot_records_days = 9", "retention, ballot_records_days", "10 days"),
]


@pytest.mark.parametrize(("before", "after", "place", "words"), RULES)
def test_a_rule_that_is_hurt_is_named(before: str, after: str, place: str, words: str) -> None:
    found = remarks(spoilt(before, after))

    assert [at for at, _reason in found] == [place]
    assert words in found[0][1]


def test_stages_that_count_from_nowhere_or_from_one_another_are_named() -> None:
    without = re.sub(r'\[\[stage\]\]\nkey = "plan_due".*?(?=\[\[stage\]\])', "", CITY, flags=re.S)
    circle = CITY.replace('anchor = "sign_off"', 'anchor = "plan_due"')

    assert remarks(without.encode()) == [
        ("stage 17, anchor", "It counts from “plan_due”, which is no stage of this file.")
    ]
    assert {reason for _at, reason in remarks(circle.encode())} >= {
        "“feedback_out” counts from itself in a circle.",
        "“plan_due” counts from itself in a circle.",
    }


def test_everything_is_told_at_once() -> None:
    two = CITY.replace("weight_bp = 5000", "weight_bp = 5001").replace("top = true", "top = false")
    shapes = CITY.replace("min_total = 1500", "min_total = true").replace("carry_open = true", "carry_open = 1")

    assert [at for at, _reason in remarks(two.encode())] == ["voter_class", "grade"]
    assert [at for at, _reason in remarks(shapes.encode())] == ["report, min_total", "follow, carry_open"]


def test_a_speech_that_does_not_fit_is_warned_of_and_taken() -> None:
    regime = read(spoilt("spoken_max = 1700", "spoken_max = 1761"))

    assert [remark.place for remark in regime.warnings] == ["report, spoken_max"]


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[regime", b"x = 1\n" * 200_000, b"a = " + b"[" * 5_000])
def test_what_is_no_file_of_this_kind_is_refused_in_a_sentence(content: bytes) -> None:
    (found,) = remarks(content)

    assert found[0] == ""
    assert found[1].endswith(".")


def test_the_reader_is_told_in_his_language() -> None:
    said = {}
    for language in ("en", "ja", "zh-hans"):
        with override(language), pytest.raises(Unfit) as unfit:
            read(spoilt("top = true", "top = false"))
        said[language] = str(unfit.value.remarks[0].reason)

    assert len(set(said.values())) == 3


def test_every_rule_that_can_be_hurt_has_a_sentence() -> None:
    assert set(_RULES) == set(Fault)


def test_shares_are_said_as_people_say_them() -> None:
    assert [share(points) for points in (3000, 3333, 2550, 0)] == ["30 %", "33.33 %", "25.5 %", "0 %"]


@pytest.mark.parametrize("language", ["en", "ja", "zh-Hans"])
@pytest.mark.parametrize("name", shipped())
def test_every_regime_explains_itself_in_words(name: str, language: str) -> None:
    passages = explain(load(name), language)
    text = "\n".join(sentence for passage in passages for sentence in passage.sentences)

    assert len(passages) == 6
    assert len(text.splitlines()) >= 10
    assert "%(" not in text
    assert not {"weighted_sum", "secret_unlinked", "None", "True"} & set(re.findall(r"\w+", text))


def test_the_city_says_what_a_reader_would_ask() -> None:
    text = "\n".join(s for passage in explain(load("city_committee"), "en") for s in passage.sentences)

    assert "A report has 1500 to 3000 characters." in text
    assert "At least 30 % of it is about problems." in text
    assert "Each speaker has 8 minutes." in text
    assert "Leaders of the convening unit count for 50 %." in text
    assert "At most 30 % get the top grade." in text
