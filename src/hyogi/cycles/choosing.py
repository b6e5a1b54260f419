"""Who reports on site by choice, written in lines: the code of a unit, then the reason."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hyogi.cycles.actions.opening import Choice
from hyogi.cycles.models import Mode, ModeBy
from hyogi.cycles.queries import Line
from hyogi.organisation.rules import code_key

LONGEST_REASON = 500
MOST_TOLD = 20
"""So many lines that do not fit are named; of the others it is said how many there are."""


class Written(NamedTuple):
    """A line as it was typed."""

    number: int
    code: str
    reason: str


@dataclass(frozen=True)
class Read:
    """What was read from lines: the choices by the code of the unit, and a sentence for each line that does not fit."""

    choices: Mapping[str, Choice]
    unfit: list[str]


def written(text: str) -> list[Written]:
    """The lines that hold something, numbered as they stand.

    >>> written("TM-01 The roads\\n\\nTM-02")
    [Written(number=1, code='TM-01', reason='The roads'), Written(number=3, code='TM-02', reason='')]
    """
    lines = [(number, line.split(maxsplit=1)) for number, line in enumerate(text.splitlines(), 1)]
    return [Written(number, *words, *[""] * (2 - len(words))) for number, words in lines if words]


def in_lines(choices: Mapping[str, Choice]) -> str:
    """The choices as lines."""
    return "\n".join(f"{code} {choice.reason}" for code, choice in choices.items() if choice.mode is Mode.ON_SITE)


def read(lines: Iterable[Written], reporters: Iterable[Line], known: Collection[str], *, needs_reason: bool) -> Read:
    """The choices that the lines make. `known` are the keys of codes of units in sight that do not report."""
    by_key = {code_key(one.code): one for one in reporters}
    before: dict[str, int] = {}
    choices, unfit = {}, []
    for line in lines:
        one = by_key.get(code_key(line.code))
        problem = _problem(line, one, before, code_key(line.code) in known, needs_reason)
        if problem:
            unfit.append(problem)
        elif one is not None:
            choices[one.code] = Choice(Mode.ON_SITE, line.reason.strip())
        if one is not None:
            before.setdefault(one.code, line.number)
    return Read(choices, list(_told(unfit)))


def _problem(line: Written, one: Line | None, before: Mapping[str, int], is_known: bool, needs_reason: bool) -> str:
    """Why the line does not fit; nothing where it does."""
    named = {"line": line.number, "unit": line.code[:60]}
    if one is None and not is_known:
        return _("Line %(line)s: there is no unit with the code “%(unit)s”.") % named
    if one is None:
        return _("Line %(line)s: %(unit)s does not report in this cycle.") % named
    if one.mode_by is ModeBy.KIND:
        return _("Line %(line)s: how %(unit)s reports is settled by its kind. Take the line out.") % named
    if one.code in before:
        return _("Line %(line)s: %(unit)s is named already in line %(before)s.") % (
            named | {"before": before[one.code]}
        )
    if needs_reason and not line.reason.strip():
        return _("Line %(line)s: the reason for %(unit)s is missing. State it after the code.") % named
    if len(line.reason) > LONGEST_REASON:
        most = {"most": LONGEST_REASON}
        return _("Line %(line)s: the reason for %(unit)s is longer than %(most)s characters.") % (named | most)
    return ""


def _told(unfit: list[str]) -> Iterator[str]:
    yield from unfit[:MOST_TOLD]
    more = len(unfit) - MOST_TOLD
    if more > 0:
        yield ngettext("%(n)s more line does not fit.", "%(n)s more lines do not fit.", more) % {"n": more}
