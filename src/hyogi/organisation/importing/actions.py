"""Previewing a file against the register, and taking it in: whole, and only as it was seen."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.models import Installation
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal
from hyogi.organisation.actions import ledger
from hyogi.organisation.importing.planning import PLANS
from hyogi.organisation.importing.previews import Mark, Preview, Say
from hyogi.organisation.importing.storing import store
from hyogi.organisation.importing.tables import Kind, Table


class Moved(Exception):
    """The register is no longer as it was when the difference was shown; `preview` is how it is now."""

    def __init__(self, preview: Preview):
        self.preview = preview
        super().__init__("the register changed since the preview")


def preview(actor: Actor, kind: Kind | str, table: Table, on: date | None = None, say: Say | None = None) -> Preview:
    """What the file would do to the register; changes hold from `on` (default today). Writes nothing.

    Raises:
        Refusal: the actor may not import.
    """
    actor.must(Action.IMPORT_REGISTER)
    kind, day = Kind(kind), on or clock.today()
    version = _version()
    plan = PLANS[kind](actor, table, day)
    if say:
        say(len(table.records), 2 * len(table.records))
    return Preview(kind, day, table, plan, actor, version)


def _version() -> int:
    """How often the register was changed so far."""
    return Installation.unscoped.values_list("register_version", flat=True).first() or 0


def apply(actor: Actor, seen: Preview, say: Say | None = None) -> Preview:
    """Take in the file exactly as it was previewed, all of it or nothing.

    Raises:
        Refusal: the actor may not, or something in the file is refused.
        Moved: the register changed since the preview so that the file would now do something else.
    """
    if seen.refused:
        raise _refused(seen)
    if not seen.changes_anything:
        return replace(seen, applied=True)
    with ledger.the_turn():
        fresh = _still(actor, seen)
        told, total = say or _quiet, len(fresh.table.records)
        store(fresh.kind, actor, fresh.plan.work, lambda done, of: told(_half(total, done, of), 2 * total))
        _record(actor, fresh)
    return replace(fresh, applied=True)


def _still(actor: Actor, seen: Preview) -> Preview:
    """The preview, where nobody acted on the register since; else a new one, which must say the same."""
    if seen.actor == actor and _version() == seen.version + 1:  # the turn itself counts one
        actor.must(Action.IMPORT_REGISTER)
        return seen
    fresh = preview(actor, seen.kind, seen.table, seen.on)
    if fresh.fingerprint != seen.fingerprint:
        raise Moved(fresh)
    return fresh


def _half(total: int, done: int, of: int) -> int:
    """Storing is the second half of the way."""
    return total + (total * done // of if of else total)


def _quiet(done: int, total: int) -> None:
    """Nobody asked how far it is."""


def _record(actor: Actor, taken: Preview) -> None:
    counts = taken.counts
    installation = Installation.unscoped.get()
    facts = {
        "kind": taken.kind.value,
        "sha256": taken.table.sha256,
        "rows": len(taken.table.records),
        "on": taken.on.isoformat(),
        **{mark.value: counts[mark] for mark in (Mark.NEW, Mark.CHANGED, Mark.MOVED, Mark.CLOSED, Mark.UNTOUCHED)},
    }
    audit.record(actor, Verb.IMPORTED, installation, facts)


def _refused(taken: Preview) -> Refusal:
    first = taken.refused[0]
    return Refusal(
        rule=_("A file is taken in whole or not at all."),
        fact=_("Row %(row)s, %(column)s: %(reason)s")
        % {"row": first.row, "column": first.column, "reason": first.reason},
        remedy=_("Mend the rows that are refused and take the file again."),
    )
