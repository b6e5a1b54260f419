"""Acts on units: found, rename, close. Moving is in `moving`."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _

from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import Texts, tidy
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.actions import ledger
from hyogi.organisation.entering import Scan, entered
from hyogi.organisation.models import ALWAYS, FOREVER, Post, Unit, UnitKind, UnitState
from hyogi.organisation.queries import what_keeps_open
from hyogi.organisation.rules import (
    Fault,
    Place,
    Problem,
    act_problem,
    closing_unit_problem,
    code_key,
    code_problem,
    day_problem,
    name_problem,
    placing_problem,
    reason_problem,
)
from hyogi.organisation.sentences import keep


def found_unit(
    actor: Actor,
    *,
    code: str,
    parent: Unit | None,
    kind: UnitKind,
    name: str,
    names: Mapping[str, str] | None = None,
    readings: Mapping[str, str] | None = None,
    sectors: Sequence[str] = (),
    on: date,
    reason: str,
    on_behalf_of: Post | None = None,
    scan: Scan | None = None,
) -> UnitState:
    """Found a unit under `parent` (none: a root), from the day `on`; `ALWAYS` where nobody states since when.

    Raises:
        Hidden: the unit above is out of sight.
        Refusal: not allowed, or against a rule of the register.
    """
    code, name = tidy(code), tidy(name)
    with ledger.the_turn():
        above = open_state(parent) if parent else None
        entry = entered(actor, Action.FOUND_UNIT, TargetFacts(path=above.path if above else ""), on_behalf_of, scan)
        keep(code_problem(code), "code")
        keep(taken(Unit, code), "code")
        check_names(name, tidied(names), tidied(readings))
        check_day_and_reason(on, reason)
        if parent:
            keep(placing_problem(places_of(parent), on), "on")
        step = ledger.next_steps(1)[0]
        unit = Unit.unscoped.create(code=code, code_key=code_key(code), step=step)
        state = UnitState(
            unit=unit,
            parent=parent,
            path=(above.path if above else "") + step,
            kind=kind,
            sectors=";".join(sectors),
            name=name,
            names=tidied(names),
            readings=tidied(readings),
            valid_from=on,
            reason=reason,
        )
        ledger.write_states([state])
        facts = {
            "code": code,
            "parent": parent.code if parent else "",
            "kind": kind.code,
            "on": on.isoformat(),
            "reason": reason,
        }
        audit.record(actor, Verb.UNIT_FOUNDED, unit, facts, path=state.path, **entry.kept())
    return state


def rename_unit(
    actor: Actor,
    unit: Unit,
    *,
    name: str,
    names: Mapping[str, str] | None = None,
    readings: Mapping[str, str] | None = None,
    kind: UnitKind | None = None,
    sectors: Sequence[str] | None = None,
    on: date,
    reason: str,
    version: int | None = None,
    on_behalf_of: Post | None = None,
    scan: Scan | None = None,
) -> UnitState:
    """Give the unit another name, kind or sectors from the day `on`. What is left out stays as it is.

    Raises:
        Hidden, Refusal: as for founding.
        Stale: somebody else acted on the unit since `version`.
    """
    with ledger.the_turn():
        last = open_state(unit)
        entry = entered(actor, Action.RENAME_UNIT, TargetFacts(path=last.path), on_behalf_of, scan)
        wanted: dict[str, Any] = {
            "name": tidy(name),
            "names": last.names if names is None else tidied(names),
            "readings": last.readings if readings is None else tidied(readings),
            "kind_id": kind.pk if kind else last.kind_id,
            "sectors": last.sectors if sectors is None else ";".join(sectors),
        }
        before = {field: getattr(last, field) for field in wanted}
        ledger.next_version(unit, version, said(wanted, kind or last.kind), said(before, last.kind))
        check_names(wanted["name"], wanted["names"], wanted["readings"])
        check_day_and_reason(on, reason)
        keep(act_problem(last.span, on), "on")
        changed = sorted(field.removesuffix("_id") for field in wanted if wanted[field] != before[field])
        if not changed:
            keep(Problem(Fault.NOTHING_CHANGES))
        new = ledger.follow(last, on, reason=reason, **wanted)
        ledger.write_states([new])
        only_named = not {"kind", "sectors"} & set(changed)
        facts = {"code": unit.code, "on": on.isoformat(), "reason": reason}
        audit.record(
            actor,
            Verb.UNIT_RENAMED if only_named else Verb.UNIT_CHANGED,
            unit,
            facts if only_named else facts | {"fields": changed},
            path=new.path,
            **entry.kept(),
        )
    return new


def close_unit(
    actor: Actor,
    unit: Unit,
    *,
    on: date,
    reason: str,
    version: int | None = None,
    on_behalf_of: Post | None = None,
    scan: Scan | None = None,
) -> UnitState:
    """Close the unit from the day `on`, and with it its posts, which nobody may hold any more.

    Raises:
        Hidden, Refusal: as for founding; also while posts are held or units below are open.
        Stale: somebody else acted on the unit since `version`.
    """
    with ledger.the_turn():
        last = open_state(unit)
        entry = entered(actor, Action.CLOSE_UNIT, TargetFacts(path=last.path), on_behalf_of, scan)
        ledger.next_version(unit, version, {}, said({"name": last.name, "sectors": last.sectors}, last.kind))
        check_day_and_reason(on, reason)
        keep(act_problem(last.span, on), "on")
        keep(closing_unit_problem(*what_keeps_open(last, on)))
        ledger.end_state(last, on)
        posts = list(Post.unscoped.filter(unit=unit, valid_to=FOREVER))
        for post in posts:
            Post.unscoped.filter(pk=post.pk).update(valid_to=max(on, post.valid_from), version=F("version") + 1)
        facts = {"on": on.isoformat(), "reason": reason}
        audit.record_all(
            actor,
            [
                (Verb.UNIT_CLOSED, unit, facts | {"code": unit.code}, last.path),
                *((Verb.POST_CLOSED, post, facts | {"code": post.code}, last.path) for post in posts),
            ],
            **entry.kept(),
        )
    return last


def open_state(unit: Unit) -> UnitState:
    """The last state of the unit, read anew."""
    states = UnitState.unscoped.filter(unit=unit).select_related("unit", "kind")
    found: UnitState | None = states.order_by("-valid_to", "-valid_from", "-id").first()
    if found is None:
        raise Hidden
    return found


def places_of(unit: Unit) -> list[Place]:
    """Where the unit lay, lies and will lie, in the order of time."""
    rows = UnitState.unscoped.filter(unit=unit, valid_from__lt=F("valid_to")).order_by("valid_from")
    return [Place(state.valid_from, state.valid_to, state.path, unit.code) for state in rows]


def check_day_and_reason(on: date, reason: str) -> None:
    """Pass where the day (`ALWAYS` is one that nobody stated) and the reason are as the register takes them."""
    if on != ALWAYS:
        keep(day_problem(on, clock.today()), "on")
    keep(reason_problem(reason), "reason")


def check_names(name: str, *by_language: Texts) -> None:
    """Pass where there is a name, and it and its translations and readings are not too long."""
    keep(name_problem(name), "name")
    for text in [text for texts in by_language for text in texts.values()]:
        keep(name_problem(text), "names")


def taken(model: type[Any], code: str) -> Problem | None:
    """Whether the code is given already, to whatever unit, post or person."""
    is_taken = model.unscoped.filter(code_key=code_key(code)).exists()
    return Problem(Fault.CODE_TAKEN, {"code": code}) if is_taken else None


def tidied(texts: Mapping[str, str] | None) -> Texts:
    return Texts({language: tidy(text) for language, text in (texts or {}).items()})


def said(fields: Mapping[str, Any], kind: UnitKind) -> dict[str, Any]:
    """The fields of a unit as a reader compares them."""

    rows = {_("Name"): fields["name"], _("Kind"): str(kind), _("Sectors"): fields["sectors"]}
    for label, field in ((_("Name"), "names"), (_("Reading"), "readings")):
        rows |= {f"{label} ({language})": text for language, text in fields.get(field, {}).items()}
    return rows
