"""What is settled before the meeting."""

from typing import Annotated, Literal

from pydantic import Field

from hyogi.regimes.shape.fields import Bp, Count, Key, Part, Positive, Tag, Version, Zone


class Regime(Part):
    """What the file is, and the rhythm of its cycle."""

    id: Key
    version: Version
    subject: Literal["unit", "post", "unit_and_post"]
    cycle_months: Annotated[int, Field(ge=1, le=120)]
    period_months: Annotated[int, Field(ge=1, le=120)]
    nested: bool
    nesting_order: Literal["top_down", "bottom_up", "any"]
    time_zone: Zone
    workday_calendar: Key
    languages: Annotated[list[Tag], Field(min_length=1)]
    merge_matters: Annotated[list[Key], Field(min_length=1)]
    merge_ballots_separate: bool


class Reporters(Part):
    """Who reports, and what happens where a post, a person or a unit changed."""

    rule: Literal["children", "by_kind", "listed", "all_members"]
    speaker: Literal["holder", "holder_or_acting", "any_delegate"]
    min_months_in_post: Annotated[int, Field(ge=0, le=24)]
    new_in_post: Literal["report_graded", "report_no_grade", "written_no_grade", "excused"]
    min_unit_age_months: Annotated[int, Field(ge=0, le=24)]
    vacant_post: Literal["acting_reports", "deputy_reports", "written_by_unit", "skip"]
    concurrent_posts: Literal["once_main_post", "once_per_unit", "one_joint_report"]
    merged_unit: Literal["successor_reports_all", "each_until_merger", "skip_first_cycle"]
    split_unit: Literal["largest_inherits", "each_inherits_named", "all_inherit"]
    absent: Literal["written_plus_reader", "written_only", "postponed", "substitute_speaks"]


class Modes(Part):
    """Who speaks, who writes, and how that is chosen."""

    allowed: list[Literal["on_site", "remote", "written", "visit"]]
    select: Literal["all_on_site", "by_kind", "choice", "draw", "by_kind_then_choice", "by_kind_then_draw"]
    on_site_kinds: list[Key]
    on_site_at_least_every: Annotated[int, Field(ge=1, le=10)]
    always_on_site_if: list[Literal["new_in_post", "last_grade_below_second", "veto_last_cycle", "open_items_overdue"]]
    draw_method: Literal["public_seed", "hand"] | None = None
    choice_by: list[Key] | None = None
    choice_needs_reason: bool | None = None
    draw_share_bp: Bp | None = None
    draw_min: Count | None = None
    draw_stratify_by: list[Literal["kind", "sector", "level"]] | None = None
    draw_exclude_cycles: Annotated[int, Field(ge=0, le=10)] | None = None


class Order(Part):
    """In which order the reports are given."""

    rule: Literal["protocol", "draw", "draw_start_alphabetical", "list", "reverse_last"]
    swap_allowed: bool
    draw_hours_before: Annotated[int, Field(ge=0, le=720)] | None = None


class Report(Part):
    """The form of a report: lengths, shares, checks, the way to its approval."""

    length_unit: Literal["chars", "words"]
    min_total: Count
    max_total: Positive
    problem_share_min_bp: Bp
    problem_count_min: Annotated[int, Field(ge=0, le=20)]
    problem_needs_instance: bool
    open_items_required: bool
    figures_must_match: bool
    attachments_max: Annotated[int, Field(ge=0, le=100)]
    attachment_mb: Annotated[int, Field(ge=1, le=500)]
    attachment_types: list[Key]
    required_attachments: list[Key]
    approval_steps: list[Key]
    returns_max: Annotated[int, Field(ge=0, le=9)]
    return_fix_days: Annotated[int, Field(ge=0, le=30)]
    shown_in_own_unit_days_before: Annotated[int, Field(ge=0, le=30)]
    chars_per_minute: Annotated[int, Field(ge=50, le=400)]
    late_policy: Literal["accept_flag", "accept_until_grace", "veto_flag"]
    figure_tolerance_bp: Annotated[int, Field(ge=0, le=1000)] | None = None
    praise_share_max_bp: Bp | None = None
    similarity_warn_bp: Bp | None = None
    similarity_block_bp: Bp | None = None
    spoken_max: Positive | None = None
    slides: list[Key] | None = None


class Prereview(Part):
    """Reading, visits and surveys before the meeting."""

    used: bool
    reviewers_per_report: Annotated[int, Field(ge=0, le=20)]
    reviewer_source: Literal["secretariat", "peers", "external", "mixed"]
    reviewer_draw: bool
    blind: Literal["none", "single", "double"]
    reject_reviewer_max: Annotated[int, Field(ge=0, le=5)]
    conflict_rule: Literal["none", "same_unit", "same_branch", "declared"]
    visit_required: bool
    survey_of_level_below: bool
    advance_questions: bool
    visit_days_x10: Annotated[int, Field(ge=0, le=100)] | None = None
    visit_share_min_bp: Bp | None = None
    interviews_min: Annotated[int, Field(ge=0, le=500)] | None = None
    survey_min_responses: Positive | None = None
