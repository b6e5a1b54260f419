"""What is done with cycles: a tree is frozen, a transcribed cycle is entered."""

from collections.abc import Mapping, Sequence
from datetime import date

from django.db import IntegrityError, transaction

from hyogi.cycles.models import Cycle, FrozenUnit, OfCycle, Source, Transcription, TreeEdition
from hyogi.cycles.rules import CycleKind, branch_of
from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import Texts
from hyogi.foundation.paths import ancestors_of
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Stale
from hyogi.foundation.writing import in_writing
from hyogi.organisation.models import UnitState
from hyogi.organisation.queries import subtree, visible_states

BATCH = 1000


def freeze(actor: Actor, top: UnitState, on: date) -> tuple[TreeEdition, dict[str, FrozenUnit]]:
    """An edition of the tree as it stood on the day: the line above `top`, and `top` with all below it.

    Returns the edition and its units by code. Called inside the act that opens or enters a cycle.
    """
    branch = branch_of(top.path)
    edition = TreeEdition.unscoped.create(branch=branch, on=on, top=top.unit)
    line = visible_states(actor, on).filter(path__in=ancestors_of(top.path)).order_by("path")
    frozen = [
        FrozenUnit(
            branch=branch,
            edition=edition,
            unit=state.unit,
            path=state.path,
            code=state.unit.code,
            kind=state.kind.code,
            kind_names=state.kind.names,
            sectors=state.sectors,
            name=state.name,
            names=state.title,
        )
        for state in [*line, *subtree(actor, top, on)]
    ]
    FrozenUnit.unscoped.bulk_create(frozen, batch_size=BATCH)
    return edition, {unit.code: unit for unit in frozen}


def enter_transcribed(
    actor: Actor,
    *,
    code: str,
    year: int,
    zone: str,
    title: Texts,
    edition: TreeEdition,
    convening: FrozenUnit,
    source: Source,
    replaces: Cycle | None = None,
    previous: Cycle | None = None,
) -> Cycle:
    """A cycle written down from a source: it states what was entered and derives nothing.

    With `replaces` it is a new revision of that one, which keeps its rows and is no longer current; `Stale` where
    somebody else entered or replaced it first. What its source states follows by `state`, and `attest` ends the act.
    """
    if not in_writing():
        raise RuntimeError("a cycle is entered together with what its source states")
    cycle = Cycle(
        branch=convening.branch,
        code=code,
        revision=replaces.revision + 1 if replaces else 1,
        kind=CycleKind.TRANSCRIBED,
        year=year,
        zone=zone,
        title=title,
        edition=edition,
        convening=convening,
        previous=previous,
        source=source,
    )
    actor.must(Action.IMPORT_TRANSCRIPT, cycle.policy_facts())
    if replaces and not _retire(replaces):
        raise Stale(mine={"cycle": code}, theirs={"cycle": replaces.code})
    source.save(force_insert=True)
    try:
        with transaction.atomic():
            cycle.save(force_insert=True)
    except IntegrityError:
        raise Stale(mine={"cycle": code}, theirs={"cycle": code}) from None
    return cycle


def state(cycle: Cycle, rows: Mapping[type[OfCycle], Sequence[OfCycle]]) -> None:
    """Store what the source of a transcribed cycle states, kind by kind, in the order given."""
    if not (in_writing() and cycle.is_transcribed):
        raise RuntimeError("only a transcribed cycle is stated, together with its entry")
    for model, stated in rows.items():
        model.unscoped.bulk_create(stated, batch_size=BATCH)


def attest(actor: Actor, cycle: Cycle, *, sha256: str, facts_sha256: str, facts_format: str) -> Transcription:
    """End the entry of a transcribed cycle: who wrote it down, from which files, and what facts came of it."""
    if not in_writing():
        raise RuntimeError("a transcription is attested in the act that it ends")
    made: Transcription = Transcription.unscoped.create(
        branch=cycle.branch,
        cycle=cycle,
        sha256=sha256,
        facts_sha256=facts_sha256,
        facts_format=facts_format,
        person=actor.person_id,
    )
    audit.record(actor, Verb.TRANSCRIBED, cycle, {"cycle": cycle.code, "sha256": sha256}, path=cycle.convening.path)
    return made


def _retire(cycle: Cycle) -> bool:
    mine = Cycle.unscoped.filter(branch=cycle.branch, pk=cycle.pk, current=True)
    return mine.update(current=False) == 1
