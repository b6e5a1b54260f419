"""Who is summoned to a meeting that is run here, by the rules of its regime; who came; whether they are enough."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, F, Max, Q

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import regime_of
from hyogi.foundation.paths import below, depth_of
from hyogi.foundation.policy import Role
from hyogi.meetings.models import Meeting, MeetingAct, Seat, SeatMark, Standing
from hyogi.meetings.rules import Quorum, Term, quorum, terms
from hyogi.organisation.models import Manner, Tenure, UnitState, on_day

PRESENT = frozenset({Standing.PRESENT, Standing.SUBSTITUTE})
COUNTED = frozenset({"chair", "member", "attendee", "reporter", "panel", "rapporteur"})
"""Roles that are summoned and make the quorum; guides, observers and staff come besides."""
CHAIR = "chair"


def seats_of(meeting: Meeting) -> list[Seat]:
    """The seats in order: the chair, then by the rules of the regime."""
    rows = Seat.unscoped.filter(branch=meeting.branch, meeting=meeting)
    return list(rows.select_related("post", "person").order_by("position"))


def standings_of(meeting: Meeting) -> list[Any]:
    """How every seat stands, as far as counts go by it: `pk`, `position`, `role`, `standing`, `voter_class`."""
    rows = Seat.unscoped.filter(branch=meeting.branch, meeting=meeting).order_by("position")
    return list(rows.values_list("pk", "position", "role", "standing", "voter_class", named=True))


def seats_among(meeting: Meeting, ids: Iterable[UUID]) -> list[Seat]:
    """These seats of the meeting, in order, with what is told of them on their own rows."""
    rows = Seat.unscoped.filter(branch=meeting.branch, meeting=meeting, pk__in=list(ids))
    return list(rows.order_by("position"))


def acts_of(meeting: Meeting) -> list[MeetingAct]:
    """Its opening and its closing, as far as they have happened."""
    return list(MeetingAct.unscoped.filter(branch=meeting.branch, meeting=meeting))


def quorum_of(cycle: Cycle, seats: Iterable[Any]) -> Quorum:
    """Whether those who are there are enough, as the regime says."""
    every = list(seats)
    counted = [seat for seat in every if seat.role in COUNTED]
    there = sum(seat.standing in PRESENT for seat in counted)
    return _quorum(cycle, len(counted), there, besides=len(every) - len(counted))


def quorum_now(cycle: Cycle, meeting: Meeting) -> Quorum:
    """The same, counted by the database over all seats of the meeting."""
    makes_it = Q(role__in=COUNTED)
    counted = Seat.unscoped.filter(branch=meeting.branch, meeting=meeting).aggregate(
        summoned=Count("pk", filter=makes_it),
        present=Count("pk", filter=makes_it & Q(standing__in=PRESENT)),
        besides=Count("pk", filter=~makes_it),
    )
    return _quorum(cycle, counted["summoned"], counted["present"], besides=counted["besides"])


def last_serial(meeting: Meeting) -> int:
    """The number of the last mark that was made at the meeting."""
    rows = SeatMark.unscoped.filter(branch=meeting.branch, meeting=meeting)
    return rows.aggregate(last=Max("serial"))["last"] or 0


def quorum_at(cycle: Cycle, act: MeetingAct) -> Quorum:
    """The quorum at the moment of an act, from the marks that had been made by then."""
    summoned = set(
        Seat.unscoped.filter(branch=act.branch, meeting=act.meeting_id, role__in=COUNTED).values_list("pk", flat=True)
    )
    marks = SeatMark.unscoped.filter(branch=act.branch, meeting=act.meeting_id, serial__lte=act.serial)
    stands = dict(marks.order_by("serial").values_list("seat", "standing"))
    present = sum(seat in summoned and standing in PRESENT for seat, standing in stands.items())
    return _quorum(cycle, len(summoned), present)


def _quorum(cycle: Cycle, summoned: int, present: int, *, besides: int = 0) -> Quorum:
    rules = regime_of(cycle).attendance
    return quorum(summoned, present, rules.quorum_bp, strict=rules.quorum_strict, besides=besides)


def class_counts(seats: Iterable[Any]) -> dict[str, tuple[int, int]]:
    """By voter class how many are summoned and how many are there in person."""
    seats = [seat for seat in seats if seat.voter_class]
    there = Counter(seat.voter_class for seat in seats if seat.standing == Standing.PRESENT)
    return {key: (number, there[key]) for key, number in sorted(Counter(s.voter_class for s in seats).items())}


def classes_of(cycle: Cycle) -> dict[str, tuple[int, int]]:
    """The same for the meeting of a cycle, counted by the database. Empty where nobody who votes is summoned."""
    rows = Seat.unscoped.filter(branch=cycle.branch, cycle=cycle).exclude(voter_class="")
    counted = (
        rows.order_by()
        .values("voter_class")
        .annotate(summoned=Count("pk"), present=Count("pk", filter=Q(standing=Standing.PRESENT)))
    )
    return {one["voter_class"]: (one["summoned"], one["present"]) for one in counted}


def lists_of(cycle: Cycle) -> list[tuple[str, str, str, str, int]]:
    """The lists that the regime's rules name, to be filled by hand: (key, in words, role, class, number drawn)."""
    return [
        (term.key, rule.who, rule.role, rule.voter_class or "", term.count)
        for rule in regime_of(cycle).attendance_rule
        for term in terms(rule.select)
        if term.what != "post"
    ]


@dataclass(frozen=True)
class Summoned:
    """Somebody whom a rule summons: the holder of a post, with the role and class that the first such rule gives."""

    rule: int
    role: str
    voter_class: str
    tenure: Any
    state: UnitState


def summoned_by_rule(cycle: Cycle, assignments: Iterable[Assignment], on: date) -> list[Summoned]:
    """Who is summoned on the day of the meeting, from posts in the register: the chair first, then rule by rule. One
    person has one seat; the first rule that catches a person gives the role. Who presides has the class of members."""
    assignments = list(assignments)
    found = _Register(cycle, assignments, on)
    rules = regime_of(cycle).attendance_rule
    caught: dict[UUID, Summoned] = {}
    members = next((rule.voter_class or "" for rule in rules if rule.role == "member"), "")
    for tenure, state in found.heads():
        caught.setdefault(tenure.person_id, Summoned(0, CHAIR, members, tenure, state))
        break
    for number, rule in enumerate(rules, 1):
        for term in terms(rule.select):
            for tenure, state in found.holders(term, rule.role):
                one = Summoned(number, rule.role, rule.voter_class or "", tenure, state)
                caught.setdefault(tenure.person_id, one)
    return list(caught.values())


class _Register:
    """The register on the day of the meeting, as far as rules of attendance reach: the convening unit, the one above
    it, those below it, and whoever reports. Two statements."""

    def __init__(self, cycle: Cycle, assignments: list[Assignment], on: date):
        self.convener = cycle.convening.unit_id
        self.reporting = {one.post_id for one in assignments if one.post_id}
        self.reporting_units = {one.unit.unit_id for one in assignments}
        self.states = self._states(cycle, on)
        self.top = self.states.get(self.convener)
        self.tenures = self._tenures(cycle, on)

    def _states(self, cycle: Cycle, on: date) -> dict[UUID, UnitState]:
        path = cycle.policy_facts().path
        low, high = below(path)
        deep = any(term.units.where == "subtree" for term in self._terms(cycle))
        inside = Q(path__gte=low, path__lt=high) if deep else Q(parent=self.convener)
        near = Q(unit=self.convener) | Q(unit__in=self.reporting_units)
        above = Q(unit__in=UnitState.unscoped.filter(on_day(on), unit=self.convener).values("parent"))
        rows = UnitState.unscoped.filter(on_day(on)).filter(inside | near | above).select_related("unit", "kind")
        return {state.unit_id: state for state in rows.order_by("path")}

    def _terms(self, cycle: Cycle) -> list[Term]:
        return [term for rule in regime_of(cycle).attendance_rule for term in terms(rule.select)]

    def _tenures(self, cycle: Cycle, on: date) -> list[Any]:
        kinds = {term.key for term in self._terms(cycle) if term.what == "post"}
        wanted = Q(post__kind__code__in=kinds) | Q(post__in=self.reporting)
        wanted |= Q(post__unit=self.convener, post__kind__role=Role.HEAD)
        rows = (
            Tenure.unscoped.filter(on_day(on), on_day(on, "post__"), wanted, post__unit__in=list(self.states))
            .exclude(manner=Manner.SUBSTITUTE)
            .select_related("post__kind", "person")
            .annotate(kind=F("post__kind__code"), post_role=F("post__kind__role"))
        )
        place = {unit: number for number, unit in enumerate(self.states)}
        return sorted(rows, key=lambda one: (place[one.post.unit_id], one.post.code_key, one.manner != Manner.HOLDER))

    def heads(self) -> Iterator[tuple[Any, UnitState]]:
        """Who heads the convening unit."""
        for tenure in self.tenures:
            if tenure.post.unit_id == self.convener and tenure.post_role == Role.HEAD:
                yield tenure, self.states[self.convener]

    def holders(self, term: Term, role: str) -> Iterator[tuple[Any, UnitState]]:
        """Who holds posts that the term means. Of the reporting units, where they report, it is the reporting post."""
        if term.what != "post":
            return
        for tenure in self.tenures:
            state = self.states[tenure.post.unit_id]
            reports = term.units.where == "reporting" and role == "reporter" and tenure.post_id in self.reporting
            if (reports or tenure.kind == term.key) and self._lies(term, state):
                yield tenure, state

    def _lies(self, term: Term, state: UnitState) -> bool:
        """Whether the unit is one of those that the term looks at."""
        top = self.top
        where = {
            "convener": state.unit_id == self.convener,
            "parent": top is not None and state.unit_id == top.parent_id,
            "children": state.parent_id == self.convener,
            "reporting": state.unit_id in self.reporting_units,
            "subtree": top is not None and state.path.startswith(top.path) and state.unit_id != self.convener,
        }
        sectors = frozenset(state.sector_codes)
        return where.get(term.units.where, False) and term.units.has(
            state.kind.code, sectors, str(depth_of(state.path))
        )
