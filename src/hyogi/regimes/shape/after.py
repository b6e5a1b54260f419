"""What is settled of the time after."""

from typing import Annotated, Literal

from pydantic import Field

from hyogi.regimes.shape.fields import Bp, Hours, Key, Part


class Follow(Part):
    """The lists that a unit leaves with: due dates, evidence, closing."""

    plan_approved_by: Literal["secretariat", "leader_in_charge", "board", "chair", "self"]
    item_kinds: list[Literal["problem", "task", "responsibility", "recommendation", "condition", "action"]]
    answer_values: list[Literal["accepted", "supported", "noted", "disputed"]]
    max_due_months: Annotated[int, Field(ge=1, le=72)]
    progress_every_months: Annotated[int, Field(ge=1, le=24)]
    close_needs_evidence: Annotated[int, Field(ge=0, le=10)]
    close_by: Literal["other_than_owner", "secretariat", "owner"]
    close_sample_check_bp: Bp
    recurrence_cycles: Annotated[int, Field(ge=1, le=5)]
    carry_open: bool


class Publish(Part):
    """What becomes public, and to whom."""

    record: Literal["public", "organisation", "participants"]
    grades: Literal["none", "top_only", "all", "decision_only"]
    grades_audience: Literal["reporter_only", "convened", "organisation", "public"]
    reports: Literal["none", "organisation", "public"]
    follow_up: Literal["none", "counts", "items"]


class Retention(Part):
    """How long each kind of paper is kept."""

    papers_years: Annotated[int, Field(ge=1, le=100)]
    result_years: Annotated[int, Field(ge=1, le=100)]
    ballot_papers_days: Annotated[int, Field(ge=0, le=3650)] | None = None
    ballot_records_days: Annotated[int, Field(ge=0, le=3650)] | None = None
    audio_days: Annotated[int, Field(ge=0, le=3650)] | None = None


class Stages(Part):
    """Reminders and extensions, the same for all stages."""

    reminder_hours: list[Hours]
    extension_max_days: Annotated[int, Field(ge=0, le=365)]
    extension_needs_reason: bool
    extension_by: Key
