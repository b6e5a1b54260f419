"""What does not fit in a transcript: file, place and reason, in the reader's language, all at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError


@dataclass(frozen=True)
class Problem:
    """One thing that does not fit. `place` is the table and field inside the file: "assignment 1, units 3"."""

    file: str
    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.file}: {self.place}: {self.reason}" if self.place else f"{self.file}: {self.reason}"


class Unfit(Exception):
    """The transcript was not taken in; nothing was stored."""

    def __init__(self, problems: Iterable[Problem]):
        self.problems = list(problems)
        super().__init__("\n".join(map(str, self.problems)))


WORKED_OUT = {"minutes", "seconds", "duration", "deadline", "due", "due_on", "due_at", "score", "grade", "rank"}
"""Fields that somebody may try, and that a transcribed cycle does not have."""

_REASONS = {
    "missing": gettext_lazy("This must be stated."),
    "texts": gettext_lazy("This needs its words by language: en, ja or zh-Hans."),
    "long": gettext_lazy("This is longer than 20,000 characters."),
    "zone": gettext_lazy("This is no time zone; write it like Asia/Shanghai."),
    "string_type": gettext_lazy("This needs text in quotation marks."),
    "string_too_short": gettext_lazy("This must be stated."),
    "too_short": gettext_lazy("At least one is needed here."),
    "int_type": gettext_lazy("This needs a whole number."),
    "int_parsing": gettext_lazy("This needs a whole number."),
    "bool_type": gettext_lazy("This is true or false."),
    "bool_parsing": gettext_lazy("This is true or false."),
    "list_type": gettext_lazy("This needs a list."),
    "timezone_aware": gettext_lazy("This needs its offset from UTC, like 2021-01-17T17:53:00+08:00."),
}


def of_validation(file: str, error: ValidationError) -> Iterator[Problem]:
    """Every place that pydantic names, in words."""
    for detail in error.errors(include_url=False, include_input=False):
        yield Problem(file, place_of(detail["loc"]), _reason(detail))


def place_of(steps: Sequence[str | int]) -> str:
    """("assignment", 0, "units", 2) as "assignment 1, units 3"."""
    words: list[str] = []
    for step in steps:
        if isinstance(step, int) and words:
            words[-1] += f" {step + 1}"
        else:
            words.append(str(step))
    return ", ".join(words)


def _reason(detail: Any) -> str:
    kind, context = detail["type"], detail.get("ctx", {})
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    if kind in _REASONS:
        return str(_REASONS[kind])
    if kind == "extra_forbidden" and name in WORKED_OUT:
        return _("A transcribed cycle states and derives nothing: it has no minutes, no dates due and no scores.")
    if kind == "extra_forbidden":
        return _("Nothing of this name is known here.")
    if kind in ("enum", "literal_error"):
        return _("This must be one of: %(choices)s.") % {"choices": context.get("expected", "").replace(" or ", ", ")}
    if kind == "language":
        return _("These languages are not known here: %(given)s.") % context
    if kind in ("greater_than_equal", "less_than_equal"):
        return _("The number lies outside of what is possible here.")
    if kind == "string_too_long":
        return _("This is longer than %(max_length)s characters.") % context
    if kind == "string_pattern_mismatch" and "place" in name:
        return _("A place is written like 2.1: paragraph, point, sentence.")
    if kind.startswith(("date", "datetime")):
        return _("This needs a day like 2021-01-15, or an instant like 2021-01-17T17:53:00+08:00.")
    return _("This does not fit here.")
