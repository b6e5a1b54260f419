"""Paths, languages, clock, kept files."""

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from hyogi.foundation import clock, files
from hyogi.foundation.languages import Texts, content_code, tidy
from hyogi.foundation.paths import STEP, ancestors_of, below, depth_of, is_within, number_of, step_of

numbers = st.integers(min_value=0, max_value=36**STEP - 1)
paths = st.lists(numbers, min_size=1, max_size=6).map(lambda steps: "".join(map(step_of, steps)))


@given(numbers)
@pytest.mark.either
def test_a_step_and_its_number_are_the_same_thing(number: int) -> None:
    assert number_of(step_of(number)) == number
    assert len(step_of(number)) == STEP


@given(numbers, numbers)
@pytest.mark.either
def test_steps_compare_by_bytes_as_their_numbers_do(one: int, other: int) -> None:
    assert (step_of(one).encode() < step_of(other).encode()) == (one < other)


@given(paths, paths)
@pytest.mark.either
def test_the_range_of_a_subtree_holds_just_what_lies_in_it(path: str, top: str) -> None:
    low, high = below(top)

    assert (low <= path < high) == is_within(path, top)


@given(paths)
@pytest.mark.either
def test_the_line_above_leads_from_the_root_to_the_parent(path: str) -> None:
    line = ancestors_of(path)

    assert len(line) == depth_of(path) - 1
    assert all(is_within(path, above) for above in line)


@pytest.mark.either
def test_nothing_lies_under_no_unit() -> None:
    assert not is_within("000001", "")


@pytest.mark.either
@pytest.mark.parametrize(
    ("code", "language"), [("zh-CN", "zh-Hans"), ("zh-hans", "zh-Hans"), ("ja-JP", "ja"), ("fr", "en")]
)
def test_every_reader_has_one_of_the_languages(code: str, language: str) -> None:
    assert content_code(code) == language


@pytest.mark.either
def test_a_text_is_said_in_the_readers_language_else_in_english_else_in_the_one_there_is() -> None:
    texts = Texts({"en": "Harbour", "ja": "港"})

    assert texts.say("ja") == ("港", "ja")
    assert texts.say("zh-Hans") == ("Harbour", "en")
    assert Texts({"zh-Hans": "港湾"}).say("ja") == ("港湾", "zh-Hans")
    assert Texts().say("ja") == ("", "")


@pytest.mark.either
def test_control_characters_go_and_what_a_person_typed_stays() -> None:
    assert tidy(" が\u0000\n ") == "が"
    assert tidy("line\nline\tend") == "line\nline\tend"


@pytest.mark.either
def test_the_day_is_that_of_the_zone() -> None:
    try:
        clock.stand_at(datetime(2027, 1, 1, 16, 30, tzinfo=UTC))
        assert clock.today("Asia/Shanghai").isoformat() == "2027-01-02"
        assert clock.today("Europe/London").isoformat() == "2027-01-01"
    finally:
        clock.stand_at(None)


@pytest.mark.django_db
def test_a_file_is_kept_once_by_its_content_and_under_a_harmless_name() -> None:
    one = files.keep(SimpleUploadedFile("../../x\\signed.pdf", b"%PDF-1.7 signed"))
    other = files.keep(SimpleUploadedFile("again.pdf", b"%PDF-1.7 signed"))

    assert (one.sha256, one.name, one.media_type) == (other.sha256, "signed.pdf", "application/pdf")
    assert files.content_of(one) == b"%PDF-1.7 signed"
    assert len(list((Path(settings.HYOGI_HOME) / "files").rglob(one.sha256))) == 1


@pytest.mark.django_db
def test_a_changed_file_is_never_served_silently() -> None:
    stored = files.keep(SimpleUploadedFile("signed.pdf", b"signed"))
    files.place_of(stored.sha256).write_bytes(b"forged")

    with pytest.raises(OSError, match="is not what was stored"):
        files.content_of(stored)
    files.place_of(stored.sha256).write_bytes(b"signed")


@pytest.mark.either
def test_a_full_disk_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    before = sorted((Path(settings.HYOGI_HOME) / "files").rglob("*"))
    monkeypatch.setattr("os.fsync", full)

    with pytest.raises(OSError, match="No space left"):
        files.keep_content(io.BytesIO(b"too much"))

    assert [p for p in sorted((Path(settings.HYOGI_HOME) / "files").rglob("*")) if p not in before] == []
