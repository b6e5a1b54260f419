"""What people of the town write: reports long enough for the regime, each unit in words of its own."""

import tomllib
from functools import lru_cache
from typing import Any

from hyogi.ops.demo import examples
from hyogi.reports.rules import length

LENGTHS = {"open_items": 240, "duty": 240, "results": 380, "problems": 600, "next": 300}
"""So long the sections are made; the regime asks for 1500 characters, of which problems are three tenths."""
_EN = {
    "places": ["Old Quay", "Rope Walk", "Fish Market", "North Dyke", "Salt Store", "South Station"],
    "months": ["March", "April", "May", "June", "July", "September"],
    "things": ["street lamps", "drains", "parking", "school gates", "lifts", "night buses"],
    "open_items": [
        "The list of last year named the {thing} of {place}; mended in {month}, and {n} households were asked.",
        "Of {m} items about {thing} all but one are closed; the last one waits for the land register in {place}.",
    ],
    "duty": [
        "I went to {place} {m} times over {thing} and decided on the spot what could be decided there.",
        "Each month from {month} on I heard a report on {thing} and had its figures put up in {place}.",
    ],
    "results": [
        "In {place} {n} {thing} were renewed by {month}, {m} more than planned, and no accident happened.",
        "An office for {thing} opened in {place}; {n} people came to it in its first {m} weeks.",
        "The inspection of {month} found {n} of the {thing} around {place} in order.",
    ],
    "problems": [
        "In {place} {n} {thing} stood broken from {month} on, because nobody was named who reports what fails.",
        "The figures on {thing} for {month} differed by {m} from the books of {place}; two sections kept a book each.",
        "{place} waited {n} days for an answer about {thing}, because the letter of {month} went to {m} offices.",
    ],
    "next": [
        "By {month} one section answers for the {thing} of {place}, and its name stands on the door.",
        "From {month} on {m} books about {thing} become one; {place} tries it first.",
    ],
}
_JA = {
    "places": ["旧埠頭", "縄場通り", "魚市場", "北堤", "塩倉", "南駅前"],
    "months": ["三月", "四月", "五月", "六月", "七月", "九月"],
    "things": ["街路灯", "排水路", "駐車場", "通学路", "昇降機", "夜間バス"],
    "open_items": [
        "昨年の一覧にあった{place}の{thing}は{month}に改修を終え、{n}世帯に聞き取りを行いました。",
        "{thing}に関する{m}項目のうち一項目を除いて完了し、残る項目は{place}の登記を待っています。",
    ],
    "duty": [
        "{thing}のため{place}に{m}回出向き、その場で決められることはその場で決めました。",
        "{month}からは毎月{thing}の報告を受け、数値を{place}の窓口に掲示しました。",
    ],
    "results": [
        "{place}では{month}までに{thing}{n}か所を更新し、計画を{m}か所上回り、事故はありませんでした。",
        "{thing}の相談窓口を{place}に開き、最初の{m}週間に{n}人が利用しました。",
        "{month}の点検では、{place}周辺の{thing}のうち{n}か所が良好と認められました。",
    ],
    "problems": [
        "{place}では{month}から{thing}{n}か所が壊れたままでした。故障を届け出る担当が決まっていなかったためです。",
        "{month}の{thing}の数値は{place}の帳簿と{m}件違っていました。二つの係が別々に帳簿を付けていたためです。",
        "{place}は{thing}についての回答を{n}日待ちました。{month}の照会が{m}つの部署を回ったためです。",
    ],
    "next": [
        "{month}までに{place}の{thing}の担当係を一つに定め、係の名を窓口に掲げます。",
        "{month}から{thing}の{m}冊の帳簿を一冊にまとめ、まず{place}で試します。",
    ],
}


@lru_cache(maxsize=8)
def _bank(language: str) -> dict[str, Any]:
    if language in ("en", "ja"):
        return _EN if language == "en" else _JA
    found = tomllib.loads((examples() / "demo" / "texts" / "reports.toml").read_text(encoding="utf-8"))
    return found | {"problems": [one.removeprefix("是") for one in found["problems"]]}


def report(language: str, seed: int) -> dict[str, str]:
    """The sections of a report by their keys; another seed gives another text."""
    bank, made = _bank(language), {}
    for section, least in LENGTHS.items():
        lines: list[str] = []
        while length("".join(lines)) < least:
            at = len(lines)
            before = f"{at + 1}. " if section == "problems" else ""
            lines.append(before + _sentence(bank, bank[section][(at + seed) % len(bank[section])], at + 3 * seed))
        made[section] = "\n".join(lines)
    return made


def _sentence(bank: dict[str, Any], words: str, turn: int) -> str:
    return words.format(
        place=bank["places"][turn % len(bank["places"])],
        thing=bank["things"][(turn * 5 + 1) % len(bank["things"])],
        month=bank["months"][(turn * 2 + 1) % len(bank["months"])],
        n=12 + turn * 7,
        m=2 + turn % 7,
    )
