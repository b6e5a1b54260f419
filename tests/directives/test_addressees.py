"""To whom a point can go: few branches are choices, of many the codes are typed."""

from typing import Any

import pytest
from django.utils import translation

from hyogi.directives.forms import PointForm
from hyogi.directives.queries import addressees, addressees_below
from hyogi.directives.rules import AddressKind
from tests.loop import Small, a_cycle

pytestmark = pytest.mark.django_db


@pytest.fixture
def wide(monkeypatch: pytest.MonkeyPatch) -> Small:
    """A cycle with more branches than are shown as choices."""
    monkeypatch.setattr(addressees, "MOST_BRANCHES", 3)
    return a_cycle()


def form(small: Small, **typed: Any) -> PointForm:
    return PointForm(addressees_below(small.cycle), {"text_en": "Mend the roads.", **typed})


def codes(small: Small) -> list[str]:
    return [one.unit.code for one in small.assignments]


def test_few_branches_are_choices_and_no_codes_are_asked_for() -> None:
    small = a_cycle()
    asked = form(small, addresses=[f"branch:{codes(small)[0]}"])

    assert "branches" not in asked.fields
    assert asked.is_valid()
    assert asked.wanted.addresses == [(AddressKind.BRANCH, codes(small)[0])]


def test_codes_are_read_by_line_or_by_comma_and_each_counts_once(wide: Small) -> None:
    first, second, third, *_rest = codes(wide)
    asked = form(wide, addresses=["level:1"], branches=f"{first}\r\n{second}， {third}、{first}\n")

    assert all(not value.startswith("branch:") for _kind, several in wide_choices(wide) for value, _name in several)
    assert asked.is_valid(), asked.errors
    expected = [(AddressKind.LEVEL, "1"), *((AddressKind.BRANCH, code) for code in (first, second, third))]
    assert asked.wanted.addresses == expected


def wide_choices(small: Small) -> list[tuple[str, list[tuple[str, str]]]]:
    return addressees_below(small.cycle).choices


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "No units directly below {} have the codes NOWHERE, TM-0X. Correct these codes, or take them out."),
        ("ja", "{}の直下にコードが NOWHERE、TM-0X の組織はありません。コードを直すか、取り除いてください。"),
        ("zh-hans", "{}的直属下级单位中没有代码为 NOWHERE、TM-0X 的单位。请改正代码，或将其删去。"),
    ],
)
def test_unknown_codes_are_named_in_the_sentence_that_refuses_them(wide: Small, language: str, sentence: str) -> None:
    with translation.override(language):
        asked = form(wide, branches=f"NOWHERE, {codes(wide)[0]}, TM-0X")

        assert not asked.is_valid()
        assert asked.errors["branches"] == [sentence.format(wide.cycle.convening.names)]
