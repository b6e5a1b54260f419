"""Figures in a text: references to indicators, and numbers beside an indicator's name that must equal its value.

Source: docs/regime-parameters.md, C1 `[report]`, `figures_must_match`, `figure_tolerance_bp`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from hyogi.foundation.numbers import WHOLE_BP

_REFERENCE = re.compile(r"\{\{\s*figure\s*:\s*([^{}\s]+)\s*\}\}")
_OTHER_TIME = re.compile(r"(上年|去年|前年|上一年|往年|目标|计划|前年度|昨年|last year|previous|target)", re.I)
BEFORE, BETWEEN = 8, 12


def codes_in(text: str) -> list[str]:
    """The codes of the indicators that a text refers to (`{{figure:CODE}}`), in order, each once."""
    return list(dict.fromkeys(_REFERENCE.findall(text)))


def resolved(text: str, values: Mapping[str, str]) -> str:
    """The text with each reference replaced by the figure; one without a figure stays as it is.

    >>> resolved("覆盖率{{figure:COVER}}。", {"COVER": "96.5%"})
    '覆盖率96.5%。'
    """
    return _REFERENCE.sub(lambda found: values.get(found[1], found[0]), text)


@dataclass(frozen=True)
class Claim:
    """A number that stands beside the name of an indicator: its code, the name as written, the number."""

    code: str
    name: str
    value: Decimal


def claims(text: str, names: Mapping[str, Iterable[str]]) -> list[Claim]:
    """The numbers that follow the name of an indicator within a few signs of the same sentence. What speaks of last
    year, a plan or a target is left alone. `names` are the names of each indicator by its code."""
    found = []
    for code, spellings in names.items():
        for name in {spelling for spelling in spellings if spelling}:
            pattern = re.compile(re.escape(name) + rf"([^\d。；;.!?！？\n]{{0,{BETWEEN}}})(\d[\d,]*(?:\.\d+)?)", re.I)
            for match in pattern.finditer(text):
                around = text[max(0, match.start() - BEFORE) : match.start()] + match[1]
                if not _OTHER_TIME.search(around):
                    found.append(Claim(code, name, Decimal(match[2].replace(",", ""))))
    return found


def mismatches(made: Iterable[Claim], values: Mapping[str, Decimal], tolerance_bp: int) -> list[Claim]:
    """The claims that differ from the indicator's value by more than the tolerance; where there is no value, nothing is
    known to differ."""
    return [
        claim
        for claim in made
        if claim.code in values
        and abs(claim.value - values[claim.code]) * WHOLE_BP > tolerance_bp * abs(values[claim.code])
    ]
