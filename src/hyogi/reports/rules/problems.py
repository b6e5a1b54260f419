"""Problems are named one by one, each with an instance. Source: docs/regime-parameters.md, C1 `[report]`."""

import re
from collections.abc import Iterable

from hyogi.reports.rules.form import Finding, length

_COUNTED = "一二三四五六七八九十"
_BEGINS = re.compile(
    r"(?:^|(?<=[。；;.!?！？：:\n]))\s*"
    rf"(?:[{_COUNTED}]是|[（(]?[{_COUNTED}]{{1,3}}[)）、]|第[{_COUNTED}]{{1,2}}[，,、]"
    r"|[（(]?\d{1,2}[)）、]|\d{1,2}\.(?=\s)|[-*•·]\s)",
    re.M,
)
_COUNTERS = "个名人次项处件户家所天日周月年度季场份条元万亿成倍%％"
_FIGURE = re.compile(rf"\d|[{_COUNTED}两百千零〇]+(?:[{_COUNTERS}])|[{_COUNTED}两百千]分之")
SHORTEST = 10


def problems_in(text: str) -> list[str]:
    """The problems that a text names: each numbered passage (`一是…`, `（二）…`, `3.…`, `- …`), else each paragraph.

    >>> problems_in("主要有：一是两个村三个月没有开会。二是3户漏报。")
    ['一是两个村三个月没有开会。', '二是3户漏报。']
    """
    starts = [match.start() for match in _BEGINS.finditer(text)]
    if not starts:
        return [line.strip() for line in text.splitlines() if length(line) >= SHORTEST]
    ends = [*starts[1:], len(text)]
    return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]


def has_instance(problem: str, names: Iterable[str] = ()) -> bool:
    """Whether the problem is shown in an instance: a date, a place, a unit or a figure. `names` are those of units.

    >>> has_instance("个别单位重视不够"), has_instance("3月有两个村没有开会")
    (False, True)
    """
    told = _BEGINS.sub("", problem)
    return bool(_FIGURE.search(told)) or any(name and name in told for name in names)


def problem_findings(
    section: str, text: str, *, least: int, needs_instance: bool, names: Iterable[str] = ()
) -> list[Finding]:
    """What does not fit in a section of problems: too few of them, or some without an instance."""
    named = problems_in(text)
    found = [Finding("problems_few", section, len(named), least)] if len(named) < least else []
    if needs_instance:
        known = tuple(names)
        found += [
            Finding("problem_vague", section, at, 0, word=_begin(problem))
            for at, problem in enumerate(named, 1)
            if not has_instance(problem, known)
        ]
    return found


def _begin(problem: str, most: int = 24) -> str:
    return problem if len(problem) <= most else f"{problem[:most]}…"
