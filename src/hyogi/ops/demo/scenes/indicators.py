"""What a cycle asks for is fixed, units enter estimates, figures freeze, the year's final figures follow."""

from decimal import Decimal
from hashlib import sha256
from typing import Any

from hyogi.cycles.models import Assignment
from hyogi.foundation.languages import Texts
from hyogi.indicators.actions import Entry, carry_over, define_for, enter_figures
from hyogi.indicators.models import Indicator, Measure
from hyogi.indicators.queries import figures_of, indicators_of
from hyogi.ops.demo.story import Story

FIRST_YEAR = 2025
AFTER_THE_YEAR = "全年数据已核定，替换年底前的预计数。"
MISCOUNTED = "区里把同一站点的两个窗口各计一次，经核对更正。"


def define(story: Story) -> None:
    """The secretariat says what the year counts: what the year before counted, or the ten of the city."""
    cycle = story.cycle
    if cycle.previous is not None:
        carry_over(story.office, cycle.previous, cycle)
        return
    for one in story.texts("indicators")["indicator"]:
        define_for(
            story.office,
            cycle,
            one["code"],
            name=Texts(one["name"]),
            definition=Texts(one["definition"]),
            measure=Measure(one["measure"]),
        )


def estimate(story: Story) -> None:
    """Each unit enters what the year will probably bring."""
    cycle, asked = story.cycle, _asked(story)
    for assignment in story.assignments:
        entries = [Entry(assignment, one, _value(story, assignment, plan)) for one, plan in asked]
        enter_figures(story.head(assignment), cycle, entries)


def correct(story: Story) -> None:
    """After the freeze the secretariat corrects one figure, with the reason."""
    cycle, holding = story.cycle, figures_of(story.cycle)
    assignment = story.assignments[0]
    old = holding[assignment.pk]["SITES"]
    entry = Entry(assignment, old.indicator, old.value - 1, number=old.number)
    enter_figures(story.office, cycle, [entry], reason=MISCOUNTED)


def settle(story: Story) -> None:
    """After the year the secretariat enters the final figures; they stand beside the estimates."""
    cycle, asked, holding = story.cycle, _asked(story), figures_of(story.cycle)
    entries = []
    for assignment in story.assignments:
        for one, _plan in asked:
            old = holding.get(assignment.pk, {}).get(one.code)
            if old is not None:
                drift = Decimal(_lot(f"{assignment.unit.code}{one.code}{story.year}final", 13) - 6)
                value = old.value + (drift / 10 if one.measure == Measure.PERCENT else drift)
                entries.append(Entry(assignment, one, _inside(one, value), final=True, number=old.number))
    enter_figures(story.office, cycle, entries, reason=AFTER_THE_YEAR)


def _asked(story: Story) -> list[tuple[Indicator, dict[str, Any]]]:
    plans = {one["code"]: one for one in story.texts("indicators")["indicator"]}
    return [(one.indicator, plans[one.indicator.code]) for one in indicators_of(story.cycle)]


def _value(story: Story, assignment: Assignment, plan: dict[str, Any]) -> Decimal:
    """A plausible value, always the same for the same unit and year, a little better each year."""
    start = _lot(f"{assignment.unit.code}{plan['code']}", 10 * plan["spread"]) / 10
    wobble = _lot(f"{assignment.unit.code}{plan['code']}{story.year}", 20) / 10 - 1
    number = plan["base"] + start + (story.year - FIRST_YEAR) * plan["growth"] + wobble
    is_share = plan["measure"] == Measure.PERCENT
    value = Decimal(str(round(number, 1))) if is_share else Decimal(round(number))
    return min(value, Decimal("99.6")) if is_share else value


def _inside(indicator: Indicator, value: Decimal) -> Decimal:
    most = Decimal(100) if indicator.measure == Measure.PERCENT else value
    return max(Decimal(0), min(value, most))


def _lot(word: str, below: int) -> int:
    """A number below `below` that depends on the word alone."""
    return int(sha256(word.encode()).hexdigest()[:8], 16) % max(1, below)
