"""What a report must be like: lengths, shares, answers, likeness. Checks warn while writing and decide at submission.

Sources: docs/regime-parameters.md, C1 `[report]`, C3.
"""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from hyogi.foundation.numbers import WHOLE_BP, share_reached

LengthUnit = Literal["chars", "words"]
SHINGLE = 8


def length(text: str, unit: LengthUnit = "chars") -> int:
    """The length of a text after NFC. `chars`: letters, digits and CJK characters; spaces and punctuation do not count.
    `words`: a CJK character is one word, a run of letters or digits is one word.

    >>> length("述职报告 2026。"), length("述职 report 2026.", "words")
    (8, 4)
    """
    composed = unicodedata.normalize("NFC", text)
    if unit == "chars":
        return sum(1 for sign in composed if _counts(sign))
    words, inside = 0, False
    for sign in composed:
        if _is_ideograph(sign):
            words, inside = words + 1, False
        elif _counts(sign):
            words, inside = words + (not inside), True
        elif unicodedata.category(sign) != "Mn":
            inside = False
    return words


def _counts(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LN"


def _is_ideograph(sign: str) -> bool:
    name = unicodedata.name(sign, "")
    return name.startswith(("CJK UNIFIED", "CJK COMPATIBILITY IDEOGRAPH", "HIRAGANA LETTER", "KATAKANA LETTER"))


class SectionKind(StrEnum):
    """What a section is for; problem and praise shares are counted by it."""

    OPEN_ITEMS = "open_items"
    NEUTRAL = "neutral"
    PRAISE = "praise"
    PROBLEM = "problem"
    PLAN = "plan"


@dataclass(frozen=True)
class Section:
    """One section of the form with its limits, in the report's unit of length."""

    key: str
    kind: SectionKind
    least: int
    most: int
    required: bool = True


@dataclass(frozen=True)
class Limits:
    """What a regime asks of the whole report."""

    unit: LengthUnit = "chars"
    min_total: int = 0
    max_total: int = 10**9
    problem_share_min_bp: int = 0
    praise_share_max_bp: int = WHOLE_BP


@dataclass(frozen=True)
class Finding:
    """One thing that does not fit: which rule, in which section (empty: the whole), what is and what should be.

    `word` names the thing inside the section where there are several: a problem, an open item, an indicator.
    """

    rule: str
    section: str
    found: int
    wanted: int
    word: str = ""


def findings(texts: Mapping[str, str], form: Sequence[Section], limits: Limits) -> list[Finding]:
    """All that does not fit in the report, in the order of the form, the whole last."""
    lengths = {section.key: length(texts.get(section.key, ""), limits.unit) for section in form}
    found = []
    for section in form:
        now = lengths[section.key]
        if section.required and now == 0:
            found.append(Finding("section_missing", section.key, 0, section.least))
        elif now and now < section.least:
            found.append(Finding("section_short", section.key, now, section.least))
        if now > section.most:
            found.append(Finding("section_long", section.key, now, section.most))
    total = sum(lengths.values())
    if total < limits.min_total:
        found.append(Finding("report_short", "", total, limits.min_total))
    if total > limits.max_total:
        found.append(Finding("report_long", "", total, limits.max_total))
    problems = _sum_of(form, lengths, SectionKind.PROBLEM)
    if total and not share_reached(problems, total, limits.problem_share_min_bp):
        found.append(Finding("few_problems", "", share_bp(problems, total), limits.problem_share_min_bp))
    praise = _sum_of(form, lengths, SectionKind.PRAISE)
    if praise * WHOLE_BP > limits.praise_share_max_bp * total:
        found.append(Finding("much_praise", "", share_bp(praise, total), limits.praise_share_max_bp))
    return found


def _sum_of(form: Iterable[Section], lengths: Mapping[str, int], kind: SectionKind) -> int:
    return sum(lengths[section.key] for section in form if section.kind is kind)


def share_bp(part: int, whole: int) -> int:
    """A share in basis points, rounded down, for showing; decisions compare with `share_reached`."""
    return part * WHOLE_BP // whole if whole else 0


def shingles(text: str) -> set[str]:
    """All runs of eight counted characters: what two texts are compared by."""
    plain = "".join(sign for sign in unicodedata.normalize("NFC", text).casefold() if _counts(sign))
    return {plain[at : at + SHINGLE] for at in range(len(plain) - SHINGLE + 1)}


def containment_bp(text: str, other: str) -> int:
    """How much of `text` stands in `other` too, in basis points rounded down; 0 for a text too short to compare."""
    own = shingles(text)
    return share_bp(len(own & shingles(other)), len(own))


def likeness(contained_bp: int, warn_bp: int, block_bp: int) -> Literal["none", "warn", "remark"]:
    """Nothing, a warning, or the need for a remark by the approver; never a silent refusal."""
    if contained_bp >= block_bp:
        return "remark"
    return "warn" if contained_bp >= warn_bp else "none"
