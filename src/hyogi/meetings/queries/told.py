"""What a transcript tells of a meeting. It is asked about a cycle that the caller has found in sight
(`cycles.queries.visible_cycles`); of that cycle everything here may be seen."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from hyogi.cycles.models import Cycle
from hyogi.meetings.models import (
    AgendaItem,
    Attendance,
    AttendancePost,
    AttendanceRule,
    Document,
    OpenEnd,
    Role,
    Speech,
    SpeechPoint,
)


def documents_of(cycle: Cycle) -> list[Document]:
    """The texts from above, the highest first."""
    return list(_of(cycle, Document))


def agenda_of(cycle: Cycle) -> list[AgendaItem]:
    """The items in order, each with its document, its assignment and who acted."""
    return list(_of(cycle, AgendaItem).select_related("document", "assignment__unit", "by__person"))


def agenda_kinds_of(cycle: Cycle) -> list[AgendaItem]:
    """The items in order with what kind they are, read lightly: neither who acts nor about what."""
    return list(_of(cycle, AgendaItem).only("kind", "mode", "title"))


@dataclass(frozen=True)
class Present:
    """One named person at the meeting with the posts that he brought."""

    attendance: Attendance
    posts: list[AttendancePost]

    @property
    def roles(self) -> list[Role]:
        return self.attendance.role_codes


def present_at(cycle: Cycle) -> list[Present]:
    """The named people in the order of the source, each with his posts, the highest first. Two statements."""
    posts: dict[UUID, list[AttendancePost]] = {}
    for held in _of(cycle, AttendancePost).select_related("post__unit"):
        posts.setdefault(held.attendance_id, []).append(held)
    return [Present(one, posts.get(one.pk, [])) for one in _of(cycle, Attendance).select_related("person")]


def rules_of(cycle: Cycle) -> list[AttendanceRule]:
    """Attendance by rule, in order."""
    return list(_of(cycle, AttendanceRule))


def open_end_of(cycle: Cycle) -> OpenEnd | None:
    """That others attended too, where the source says so."""
    found: OpenEnd | None = _of(cycle, OpenEnd).first()
    return found


@dataclass(frozen=True)
class Said:
    """A speech with its points in order."""

    speech: Speech
    points: list[SpeechPoint]


def speeches_of(cycle: Cycle) -> list[Said]:
    """The speeches in order. Two statements."""
    points: dict[UUID, list[SpeechPoint]] = {}
    for point in _of(cycle, SpeechPoint):
        points.setdefault(point.speech_id, []).append(point)
    return [Said(one, points.get(one.pk, [])) for one in _of(cycle, Speech).select_related("by__person")]


def _of(cycle: Cycle, model: Any) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.unscoped.filter(branch=cycle.branch, cycle=cycle)
    return rows
