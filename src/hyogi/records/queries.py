"""Every question asked of records. What is published is for everybody; what is prepared is for the convening unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import visible_cycles
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.meetings.queries import settled_among
from hyogi.records.composing import Document, from_plain
from hyogi.records.facts import MeetingFacts, from_json
from hyogi.records.models import Preparation, Publication, Record, Withdrawal


def published() -> QuerySet[Publication]:
    """The newest version of every record that is not withdrawn, for everybody; newest first by `-at, -id`."""
    later = Publication.unscoped.filter(
        record=OuterRef("record"), branch=OuterRef("branch"), version__gt=OuterRef("version")
    )
    rows: QuerySet[Publication] = Publication.unscoped.filter(~Exists(later)).select_related("record")
    return rows.filter(~Exists(Withdrawal.unscoped.filter(publication=OuterRef("pk"), branch=OuterRef("branch"))))


def newest(count: int) -> list[Publication]:
    """The `count` records published last."""
    return list(published().order_by("-at", "-id")[:count])


@dataclass(frozen=True)
class Shown:
    """One version of a record, ready to be shown: `newest` is the number of the newest version, `withdrawal` the act
    that took this version off, or a later one with all before it."""

    publication: Publication
    newest: int
    withdrawal: Withdrawal | None

    @property
    def record(self) -> Record:
        return self.publication.record

    @property
    def prepared(self) -> Preparation:
        return self.publication.preparation

    @property
    def is_newest(self) -> bool:
        return bool(self.publication.version == self.newest)

    def facts(self) -> MeetingFacts:
        """The facts that were published."""
        return from_json(self.prepared.facts)

    def document(self, language: str) -> Document:
        """The words that were published in this language."""
        return from_plain(self.prepared.documents[language])

    def policy_facts(self) -> TargetFacts:
        return TargetFacts(public=True)


def version_shown(actor: Actor, slug: str, version: int | None = None) -> Shown:
    """The version of the record (default: the newest); `Hidden` where nothing was published under it."""
    every: Sequence[Publication] = list(
        Publication.unscoped.filter(record__slug=slug).select_related("record").order_by("version")
    )
    wanted = [one for one in every if version is None or one.version == version]
    if not wanted:
        raise Hidden
    found: Publication = Publication.unscoped.select_related("record", "preparation").get(
        branch=wanted[-1].branch, pk=wanted[-1].pk
    )
    withdrawal = (
        Withdrawal.unscoped.filter(branch=found.branch, publication__record=found.record_id)
        .filter(publication__version__gte=found.version)
        .order_by("publication__version")
        .first()
    )
    return Shown(found, every[-1].version, withdrawal)


def record_in(actor: Actor, slug: str, language: str, version: int | None = None) -> "InLanguage":
    """The version of the record, to be shown in this language."""
    return InLanguage(version_shown(actor, slug, version), language)


@dataclass(frozen=True)
class InLanguage:
    """A version of a record and the language that the address asks for."""

    shown: Shown
    language: str

    def policy_facts(self) -> TargetFacts:
        return TargetFacts(public=True)


@dataclass(frozen=True)
class Withdrawable:
    """The newest version of a record with its cycle, for whoever may withdraw it."""

    shown: Shown
    cycle: Cycle

    def policy_facts(self) -> TargetFacts:
        return self.cycle.policy_facts()


def withdrawable(actor: Actor, slug: str) -> Withdrawable:
    """The newest version of the record and its cycle; `Hidden` where the cycle is out of sight."""
    shown = version_shown(actor, slug)
    cycle = visible_cycles(actor).filter(branch=shown.record.branch, code=shown.record.cycle).first()
    if cycle is None:
        raise Hidden
    return Withdrawable(shown, cycle)


def versions_of(record: Record) -> list[Any]:
    """All versions, the newest first, each with `withdrawn`."""
    taken_back = Withdrawal.unscoped.filter(
        publication__record=OuterRef("record"), publication__version__gte=OuterRef("version"), branch=OuterRef("branch")
    )
    rows = Publication.unscoped.filter(branch=record.branch, record=record).annotate(withdrawn=Exists(taken_back))
    return list(rows.order_by("-version"))


@dataclass(frozen=True)
class Work:
    """What stands on the desk of a convening unit for one cycle: what was prepared last, what was published last and
    whether that was withdrawn. `is_ready`: the meeting is over, so that a record of it can be written."""

    cycle: Cycle
    record: Record | None
    waiting: Preparation | None
    published: Publication | None
    is_withdrawn: bool
    may_prepare: bool
    is_ready: bool
    may_confirm: bool

    def policy_facts(self) -> TargetFacts:
        return self.cycle.policy_facts()


def desk(actor: Actor) -> list[Work]:
    """The cycles in sight whose record the actor may prepare or confirm, the newest first; the same number of
    statements however many there are."""
    cycles = [
        cycle
        for cycle in visible_cycles(actor).order_by("-year", "code")
        if actor.may(Action.PREPARE_RECORD, cycle.policy_facts())
    ]
    return _works(actor, cycles)


def has_desk(actor: Actor) -> bool:
    """Whether there is a cycle in sight whose record the actor may prepare or confirm."""
    return any(actor.may(Action.PREPARE_RECORD, cycle.policy_facts()) for cycle in visible_cycles(actor))


def work_of(actor: Actor, id: UUID) -> Work:
    """The desk's entry for this cycle; `Hidden` where the cycle is out of sight."""
    found = visible_cycles(actor).filter(pk=id).first()
    if found is None:
        raise Hidden
    return work_on(actor, found)


def work_on(actor: Actor, cycle: Cycle) -> Work:
    """The desk's entry for a cycle in sight."""
    return _works(actor, [cycle])[0]


def _works(actor: Actor, cycles: Sequence[Cycle]) -> list[Work]:
    branches = {cycle.branch for cycle in cycles}
    codes = {cycle.code for cycle in cycles}
    records = {
        (record.branch, record.cycle): record for record in Record.unscoped.filter(branch__in=branches, cycle__in=codes)
    }
    ids = [record.pk for record in records.values()]
    prepared: dict[UUID, Preparation] = {}
    for one in Preparation.unscoped.filter(branch__in=branches, record__in=ids).defer("documents", "facts"):
        prepared[one.record_id] = one
    publications: dict[UUID, Any] = {}
    taken_back = Withdrawal.unscoped.filter(publication=OuterRef("pk"), branch=OuterRef("branch"))
    rows: QuerySet[Any] = Publication.unscoped.filter(branch__in=branches, record__in=ids)
    rows = rows.annotate(withdrawn=Exists(taken_back))
    for public in rows.order_by("version"):
        publications[public.record_id] = public
    runs = [one for one in cycles if not one.is_transcribed and actor.may(Action.PREPARE_RECORD, one.policy_facts())]
    settled = settled_among(runs) if runs else frozenset()
    return [
        _work(
            actor,
            cycle,
            records.get((cycle.branch, cycle.code)),
            prepared,
            publications,
            is_ready=cycle.is_transcribed or cycle.pk in settled,
        )
        for cycle in cycles
    ]


def _work(
    actor: Actor,
    cycle: Cycle,
    record: Record | None,
    prepared: dict[UUID, Preparation],
    publications: dict[UUID, Any],
    *,
    is_ready: bool,
) -> Work:
    last = prepared.get(record.pk) if record else None
    public = publications.get(record.pk) if record else None
    waiting = last if last and (public is None or public.preparation_id != last.pk) else None
    facts = cycle.policy_facts()
    return Work(
        cycle,
        record,
        waiting,
        public,
        is_withdrawn=bool(public and public.withdrawn),
        may_prepare=actor.may(Action.PREPARE_RECORD, facts),
        is_ready=is_ready,
        may_confirm=bool(waiting) and actor.may(Action.CONFIRM_RECORD, confirm_facts(cycle, waiting)),
    )


def confirm_facts(cycle: Cycle, prepared: Preparation | None) -> TargetFacts:
    """What the policy is asked about a confirmation: the convening unit, and the person who prepared."""
    return TargetFacts(path=cycle.policy_facts().path, person=prepared.prepared_by if prepared else None)


@dataclass(frozen=True)
class Proposal:
    """A preparation that waits for a second person, with its cycle."""

    prepared: Preparation
    cycle: Cycle
    is_waiting: bool

    def policy_facts(self) -> TargetFacts:
        return self.cycle.policy_facts()

    def document(self, language: str) -> Document:
        """The words that would be published in this language."""
        return from_plain(self.prepared.documents[language])


def proposal(actor: Actor, id: UUID) -> Proposal:
    """The preparation with this id, for whoever sees its cycle and may prepare or confirm; `Hidden` for others."""
    found = Preparation.unscoped.filter(pk=id).select_related("record").first()
    if found is None:
        raise Hidden
    cycle = visible_cycles(actor).filter(branch=found.branch, code=found.record.cycle).first()
    if cycle is None or not actor.may(Action.PREPARE_RECORD, cycle.policy_facts()):
        raise Hidden
    return Proposal(found, cycle, is_waiting=_is_last(found))


def _is_last(prepared: Preparation) -> bool:
    rows = Preparation.unscoped.filter(branch=prepared.branch, record=prepared.record_id)
    newest = rows.order_by("-id").values_list("pk", flat=True).first()
    used = Publication.unscoped.filter(branch=prepared.branch, preparation=prepared).exists()
    return newest == prepared.pk and not used
