"""Every question asked of indicators, about a cycle or a reporter in sight."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, Max, Q

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import assignment_page, cycle_page
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.indicators.models import Figure, FigureState, Indicator, NamedIndicator


def indicators_of(cycle: Cycle) -> list[NamedIndicator]:
    """The quantities that the cycle names, in order, each with its definition."""
    named = NamedIndicator.unscoped.filter(branch=cycle.branch, cycle=cycle)
    return list(named.select_related("indicator"))


def figures_of(
    cycle: Cycle, only: Sequence[UUID] | None = None, indicators: Sequence[Indicator] | None = None
) -> dict[UUID, dict[str, Figure]]:
    """By assignment and code of the indicator: the figure that holds (the last one entered). Of these assignments
    and indicators only, where they are named."""
    found: dict[UUID, dict[str, Figure]] = {}
    rows = Figure.unscoped.filter(branch=cycle.branch, cycle=cycle).select_related("indicator").order_by("number")
    rows = rows if only is None else rows.filter(assignment__in=only)
    for figure in rows if indicators is None else rows.filter(indicator__in=indicators):
        found.setdefault(figure.assignment_id, {})[figure.indicator.code] = figure
    return found


@dataclass(frozen=True)
class Counts:
    """How many reporters have given a figure, how many of these figures are final, and how many were corrected."""

    given: int = 0
    final: int = 0
    corrected: int = 0


def counts_by_indicator(cycle: Cycle) -> dict[UUID, Counts]:
    """By indicator how many figures there are, counted by the database in two statements, each answered by an index
    alone. A final figure stays final whatever corrects it, and a corrected one corrected."""
    rows = Figure.unscoped.filter(branch=cycle.branch, cycle=cycle).order_by()
    corrected = rows.exclude(reason="").values_list("indicator").annotate(n=Count("assignment", distinct=True))
    counted = rows.values_list("indicator").annotate(
        given=Count("number", filter=Q(number=1)),
        final=Count("assignment", distinct=True, filter=Q(state=FigureState.FINAL)),
    )
    by_indicator = dict(corrected)
    return {indicator: Counts(given, final, by_indicator.get(indicator, 0)) for indicator, given, final in counted}


def count_figures(cycle: Cycle) -> int:
    """How many figures the reporters of the cycle have given, corrections not counted."""
    return Figure.unscoped.filter(branch=cycle.branch, cycle=cycle, number=1).count()


def figures_for(assignment: Assignment) -> dict[str, Figure]:
    """By code of the indicator: the figure of this reporter that holds."""
    rows = Figure.unscoped.filter(branch=assignment.branch, assignment=assignment).select_related("indicator")
    return {figure.indicator.code: figure for figure in rows.order_by("number")}


def last_year_for(assignment: Assignment) -> dict[str, Figure]:
    """The figures of the same unit in the cycle before, by code."""
    previous = assignment.cycle.previous_id
    if previous is None:
        return {}
    before = Assignment.unscoped.filter(
        branch=assignment.branch, cycle=previous, unit__unit=assignment.unit.unit_id
    ).first()
    if before is None:
        return {}
    rows = Figure.unscoped.filter(branch=assignment.branch, assignment=before)
    return {figure.indicator.code: figure for figure in rows.select_related("indicator").order_by("number")}


def history_of(assignment: Assignment, indicator: Indicator) -> list[Figure]:
    """Every value that was entered, the first one first."""
    rows = Figure.unscoped.filter(branch=assignment.branch, assignment=assignment, indicator=indicator)
    return list(rows.select_related("indicator").order_by("number"))


def trend_of(unit: UUID, indicator: Indicator) -> list[tuple[int, Figure]]:
    """The figures of a unit of the register by year, the earliest first: in each year the one that holds."""
    rows = Figure.unscoped.filter(
        branch=indicator.branch, indicator=indicator, assignment__unit__unit=unit, cycle__current=True
    )
    by_year = {one.cycle.year: one for one in rows.select_related("cycle", "indicator").order_by("number")}
    return sorted(by_year.items())


@dataclass(frozen=True)
class Sheet:
    """One indicator over reporters of a cycle (a leaf of them, once it is asked for), or all indicators of one."""

    cycle: Cycle
    assignments: list[Assignment]
    indicators: list[Indicator]

    @property
    def single(self) -> Indicator:
        return self.indicators[0]

    @property
    def assignment(self) -> Assignment:
        return self.assignments[0]

    def policy_facts(self) -> TargetFacts:
        return self.assignments[0].policy_facts() if len(self.assignments) == 1 else self.cycle.policy_facts()


def sheet_of_indicator(actor: Actor, id: UUID, code: str) -> Sheet:
    """One indicator of a cycle in sight, to be entered for its reporters, a leaf at a time; `Hidden` where there is
    none."""
    cycle = cycle_page(actor, id)
    return Sheet(cycle, [], [_named(cycle, code)])


def sheet_of_unit(actor: Actor, id: UUID) -> Sheet:
    """All indicators of the cycle at one reporter in sight."""
    assignment = assignment_page(actor, id)
    return Sheet(assignment.cycle, [assignment], [one.indicator for one in indicators_of(assignment.cycle)])


def one_figure(actor: Actor, id: UUID, code: str) -> Sheet:
    """One reporter in sight at one indicator of its cycle."""
    assignment = assignment_page(actor, id)
    return Sheet(assignment.cycle, [assignment], [_named(assignment.cycle, code)])


def _named(cycle: Cycle, code: str) -> Indicator:
    rows = NamedIndicator.unscoped.filter(branch=cycle.branch, cycle=cycle, indicator__code=code)
    found = rows.select_related("indicator").first()
    if found is None:
        raise Hidden
    indicator: Indicator = found.indicator
    return indicator


def names_of(indicators: Iterable[Indicator]) -> dict[str, tuple[str, ...]]:
    """How each indicator is called in every language, by code."""
    return {one.code: tuple(one.name.values()) for one in indicators}


def next_place(cycle: Cycle) -> int:
    """The place after the last indicator that the cycle names."""
    last = NamedIndicator.unscoped.filter(branch=cycle.branch, cycle=cycle).aggregate(last=Max("position"))["last"]
    return (last or 0) + 1
