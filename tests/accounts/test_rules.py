"""Invitation codes and user names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hyogi.accounts.rules import BODY, SIGNS, Mistyped, code_of, fits_user_name, grouped, read_code, user_name

pytestmark = pytest.mark.either
codes = st.lists(st.integers(0, len(SIGNS) - 1), min_size=BODY, max_size=BODY).map(code_of)


@given(codes)
def test_a_printed_code_is_read_back(code: str) -> None:
    assert read_code(grouped(code)).code == code


@given(codes)
def test_small_letters_blanks_and_full_width_signs_make_no_difference(code: str) -> None:
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in code)

    assert read_code(f"  {grouped(code).lower().replace('-', ' ')} ").code == code
    assert read_code(wide[:8] + "－" + wide[8:]).code == code


@given(codes, st.integers(0, BODY), st.sampled_from(SIGNS))
def test_one_mistyped_sign_is_always_noticed(code: str, place: int, sign: str) -> None:
    typed = code[:place] + sign + code[place + 1 :]

    assert (read_code(typed).wrong is Mistyped.CHECK_SIGN) is (typed != code)


@given(codes, st.integers(0, BODY - 1))
def test_two_swapped_neighbours_are_always_noticed(code: str, place: int) -> None:
    typed = code[:place] + code[place + 1] + code[place] + code[place + 2 :]

    assert (read_code(typed).wrong is Mistyped.CHECK_SIGN) is (typed != code)


def test_a_sign_that_occurs_in_no_code_is_named() -> None:
    typed = read_code("ABCD-0FGH-JKLM-NPQR")

    assert (typed.wrong, typed.foreign) == (Mistyped.FOREIGN_SIGN, "0L")


@pytest.mark.parametrize("typed", ["", "ABCD", "ABCD-EFGH-JKMN-PQRT-V"])
def test_a_code_that_is_too_short_or_too_long_is_noticed(typed: str) -> None:
    assert read_code(typed).wrong is Mistyped.LENGTH


@pytest.mark.parametrize("name", ["lin", "林美玲", "tanaka.yuki", "a@b.example"])
def test_user_names_may_be_of_any_script(name: str) -> None:
    assert fits_user_name(user_name(name))


@pytest.mark.parametrize("name", ["", "ab", "two words", "<b>", "x" * 61, "a/b"])
def test_user_names_have_no_blanks_and_no_marks(name: str) -> None:
    assert not fits_user_name(user_name(name))
