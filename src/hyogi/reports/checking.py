"""What does not fit in a report, by its cycle's regime, in the reader's language. Nothing here changes anything."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import regime_of
from hyogi.design.words import plain
from hyogi.foundation.languages import Texts
from hyogi.indicators.models import Figure
from hyogi.indicators.queries import figures_for, indicators_of
from hyogi.regimes.shape import RegimeFile
from hyogi.reports.questions import Question
from hyogi.reports.rules import (
    Finding,
    Limits,
    Section,
    SectionKind,
    claims,
    codes_in,
    findings,
    length,
    mismatches,
    problem_findings,
    resolved,
)

SPOKEN = "spoken"
FIGURE_TABLE = "key_indicator_table"
"""The attachment that the figures of the unit stand for."""
_DECIDE = {
    "section_missing",
    "section_long",
    "report_short",
    "report_long",
    "few_problems",
    "problems_few",
    "open_item",
    "spoken_long",
    "figure_unknown",
    "figure_missing",
    "figure_differs",
    "figures_incomplete",
}
"""What keeps a report from being submitted; the rest are warnings to whoever writes and whoever checks."""


@dataclass(frozen=True)
class Part:
    """A section of the form as its page needs it."""

    key: str
    title: Texts
    rule: Section


def form_of(cycle: Cycle) -> list[Part]:
    """The sections of the cycle's reports, in order."""
    return [Part(section.key, title, section) for section, title in _form(regime_of(cycle))]


def _form(regime: RegimeFile) -> list[tuple[Section, Texts]]:
    return [
        (Section(one.key, SectionKind(one.kind), one.min, one.max, one.required), Texts(one.title))
        for one in regime.section
    ]


def limits_of(cycle: Cycle) -> Limits:
    """What the regime asks of the whole report."""
    report = regime_of(cycle).report
    return Limits(
        report.length_unit,
        report.min_total,
        report.max_total,
        report.problem_share_min_bp,
        report.praise_share_max_bp if report.praise_share_max_bp is not None else 10_000,
    )


def check(assignment: Assignment, texts: Mapping[str, str], asked: Sequence[Question]) -> list[Finding]:
    """All that does not fit: lengths, shares, problems without an instance, open items without an answer, a speaking
    version that is too long."""
    regime = regime_of(assignment.cycle)
    form = [section for section, _title in _form(regime)]
    figures = figures_for(assignment)
    raw, texts = texts, written_out(texts, figures)
    found = findings(texts, form, limits_of(assignment.cycle))
    for section in form:
        if section.kind is SectionKind.PROBLEM and texts.get(section.key, "").strip():
            found += problem_findings(
                section.key,
                texts[section.key],
                least=regime.report.problem_count_min,
                needs_instance=regime.report.problem_needs_instance,
            )
    if regime.report.open_items_required:
        for question in asked:
            if not texts.get(question.key, "").strip():
                found.append(Finding("open_item", question.key, 0, 1, question.text))
    found += _of_figures(assignment, regime, raw, figures)
    most = regime.report.spoken_max
    spoken = length(texts.get(SPOKEN, ""), regime.report.length_unit)
    if most is not None and spoken > most:
        found.append(Finding("spoken_long", SPOKEN, spoken, most))
    return found


def written_out(texts: Mapping[str, str], figures: Mapping[str, Figure]) -> dict[str, str]:
    """The texts with each reference replaced by the figure."""
    values = {code: figure.written for code, figure in figures.items()}
    return {key: resolved(text, values) for key, text in texts.items()}


def _of_figures(
    assignment: Assignment, regime: RegimeFile, texts: Mapping[str, str], figures: Mapping[str, Figure]
) -> list[Finding]:
    """References to nothing, numbers that differ from the indicator's, and figures that are missing altogether: they
    are the table of key figures that the regime asks for."""
    asked = {one.indicator.code: tuple(one.indicator.name.values()) for one in indicators_of(assignment.cycle)}
    values = {code: figure.value for code, figure in figures.items()}
    found = []
    for key, text in texts.items():
        for code in codes_in(text):
            if code not in asked:
                found.append(Finding("figure_unknown", key, 0, 0, code))
            elif code not in values:
                found.append(Finding("figure_missing", key, 0, 0, code))
        if regime.report.figures_must_match:
            for one in mismatches(claims(text, asked), values, regime.report.figure_tolerance_bp or 0):
                word = f"{one.name}: {one.value} ≠ {figures[one.code].written}"
                found.append(Finding("figure_differs", key, 0, 0, word))
    given = sum(code in values for code in asked)
    if FIGURE_TABLE in regime.report.required_attachments and given < len(asked):
        found.append(Finding("figures_incomplete", "", given, len(asked)))
    return found


def decides(finding: Finding) -> bool:
    """Whether the finding keeps the report from being submitted."""
    return finding.rule in _DECIDE


@dataclass(frozen=True)
class Said:
    """A finding as a sentence, with the section that it is about."""

    section: str
    sentence: str
    decides: bool


def said(cycle: Cycle, found: Sequence[Finding]) -> list[Said]:
    """The findings in the reader's language."""
    titles = {part.key: plain(part.title) for part in form_of(cycle)}
    return [Said(one.section, _sentence(one, titles.get(one.section, "")), decides(one)) for one in found]


def _sentence(one: Finding, title: str) -> str:
    values: dict[str, Any] = {
        "section": title,
        "found": one.found,
        "wanted": one.wanted,
        "word": one.word,
        "share": f"{one.found / 100:g}",
        "least": f"{one.wanted / 100:g}",
    }
    return _sentences()[one.rule] % values


def _sentences() -> dict[str, str]:
    return {
        "section_missing": _("“%(section)s” is empty; it takes at least %(wanted)s characters."),
        "section_short": _("“%(section)s” has %(found)s characters; it takes at least %(wanted)s."),
        "section_long": _("“%(section)s” has %(found)s characters; it takes at most %(wanted)s."),
        "report_short": _("The whole report has %(found)s characters; it takes at least %(wanted)s."),
        "report_long": _("The whole report has %(found)s characters; it takes at most %(wanted)s."),
        "few_problems": _("Problems make up %(share)s %% of the report; at least %(least)s %% are asked for."),
        "much_praise": _("Results make up %(share)s %% of the report; at most %(least)s %% are wanted."),
        "problems_few": _("“%(section)s” names %(found)s problems; at least %(wanted)s are asked for."),
        "problem_vague": _("A problem is named without an instance (a place, a day, a figure): “%(word)s”"),
        "open_item": _("An item of last year is not answered: “%(word)s”"),
        "figure_unknown": _("The text refers to “%(word)s”, which is no indicator of this cycle."),
        "figure_missing": _("The text refers to “%(word)s”, for which the unit has given no figure."),
        "figure_differs": _("A figure in the text is not that of the indicator. %(word)s"),
        "figures_incomplete": _("%(found)s of %(wanted)s figures of the year are given; all are asked for."),
        "spoken_long": _("The speaking version has %(found)s characters; it takes at most %(wanted)s."),
    }


@lru_cache(maxsize=1)
def rules_known() -> frozenset[str]:
    """Every rule that has a sentence."""
    return frozenset(_sentences())


def minutes_of(cycle: Cycle, text: str) -> float:
    """How many minutes it takes to say the text, by the regime's speed."""
    regime = regime_of(cycle)
    return round(length(text, "chars") / regime.report.chars_per_minute, 1)
