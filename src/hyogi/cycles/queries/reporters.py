"""Who would report if a unit opened a cycle: by the regime, from the register as it stands on a day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import F

from hyogi.cycles.models import Mode, ModeBy
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Role
from hyogi.organisation.models import ALWAYS, Manner, Post, Tenure, UnitState, on_day
from hyogi.organisation.queries import subtree, visible_states
from hyogi.regimes.shape import RegimeFile

MONTH = 30.44


@dataclass(frozen=True)
class Proposed:
    """A unit that would report: through which post (none: nobody holds one), how, and whether it is graded.

    `why_not_graded` is "new_unit" or "new_in_post" where it is not.
    """

    state: UnitState
    post: Post | None
    mode: Mode
    mode_by: ModeBy
    graded: bool = True
    why_not_graded: str = ""


def propose_reporters(
    actor: Actor, convening: UnitState, regime: RegimeFile, on: date, listed: Iterable[UUID] = ()
) -> list[Proposed]:
    """The units that report to `convening` on the day, in the order of the register, each with post and mode.

    By the rules `children` and `all_members` those directly below; by `by_kind` all below of the kinds that report on
    site; by `listed` those whose ids are given. Sources: docs/regime-parameters.md, `[reporters]`, `[modes]`.
    """
    states = _reporting(actor, convening, regime, on, set(listed))
    posts = _answering(states, regime, on)
    young = _young(states, regime, on)
    found = (_proposed(state, posts.get(state.unit_id), regime, on, state.unit_id in young) for state in states)
    return [proposed for proposed in found if proposed is not None]


def _reporting(actor: Actor, convening: UnitState, regime: RegimeFile, on: date, listed: set[UUID]) -> list[UnitState]:
    match regime.reporters.rule:
        case "children" | "all_members":
            found = visible_states(actor, on).filter(parent=convening.unit)
        case "by_kind":
            found = subtree(actor, convening, on).filter(kind__code__in=regime.modes.on_site_kinds)
        case "listed":
            found = subtree(actor, convening, on).filter(unit__in=listed)
    return list(found.select_related("unit", "kind").order_by("path"))


def _answering(states: list[UnitState], regime: RegimeFile, on: date) -> Mapping[UUID, tuple[Post, date]]:
    """By unit the post that reports and since when its holder is in it: the head's, else the deputy's where the regime
    lets a deputy report for a vacant post."""
    roles = [Role.HEAD, Role.DEPUTY] if regime.reporters.vacant_post == "deputy_reports" else [Role.HEAD]
    tenures = (
        Tenure.unscoped.filter(on_day(on), on_day(on, "post__"), post__unit__in=[state.unit_id for state in states])
        .filter(manner__in=[Manner.HOLDER, Manner.ACTING], post__kind__role__in=roles)
        .select_related("post")
        .annotate(role=F("post__kind__role"))
        .order_by("post__code_key")
    )
    found: dict[UUID, tuple[Post, date]] = {}
    for role in roles:
        for tenure in tenures:
            if tenure.role == role:
                found.setdefault(tenure.post.unit_id, (tenure.post, tenure.valid_from))
    return found


def _proposed(
    state: UnitState, answering: tuple[Post, date] | None, regime: RegimeFile, on: date, is_young: bool
) -> Proposed | None:
    if answering is None and regime.reporters.vacant_post == "skip":
        return None
    mode, mode_by = _mode(state, regime)
    post, since = answering or (None, ALWAYS)
    if is_young:
        return Proposed(state, post, mode, mode_by, False, "new_unit")
    if _months(since, on) < regime.reporters.min_months_in_post:
        match regime.reporters.new_in_post:
            case "excused":
                return None
            case "report_no_grade":
                return Proposed(state, post, mode, mode_by, False, "new_in_post")
            case "written_no_grade":
                return Proposed(state, post, Mode.WRITTEN, mode_by, False, "new_in_post")
            case "report_graded":
                pass
    return Proposed(state, post, mode, mode_by)


def _young(states: list[UnitState], regime: RegimeFile, on: date) -> set[UUID]:
    """The units that are younger than the regime asks; one that was only renamed or moved is as old as it was."""
    recent = [one for one in states if _months(one.valid_from, on) < regime.reporters.min_unit_age_months]
    ids = [one.unit_id for one in recent]
    stood = UnitState.unscoped.filter(unit__in=ids, valid_from__lt=F("valid_to")) if ids else UnitState.unscoped.none()
    first = dict(stood.order_by("-valid_from").values_list("unit", "valid_from"))
    return {one.unit_id for one in recent if first[one.unit_id] == one.valid_from}


def _mode(state: UnitState, regime: RegimeFile) -> tuple[Mode, ModeBy]:
    if regime.modes.select == "all_on_site":
        return Mode.ON_SITE, ModeBy.REST
    if state.kind.code in regime.modes.on_site_kinds:
        return Mode.ON_SITE, ModeBy.KIND
    return Mode.WRITTEN, ModeBy.REST


def _months(since: date, on: date) -> float:
    return (on - since).days / MONTH
