"""Who would report if a unit opened a cycle: by the regime, from the register as it stands on a day."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import ceil
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import BooleanField, ExpressionWrapper, F, Q, QuerySet

from hyogi.cycles.models import Mode, ModeBy
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Role
from hyogi.organisation.models import Manner, Post, Tenure, UnitState, on_day
from hyogi.organisation.queries import subtree, visible_states
from hyogi.organisation.search import matching
from hyogi.regimes.shape import RegimeFile

MONTH = 30.44


class Line(NamedTuple):
    """A unit that would report, with what is counted of it: how it reports, whether somebody holds the post, and
    whether it is graded. `why_not_graded` is "new_unit" or "new_in_post" where it is not."""

    code: str
    mode: Mode
    mode_by: ModeBy
    is_held: bool
    graded: bool = True
    why_not_graded: str = ""


@dataclass(frozen=True)
class Proposed:
    """A unit that would report, as it is shown: through which post (none: nobody holds one)."""

    state: UnitState
    post: Post | None
    line: Line

    @property
    def code(self) -> str:
        return self.line.code

    @property
    def mode(self) -> Mode:
        return self.line.mode

    @property
    def mode_by(self) -> ModeBy:
        return self.line.mode_by

    @property
    def graded(self) -> bool:
        return self.line.graded

    @property
    def why_not_graded(self) -> str:
        return self.line.why_not_graded


def reporter_lines(
    actor: Actor, convening: UnitState, regime: RegimeFile, on: date, listed: Iterable[UUID] = ()
) -> list[Line]:
    """The units that report to `convening` on the day, in the order of the register: enough to count thousands.

    By the rules `children` and `all_members` those directly below; by `by_kind` all below of the kinds that report on
    site; by `listed` those whose ids are given. Sources: docs/regime-parameters.md, `[reporters]`, `[modes]`.
    """
    return _lines(_reporting(actor, convening, regime, on, set(listed)), regime, on)


def propose_reporters(
    actor: Actor, convening: UnitState, regime: RegimeFile, on: date, listed: Iterable[UUID] = ()
) -> list[Proposed]:
    """The same units as they are shown and written down."""
    lines = reporter_lines(actor, convening, regime, on, listed)
    return _shown(_reporting(actor, convening, regime, on, set(listed)), regime, on, lines)


def shown_lines(actor: Actor, regime: RegimeFile, on: date, lines: Sequence[Line]) -> list[Proposed]:
    """Some of the units as they are shown."""
    states = visible_states(actor, on).filter(unit__code__in=[line.code for line in lines])
    return _shown(states, regime, on, lines)


def _shown(states: QuerySet[UnitState], regime: RegimeFile, on: date, lines: Sequence[Line]) -> list[Proposed]:
    """The lines with the units, which are among these, and the posts through which they report."""
    units = {state.unit_id: state for state in states}
    there = {state.unit.code: state for state in units.values()}
    tenures = _tenures(list(units), regime, on).select_related("post")
    first = _first([(one.post.unit_id, one.role, one.post.code_key, one.post) for one in tenures], regime)
    posts = {id: row[3] for id, row in first.items()}
    found = ((there[line.code], line) for line in lines if line.code in there)
    return [Proposed(state, posts.get(state.unit_id), line) for state, line in found]


def codes_found(actor: Actor, query: str, on: date) -> set[str]:
    """The codes of the units in sight that answer the query by a name that they have, or had."""
    condition = matching(query)
    return set(visible_states(actor, on).filter(condition).values_list("unit__code", flat=True)) if condition else set()


def _reporting(
    actor: Actor, convening: UnitState, regime: RegimeFile, on: date, listed: set[UUID]
) -> QuerySet[UnitState]:
    match regime.reporters.rule:
        case "children" | "all_members":
            found = visible_states(actor, on).filter(parent=convening.unit)
        case "by_kind":
            found = subtree(actor, convening, on).filter(kind__code__in=regime.modes.on_site_kinds)
        case "listed":
            found = subtree(actor, convening, on).filter(unit__in=listed)
    return found.select_related("unit", "kind").order_by("path")


def _lines(states: QuerySet[UnitState], regime: RegimeFile, on: date) -> list[Line]:
    rows = list(states.values_list("unit", "unit__code", "kind__code"))
    is_new = ExpressionWrapper(Q(valid_from__gt=_before(on, regime.reporters.min_months_in_post)), BooleanField())
    tenures = _tenures(states.order_by().values("unit"), regime, on).annotate(is_new=is_new)
    first = _first(tenures.values_list("post__unit", "role", "post__code_key", "is_new"), regime)
    held = {unit: row[3] for unit, row in first.items()}
    young = _young(states, regime, on)
    found = (_line(code, kind, held.get(unit), regime, code in young) for unit, code, kind in rows)
    return [line for line in found if line is not None]


def _roles(regime: RegimeFile) -> list[Role]:
    """Through which posts a unit reports: the head's, else the deputy's where the regime lets a deputy report for a
    vacant post."""
    return [Role.HEAD, Role.DEPUTY] if regime.reporters.vacant_post == "deputy_reports" else [Role.HEAD]


def _tenures(units: Any, regime: RegimeFile, on: date) -> QuerySet[Any]:
    roles = _roles(regime)
    rows: QuerySet[Any] = (
        Tenure.unscoped.filter(on_day(on), on_day(on, "post__"), post__unit__in=units, post__kind__role__in=roles)
        .filter(manner__in=[Manner.HOLDER, Manner.ACTING])
        .annotate(role=F("post__kind__role"))
        .order_by()
    )
    return rows


def _first(rows: Iterable[Sequence[Any]], regime: RegimeFile) -> Mapping[Any, Sequence[Any]]:
    """By the unit the first of the rows (unit, role, code of the post, …): by the role that goes before, then by the
    code."""
    rank = {role: at for at, role in enumerate(_roles(regime))}
    found: dict[Any, Sequence[Any]] = {}
    for row in rows:
        other = found.get(row[0])
        if other is None or (rank[row[1]], row[2]) < (rank[other[1]], other[2]):
            found[row[0]] = row
    return found


def _line(code: str, kind: str, is_new: bool | None, regime: RegimeFile, is_young: bool) -> Line | None:
    """How the unit reports; `is_new` says whether who holds its post came too lately, `None` that nobody holds it."""
    if is_new is None and regime.reporters.vacant_post == "skip":
        return None
    mode, mode_by = _mode(kind, regime)
    if is_young:
        return Line(code, mode, mode_by, is_new is not None, False, "new_unit")
    if is_new:
        match regime.reporters.new_in_post:
            case "excused":
                return None
            case "report_no_grade":
                return Line(code, mode, mode_by, True, False, "new_in_post")
            case "written_no_grade":
                return Line(code, Mode.WRITTEN, mode_by, True, False, "new_in_post")
            case "report_graded":
                pass
    return Line(code, mode, mode_by, is_new is not None)


def _young(states: QuerySet[UnitState], regime: RegimeFile, on: date) -> set[str]:
    """The units that are younger than the regime asks; one that was only renamed or moved is as old as it was."""
    since = _before(on, regime.reporters.min_unit_age_months)
    recent = dict(states.filter(valid_from__gt=since).values_list("unit__code", "valid_from"))
    if not recent:
        return set()
    stood = UnitState.unscoped.filter(unit__code__in=list(recent), valid_from__lt=F("valid_to"))
    first = dict(stood.order_by("-valid_from").values_list("unit__code", "valid_from"))
    return {code for code, since in recent.items() if first[code] == since}


def _mode(kind: str, regime: RegimeFile) -> tuple[Mode, ModeBy]:
    if regime.modes.select == "all_on_site":
        return Mode.ON_SITE, ModeBy.REST
    if kind in regime.modes.on_site_kinds:
        return Mode.ON_SITE, ModeBy.KIND
    return Mode.WRITTEN, ModeBy.REST


def _before(on: date, months: int) -> date:
    """The last day from which on it is so many months until this one."""
    return on - timedelta(days=ceil(months * MONTH))
