"""What is settled of the meeting itself."""

from typing import Annotated, Literal

from pydantic import Field

from hyogi.regimes.shape.fields import Bp, Key, Part, Positive


class Meeting(Part):
    """Times, questions and comments at the meeting."""

    report_minutes_x10: Annotated[int, Field(ge=10, le=1000)]
    warn_seconds: list[Annotated[int, Field(ge=0, le=3600)]]
    overtime_grace_seconds: Annotated[int, Field(ge=0, le=600)]
    overtime_policy: Literal["note", "warn", "stop"]
    questions_max: Annotated[int, Field(ge=0, le=200)]
    question_seconds: Annotated[int, Field(ge=10, le=600)]
    answer_seconds: Annotated[int, Field(ge=10, le=1800)]
    comment_by: list[Key]
    comment_when: Literal["after_each", "after_block", "after_all"]
    comment_required_for: list[Literal["on_site", "remote", "written", "visit"]]
    comment_problem_min: Annotated[int, Field(ge=0, le=10)]
    comment_max_chars: Positive
    sitting_max_minutes: Annotated[int, Field(ge=30, le=600)]
    broadcast: Literal["none", "internal", "public"]
    audio_kept: bool
    break_every_minutes: Annotated[int, Field(ge=0, le=300)] | None = None
    comment_seconds: Annotated[int, Field(ge=0, le=1800)] | None = None
    speaker_slot_min_seconds: Annotated[int, Field(ge=10, le=600)] | None = None
    other_time_minutes: Annotated[int, Field(ge=0, le=600)] | None = None


class Attendance(Part):
    """Quorum, substitutes, signing in."""

    quorum_bp: Bp
    quorum_strict: bool
    vote_presence_bp: Bp
    substitute_allowed: bool
    substitute_votes: bool
    sign_in_opens_minutes: Annotated[int, Field(ge=0, le=240)]
    leave_due_hours: Annotated[int, Field(ge=0, le=240)] | None = None


class Ballot(Part):
    """How is voted and counted; nothing but `used` where there is no ballot."""

    used: bool
    method: Literal["grade_each", "score_each", "rank"] | None = None
    secrecy: Literal["secret_unlinked", "sealed_recorded", "open_recorded"] | None = None
    channels: list[Literal["phone", "paper", "terminal"]] | None = None
    opens: Literal["after_each_report", "after_all_reports", "after_comments"] | None = None
    not_acquainted: Literal["absent", "allowed_excluded", "allowed_zero"] | None = None
    blank_line: Literal["abstain", "invalid_line", "invalid_ballot", "lowest"] | None = None
    double_mark: Literal["invalid_line", "invalid_ballot", "lower_mark"] | None = None
    over_issue: Literal["void_and_repeat", "void_class", "note"] | None = None
    turnout_min_bp: Bp | None = None
    self_vote: Literal["drop_line", "forbid", "count"] | None = None
    multi_class_person: Literal["highest_weight", "chosen_post", "lowest_weight"] | None = None
    base: Literal["valid_marks", "valid_ballots", "issued", "present"] | None = None
    aggregate: Literal["mean_points", "top_share_steps", "majority", "median"] | None = None
    trim_high: Annotated[int, Field(ge=0, le=5)] | None = None
    trim_low: Annotated[int, Field(ge=0, le=5)] | None = None
    min_class_size: Annotated[int, Field(ge=1, le=50)] | None = None
    disclose_min_size: Annotated[int, Field(ge=1, le=50)] | None = None
    suppress_unanimous: bool | None = None
    missing_class: Literal["renormalise", "hold"] | None = None
    free_text: bool | None = None
    free_text_release: Literal["summary_only", "shuffled", "none"] | None = None
    max_top_marks_bp: Bp | None = None
    trim_from: Annotated[int, Field(ge=3)] | None = None
