"""The comment on a report: how long, how many problems, until when, and what its hash is of.

Sources: docs/regime-parameters.md, `[meeting]` (`comment_max_chars`, `comment_problem_min`), stage
`written_comments_due`.
"""

import json
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Literal

from hyogi.reports.rules import LengthUnit, length


class Lack(StrEnum):
    """What keeps a comment from being fixed as it is."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    PROBLEMS = "problems"
    PROBLEM_LONG = "problem_long"


LONGEST_PROBLEM = 500
"""Of one problem, in characters as stored."""


def lacks(words: str, problems: Sequence[str], *, most: int, unit: LengthUnit, least_problems: int) -> list[Lack]:
    """What a comment of these words and problems lacks; nothing where it can be fixed."""
    found = []
    if not words.strip():
        found.append(Lack.EMPTY)
    if length(words, unit) > most:
        found.append(Lack.TOO_LONG)
    if len(problems) < least_problems:
        found.append(Lack.PROBLEMS)
    if any(len(problem) > LONGEST_PROBLEM for problem in problems):
        found.append(Lack.PROBLEM_LONG)
    return found


def problems_of(lines: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """The problems as (text, category), without empty lines and without one that stands there twice."""
    found: dict[str, str] = {}
    for text, category in lines:
        tidy = " ".join(text.split())
        if tidy:
            found.setdefault(tidy, category)
    return list(found.items())


def may_fix(
    *, opened: bool, closed: bool, hard: bool, shut: bool
) -> Literal["not_opened", "shut", "at_meeting", "in_writing"]:
    """Whether a comment may be fixed now: at the meeting while it is open; after it in writing, until a hard stage has
    shut."""
    if not opened:
        return "not_opened"
    if not closed:
        return "at_meeting"
    return "shut" if hard and shut else "in_writing"


def canonical(assignment: str, words: str, problems: Sequence[tuple[str, str]], at: str, corrects: str) -> bytes:
    """The bytes that a comment's hash is of: JSON with sorted keys and no blanks."""
    plain = {
        "assignment": assignment,
        "at": at,
        "corrects": corrects,
        "problems": [list(one) for one in problems],
        "words": words,
    }
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
