"""A report as several pages show it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hyogi.cycles.models import Assignment, Deadline
from hyogi.cycles.queries import deadlines_of, language_of, regime_of
from hyogi.cycles.views.running import trail_of
from hyogi.design.shapes import Crumb
from hyogi.foundation.languages import written_in
from hyogi.indicators.queries import indicators_of
from hyogi.reports.checking import SPOKEN, Said, check, form_of, minutes_of, said
from hyogi.reports.models import StepKind
from hyogi.reports.queries import ReportPage, figures_for
from hyogi.reports.rules import length

DAY = 24


@dataclass(frozen=True)
class Shown:
    """One text of a report: its name, its words, how long they are and may be, what does not fit; `theirs` is what
    another stored meanwhile, where one of the two is to be chosen; `base` marks the stored text that it was opened
    with."""

    key: str
    title: Any
    text: str
    version: int
    length: int
    least: int
    most: int
    said: list[Said]
    before: str = ""
    note: Any = ""
    theirs: str | None = None
    base: str = ""
    likely: str = ""

    @property
    def lang(self) -> str:
        """The language of the text, where it is known."""
        return written_in(self.text, self.likely)

    @property
    def before_lang(self) -> str:
        return written_in(self.before, self.likely)

    @property
    def theirs_lang(self) -> str:
        return written_in(self.theirs or "", self.likely)

    @property
    def rows(self) -> int:
        """How high the field is, so that a section can be seen whole."""
        return max(4, min(20, self.most // 60))


def sections(page: ReportPage, texts: dict[str, str], before: dict[str, str]) -> list[Shown]:
    """The sections of the form with these texts, last year's beside them."""
    cycle = page.assignment.cycle
    unit = regime_of(cycle).report.length_unit
    wrong = findings_of(page, texts)
    return [
        Shown(
            part.key,
            part.title,
            texts.get(part.key, ""),
            page.passages[part.key].version if part.key in page.passages else 0,
            length(texts.get(part.key, ""), unit),
            part.rule.least,
            part.rule.most,
            [one for one in wrong if one.section == part.key],
            before.get(part.key, ""),
            likely=language_of(cycle),
        )
        for part in form_of(cycle)
    ]


def findings_of(page: ReportPage, texts: dict[str, str]) -> list[Said]:
    """All that does not fit, as sentences."""
    return said(page.assignment.cycle, check(page.assignment, texts, page.asked))


def lateness(deadline: Deadline | None, at: datetime) -> str:
    """By how much something comes late, in words; empty where it is in time or has no deadline."""
    if deadline is None or not deadline.is_late(at):
        return ""
    hours = int((at - deadline.due_at).total_seconds()) // 3600
    if hours >= DAY:
        days = hours // DAY
        return ngettext("%(count)s day after the deadline", "%(count)s days after the deadline", days) % {"count": days}
    if hours:
        return ngettext("%(count)s hour after the deadline", "%(count)s hours after the deadline", hours) % {
            "count": hours
        }
    return _("less than an hour after the deadline")


def handed_in_late(page: ReportPage) -> str:
    """By how much the report was handed in late, the first time."""
    first = next((one for one in reversed(page.steps) if one.kind == StepKind.HANDED_IN), None)
    if first is None:
        return ""
    assignment = page.assignment
    return lateness(deadlines_of(assignment.cycle, "draft_due", [assignment]).get(assignment.pk), first.at)


def answers(page: ReportPage, texts: dict[str, str]) -> list[Shown]:
    """The open items of last year with their answers."""
    return [
        Shown(
            asked.key,
            asked.text,
            texts.get(asked.key, ""),
            page.passages[asked.key].version if asked.key in page.passages else 0,
            length(texts.get(asked.key, "")),
            1,
            600,
            [],
            note=asked,
            likely=language_of(page.assignment.cycle),
        )
        for asked in page.asked
    ]


@dataclass(frozen=True)
class Change:
    """A text that is not what it was: its name, what stood there, what stands there."""

    title: Any
    before: str
    after: str


def changes(page: ReportPage, before: dict[str, str], after: dict[str, str]) -> list[Change]:
    """The texts of a report that differ between two states, in the order of the form."""
    parts: list[tuple[str, Any]] = [(part.key, part.title) for part in form_of(page.assignment.cycle)]
    parts += [(asked.key, asked.text) for asked in page.asked] + [(SPOKEN, _("Speaking version"))]
    found = [Change(title, before.get(key, ""), after.get(key, "")) for key, title in parts]
    return [one for one in found if one.before != one.after]


def spoken(page: ReportPage, texts: dict[str, str]) -> Shown | None:
    """The speaking version, for who reports on site; nothing where the regime has none."""
    most = regime_of(page.assignment.cycle).report.spoken_max
    if most is None or page.assignment.mode != "on_site":
        return None
    text = texts.get(SPOKEN, "")
    version = page.passages[SPOKEN].version if SPOKEN in page.passages else 0
    minutes = minutes_of(page.assignment.cycle, text)
    return Shown(
        SPOKEN, "", text, version, length(text), 0, most, [], note=minutes, likely=language_of(page.assignment.cycle)
    )


def figures_to_refer_to(assignment: Assignment) -> list[tuple[str, Any, str]]:
    """What a text can refer to: how it is written in the text, what it means, the figure as it stands."""
    there = figures_for(assignment)
    return [
        (f"{{{{figure:{one.indicator.code}}}}}", one.indicator.name, there.get(one.indicator.code, ""))
        for one in indicators_of(assignment.cycle)
    ]


def trail(assignment: Assignment, last: Any) -> list[Crumb]:
    """From the cycle over the unit to the page."""
    here = Crumb(assignment.unit.names, reverse("cycles:assignment", args=[assignment.pk]))
    return trail_of(assignment.cycle, here, last)
