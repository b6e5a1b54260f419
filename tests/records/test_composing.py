"""Writing: terms, sentences, and how little a record can be written from."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from hyogi.foundation.languages import LANGUAGES, Texts
from hyogi.records.composing import compose_facts, compose_record, from_plain, to_plain
from hyogi.records.composing.wording import HERE, Wording, entries
from tests.records.test_facts import some_facts

pytestmark = pytest.mark.either
GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"


def glossary() -> dict[str, tuple[str, str]]:
    """English word to (Chinese, Japanese), without the remarks in brackets."""
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|", GLOSSARY.read_text(), re.M)
    return {en: (re.sub("（.*?）", "", zh), re.sub("（.*?）", "", ja)) for en, zh, ja in rows}


def test_every_term_is_the_glossary_s_word_in_all_three_languages() -> None:
    known = glossary()
    differing = {
        key: dict(words)
        for key, words in entries("terms").items()
        if known.get(words["en"]) != (words["zh-Hans"], words["ja"])
    }

    assert differing == {}


def test_every_term_is_used_and_every_sentence_too() -> None:
    said = " ".join(words for texts in entries("phrases").values() for words in texts.values())
    source = " ".join(path.read_text() for path in HERE.glob("*.py"))
    by_value = ("kind_", "role_", "mode_", "point_", "standing_", "measure_", "language_", "programme_", "reports_")

    assert [key for key in entries("terms") if f"{{t.{key}}}" not in said] == []
    assert [key for key in entries("phrases") if f'"{key}"' not in source and not key.startswith(by_value)] == []


def test_chinese_and_japanese_sentences_use_no_word_that_the_glossary_replaced() -> None:
    for key, texts in entries("phrases").items():
        assert "評論" not in texts["ja"], key
        assert "评论" not in texts["zh-Hans"], key
        assert not re.search("です。|ます。|ません。", texts["ja"]), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_record_is_written_from_the_least_that_can_be_known(language: str) -> None:
    facts = some_facts()

    record = compose_record(facts, language)

    assert record.title
    assert "{" not in record.words() + compose_facts(facts, language).words()
    anchors = [block.anchor for block in record.blocks if block.kind == "heading"]
    assert anchors == ["attendance", "reports", "source"]
    assert from_plain(to_plain(record)) == record


def test_the_same_facts_give_the_same_words_and_other_facts_give_others() -> None:
    facts = some_facts()
    later = replace(facts, meeting=replace(facts.meeting, title=Texts({"en": "Other meeting"})))

    assert compose_record(facts, "en") == compose_record(facts, "en")
    assert "the Other meeting" not in compose_record(facts, "en").words()
    assert "the other meeting" in compose_record(later, "en").words()


def test_a_japanese_predicate_that_has_ended_closes_its_sentence() -> None:
    write = Wording("ja")

    assert (
        write.flow([["深く貫徹し、実行した", "事業を実施し", "成果を収めた"]])
        == "深く貫徹し、実行した。事業を実施し、成果を収めた。"
    )
    assert write.flow([["力を入れ", "進展を収めた"], ["旗が翻っている"]]) == "力を入れ、進展を収めた。旗が翻っている。"


def test_demands_and_deeds_end_as_such() -> None:
    assert Wording("ja").demand("組織体系を強化し") == "組織体系を強化する"
    assert Wording("ja").done("全面的に普及させ") == "全面的に普及させた"
    assert Wording("zh-Hans").done("全面推广") == "全面推广"


def test_a_name_keeps_its_capital_within_an_english_sentence() -> None:
    write = Wording("en", frozenset({"Party", "Tan"}))

    assert write.in_sentence("Secretaries of the Party") == "secretaries of the Party"
    assert write.in_sentence("Party organisations") == "Party organisations"
    assert write.in_sentence("“Two new” organisations") == "“Two new” organisations"


def test_numbers_and_brackets_are_those_of_the_language() -> None:
    assert [Wording(language).count(4) for language in ("en", "ja", "zh-Hans")] == ["four", "4", "四"]
    assert Wording("zh-Hans").count(2) == "两"
    assert (
        Wording("ja").say(Texts({"ja": "各区市県(開放先導区)の党(工)委員会 (A)"}))
        == "各区市県（開放先導区）の党（工）委員会 (A)"
    )


def test_a_quotation_ends_with_its_full_stop() -> None:
    assert Wording("zh-Hans").sentence("做到“两个维护”") == "做到“两个维护”。"
    assert Wording("en").sentence("the “two upholds”.") == "the “two upholds”."
