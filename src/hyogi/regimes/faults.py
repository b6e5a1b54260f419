"""What does not fit in a regime file: the place and a sentence in the reader's language, all at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError

from hyogi.regimes.rules import Fault, Problem


@dataclass(frozen=True)
class Remark:
    """One thing that does not fit. `place` is the table and key: "grade 2, from_x100"."""

    place: str
    reason: str

    def __str__(self) -> str:
        return f"{self.place}: {self.reason}" if self.place else self.reason


class Unfit(Exception):
    """The file is not a regime; `remarks` names every fault."""

    def __init__(self, remarks: Iterable[Remark]):
        self.remarks = list(remarks)
        super().__init__("\n".join(map(str, self.remarks)))


_SHAPES = {
    "missing": gettext_lazy("This must be stated."),
    "extra_forbidden": gettext_lazy("Nothing of this name is known here."),
    "int_type": gettext_lazy("This needs a whole number."),
    "bool_type": gettext_lazy("This is true or false."),
    "string_type": gettext_lazy("This needs text in quotation marks."),
    "list_type": gettext_lazy("This needs a list."),
    "model_type": gettext_lazy("This needs a table."),
    "words": gettext_lazy("This needs its words by language."),
    "words_en": gettext_lazy("This needs its words in English (en) at least."),
    "zone": gettext_lazy("This is no time zone; write it like Asia/Shanghai."),
    "too_short": gettext_lazy("At least one is needed here."),
    "string_too_short": gettext_lazy("This must be stated."),
    "string_pattern_mismatch": gettext_lazy("This is not written as it must be here."),
}
_WITH_FACTS = {
    "tag": gettext_lazy("These languages are not known here: %(given)s."),
    "words_long": gettext_lazy("This is longer than %(most)s characters."),
    "string_too_long": gettext_lazy("This is longer than %(max_length)s characters."),
    "greater_than_equal": gettext_lazy("This is a number from %(ge)s on."),
    "less_than_equal": gettext_lazy("This is a number up to %(le)s."),
}
_RULES = {
    Fault.WEIGHTS: gettext_lazy("These weights come to %(total)s and must come to 10000."),
    Fault.TWICE: gettext_lazy("“%(name)s” stands here twice."),
    Fault.UNKNOWN_NAME: gettext_lazy("“%(name)s” is named here and stands nowhere in the file."),
    Fault.MIN_OVER_MAX: gettext_lazy("The least length is greater than the greatest."),
    Fault.LENGTHS: gettext_lazy(
        "All sections together have %(least)s to %(most)s, the report %(min)s to %(max)s: no text fits both."
    ),
    Fault.PROBLEM_SHARE: gettext_lazy(
        "This share cannot be reached: the sections on problems have at most %(most)s of %(of)s."
    ),
    Fault.STAGE_ORDER: gettext_lazy("“%(first)s” must come before “%(second)s”."),
    Fault.NO_ANCHOR: gettext_lazy("It counts from “%(name)s”, which is no stage of this file."),
    Fault.ANCHOR_CIRCLE: gettext_lazy("“%(name)s” counts from itself in a circle."),
    Fault.OBJECTION_PLACE: gettext_lazy("By objection.when, this counts from “%(anchor)s”."),
    Fault.ONE_TOP: gettext_lazy("Just one grade is the top one; here it is %(count)s."),
    Fault.THRESHOLDS: gettext_lazy("From grade to grade the least points must fall, down to 0."),
    Fault.DISCLOSE: gettext_lazy("This must be at least min_class_size, %(least)s."),
    Fault.SELF_VOTE: gettext_lazy("A secret ballot cannot be asked whose it is: only “count” is possible."),
    Fault.NEEDED_HERE: gettext_lazy("With what this file states elsewhere, this must be stated too."),
    Fault.DUE_TOO_LATE: gettext_lazy("An item must come due before the next meeting: at most %(months)s months."),
    Fault.KEPT_TOO_SHORT: gettext_lazy("Until objections are answered it must be kept: at least %(least)s days."),
    Fault.NOT_SPEAKABLE: gettext_lazy(
        "A text of %(given)s does not fit into the speaking time; about %(fits)s can be spoken."
    ),
}


def said(problem: Problem) -> Remark:
    """A rule that is hurt, in words."""
    return Remark(place_of(problem.place), str(_RULES[problem.fault]) % problem.facts)


def of_validation(error: ValidationError) -> Iterator[Remark]:
    """Every place that does not have the shape, in words."""
    for detail in error.errors(include_url=False, include_input=False):
        yield Remark(place_of(detail["loc"]), _reason(detail))


def _reason(detail: Any) -> str:
    kind, facts = detail["type"], detail.get("ctx", {})
    if kind in _SHAPES:
        return str(_SHAPES[kind])
    if kind in _WITH_FACTS:
        return str(_WITH_FACTS[kind]) % facts
    if kind == "literal_error":
        return _("This must be one of: %(choices)s.") % {"choices": facts["expected"].replace(" or ", ", ")}
    return _("This does not fit here.")


def place_of(steps: Sequence[str | int]) -> str:
    """("grade", 1, "from_x100") as "grade 2, from_x100"."""
    words: list[str] = []
    for step in steps:
        if isinstance(step, int) and words:
            words[-1] += f" {step + 1}"
        else:
            words.append(str(step))
    return ", ".join(words)
