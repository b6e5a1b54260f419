"""Moving a unit with all that lies below it."""

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.paths import depth_of
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.organisation.actions import ledger
from hyogi.organisation.actions.units import check_day_and_reason, open_state, places_of
from hyogi.organisation.entering import Scan, entered
from hyogi.organisation.models import Post, Unit, UnitState
from hyogi.organisation.queries import states_along
from hyogi.organisation.rules import Place, act_problem, move_problem, moved_path, placing_problem
from hyogi.organisation.sentences import keep


def move_unit(
    actor: Actor,
    unit: Unit,
    *,
    parent: Unit | None,
    on: date,
    reason: str,
    version: int | None = None,
    on_behalf_of: Post | None = None,
    scan: Scan | None = None,
) -> UnitState:
    """Have the unit, with all below it, lie under `parent` (none: as a root) from the day `on`. Each unit that moves
    along gets a further state with its new path; nothing that was is changed.

    Raises:
        Hidden: the unit or the one above is out of sight.
        Refusal: not allowed; under itself; too deep; while a unit below has a state that begins later.
        Stale: somebody else acted on the unit since `version`.
    """
    with ledger.the_turn():
        last = open_state(unit)
        above = open_state(parent) if parent else None
        target = TargetFacts(path=last.path, new_parent=above.path if above else "")
        entry = entered(actor, Action.MOVE_UNIT, target, on_behalf_of, scan)
        if above:
            actor.must(Action.SEE_UNIT, above.policy_facts())
        stands = {_("Under"): _code_of(last.parent_id)}
        ledger.next_version(unit, version, {_("Under"): parent.code if parent else ""}, stands)
        check_day_and_reason(on, reason)
        keep(act_problem(last.span, on), "on")
        along = states_along(last, on)
        place = Place(above.valid_from, above.valid_to, above.path, above.unit.code) if above else None
        keep(move_problem(last.path, place, on, along.filter(valid_from__gt=on).count()), "parent")
        if parent:
            deepest = max(depth_of(path) for path in along.values_list("path", flat=True).distinct())
            keep(placing_problem(places_of(parent), on, deepest - depth_of(last.path) + 1), "parent")
        moved = _write(last, along, above.path if above else "", parent, on, reason)
        facts = {
            "code": unit.code,
            "parent": parent.code if parent else "",
            "before": stands[_("Under")],
            "on": on.isoformat(),
            "reason": reason,
            "moved": len(moved),
        }
        audit.record(actor, Verb.UNIT_MOVED, unit, facts, path=moved[0].path, **entry.kept())
    return moved[0]


def _write(
    last: UnitState, along: QuerySet[UnitState], above: str, parent: Unit | None, on: date, reason: str
) -> list[UnitState]:
    """The states from `on`, the unit's own first, in two statements per thousand: names stay, so the index does."""
    new: list[UnitState] = []
    for state in along.order_by("path"):
        is_top = state.unit_id == last.unit_id
        changes: dict[str, Any] = {"parent_id": parent.pk if parent else None, "reason": reason} if is_top else {}
        new.append(_copy(state, path=moved_path(state.path, last.path, above), valid_from=on, **changes))
    along.filter(valid_from__lte=on).update(valid_to=on)
    UnitState.unscoped.bulk_create(new, batch_size=ledger.BATCH)
    return new


def _copy(state: UnitState, **changes: Any) -> UnitState:
    kept = {
        field.attname: getattr(state, field.attname)
        for field in UnitState._meta.concrete_fields
        if field.attname not in ("id", "reason")
    }
    return UnitState(**kept | changes)


def _code_of(unit: Any) -> str:
    return Unit.unscoped.get(pk=unit).code if unit else ""
