"""The tables that a regime has several of: stages, sections, agenda, attendance, classes, marks, grades and so on."""

from typing import Annotated, Literal

from pydantic import Field

from hyogi.regimes.shape.fields import Bp, Count, Hours, Key, Part, Select, Subject, TimeOfDay, Words

Order = Annotated[int, Field(ge=1, le=999)]
Days = Annotated[int, Field(ge=-4000, le=4000)]


class Stage(Part):
    """A date of the cycle: so many days from its anchor, at a time of day in the regime's zone."""

    key: Key
    title: Words
    anchor: Literal["meeting", "cycle_open", "result_draft", "sign_off", "feedback_out", "plan_due"]
    offset: Days
    unit: Literal["calendar_day", "working_day"]
    at: TimeOfDay
    hard: bool
    grace_hours: Hours
    actor: Key
    shift: Literal["next_working_day"] | None = None


class Section(Part):
    """A part of the report, with its limits."""

    key: Key
    title: Words
    min: Count
    max: Count
    required: bool
    kind: Literal["open_items", "neutral", "praise", "problem", "plan"]


class AgendaItem(Part):
    """An item of the agenda and how often it comes."""

    order: Order
    kind: Literal[
        "open",
        "study",
        "circular",
        "report",
        "question",
        "answer",
        "dialogue",
        "interview",
        "visit",
        "panel_private",
        "note_written",
        "comment",
        "ballot",
        "count",
        "decision",
        "retro",
        "adopt",
        "adopt_plenary",
        "speech",
        "close",
    ]
    title: Words
    seconds: Annotated[int, Field(ge=0, le=86_400)]
    repeat: Literal["once", "per_on_site", "per_written", "per_report"]
    role: Key


class AttendanceRule(Part):
    """Who attends, by rule over posts, units and lists, never by name."""

    select: Select
    who: Annotated[str, Field(min_length=1, max_length=300)]
    role: Literal[
        "chair",
        "member",
        "attendee",
        "reporter",
        "guide",
        "observer",
        "observer_speaking",
        "observer_silent",
        "panel",
        "rapporteur",
        "staff",
    ]
    voter_class: Key | None = None


class VoterClass(Part):
    """Voters with one weight; too few of them are counted with `merge_into` (its own key: never merged)."""

    key: Key
    title: Words
    weight_bp: Bp
    merge_into: Key


class Mark(Part):
    """What a voter may put on a line; without points it is out of the base, or carries its own number."""

    id: Key
    title: Words
    order: Order
    points_x100: Annotated[int, Field(ge=0, le=100_000)] | None = None


class BallotItem(Part):
    """A line of the ballot for each reporter. One of weight 0 is shown and does not count."""

    key: Key
    title: Words
    required: bool
    weight_bp: Bp


class Grade(Part):
    """A grade of the result and the least points for it."""

    id: Key
    title: Words
    order: Order
    top: bool
    fail: bool
    from_x100: Annotated[int, Field(ge=0, le=100_000)] | None = None


class Component(Part):
    """A part of the composite."""

    key: Key
    title: Words
    source: Key
    weight_bp: Bp
    scale_max: Annotated[int, Field(ge=1, le=1000)]
    missing: Literal["hold", "renormalise", "zero", "substitute_mean"]


class Gate(Part):
    """A condition; where it fails the grade is at most `else_max`."""

    key: Key
    subject: Subject
    op: Literal["<", "<=", "==", ">=", ">"]
    value: Count
    if_missing: Literal["pass", "fail", "hold"]
    else_max: Key
    title: Words


class Veto(Part):
    """An event that limits the grade, asserted with a document by a named office."""

    key: Key
    title: Words
    effect: Literal["max_grade", "fixed_grade", "drop_one", "no_grade"]
    asserted_by: Key
    grade: Key | None = None


class Adjustment(Part):
    """Points for, or against, a kind of event."""

    key: Key
    title: Words
    points_x100: Annotated[int, Field(ge=-100_000, le=100_000)]
    per: Literal["each", "day_begun", "highest_only"]
    max_count: Annotated[int, Field(ge=1, le=1000)]


class Escalation(Part):
    """Whom an overdue item is told, so many days after it was due (before: negative)."""

    after_days: Days
    to: Key
    action: Key
