"""How names are found: tokens, and what a search asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyogi.organisation.rules import tokens_of, wanted

pytestmark = pytest.mark.either
han = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=20)
words = st.text(st.sampled_from("abcdefgß éñ東大连ガ가-2"), max_size=30)


def finds(query: str, *names: str, readings: tuple[str, ...] = (), codes: tuple[str, ...] = ()) -> bool:
    tokens = tokens_of(names, readings, codes)
    asked = wanted(query)
    return bool(asked) and all(
        any(low <= token < high if high else token == low for token in tokens) for low, high in asked
    )


@pytest.mark.parametrize(
    "query", ["大连", "连", "大连市", "DALIAN", "dali", "Dà lián", "lian", "だい", "ダイレン", "ﾀﾞｲﾚﾝ", "dl", "大 da"]
)
def test_a_city_is_found_by_characters_reading_and_beginnings(query: str) -> None:
    assert finds(query, "大连市", "Dalian", readings=("dà lián", "だいれん"))


@pytest.mark.parametrize("query", ["大市", "alian", "旅顺", "da xian", "大连港"])
def test_and_not_by_what_it_is_not_called(query: str) -> None:
    assert not finds(query, "大连市", "Dalian", readings=("dà lián",))


def test_accents_width_case_and_invisible_signs_make_no_difference() -> None:
    assert finds("lushunkou", "Lüshunkou District")
    assert finds("ＬÜＳＨＵＮ", "Lüshunkou District")
    assert finds("望\u200b潮", "望潮区")
    assert finds("邉", "邉\U000e0100区")
    assert finds("strasse", "Hauptstrasse Straße")


def test_voiced_kana_are_other_letters() -> None:
    assert finds("が", "ガス")
    assert not finds("か", "ガス")


def test_codes_are_found_by_their_parts() -> None:
    assert finds("tm-03", codes=("TM-03-07",))
    assert finds("ＴＭ", codes=("TM-03-07",))


@pytest.mark.parametrize("query", ["", "  ", "!?、。", "\u200b"])
def test_a_query_without_a_word_asks_for_nothing(query: str) -> None:
    assert wanted(query) == []


@given(han, st.data())
def test_any_stretch_of_a_name_written_without_blanks_finds_it(name: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(name) - 1))
    end = data.draw(st.integers(start + 1, len(name)))

    assert finds(name[start:end], name)


@given(words)
def test_whatever_a_unit_is_called_it_is_found_by_its_whole_name(name: str) -> None:
    assert finds(name, name) or not wanted(name)


@given(st.text(max_size=400))
def test_tokens_stay_few_and_short(name: str) -> None:
    tokens = tokens_of([name], [name], [name])

    assert len(tokens) <= 700
    assert all(1 <= len(token) <= 40 for token in tokens)
    assert len(wanted(name)) <= 12
