"""What is settled of results."""

from typing import Annotated, Literal

from pydantic import Field

from hyogi.regimes.shape.fields import Bp, Count, Key, Part


class Composite(Part):
    """How the parts come together to a result."""

    method: Literal["weighted_sum", "rule_table", "none"]
    grade_by: Literal["threshold", "convener_decides_within_threshold", "judgement"] | None = None
    scale_max: Annotated[int, Field(ge=1, le=1000)] | None = None
    round_digits: Annotated[int, Field(ge=0, le=4)] | None = None
    round_mode: Literal["half_up", "half_even", "down"] | None = None
    round_when: Literal["end_only", "each_part"] | None = None
    missing_part: Literal["renormalise", "zero", "hold", "substitute_mean"] | None = None
    missing_weight_max_bp: Bp | None = None


class Cap(Part):
    """How many may get the top grade; empty where there is no cap."""

    top_share_max_bp: Bp | None = None
    base: Literal["graded", "all_reporters"] | None = None
    scope: list[Literal["all", "kind", "sector"]] | None = None
    rounding: Literal["down", "half_up", "up"] | None = None
    min_top: Count | None = None
    tie: Literal["break_chain", "demote_all_tied", "admit_all_tied", "signer_decides"] | None = None
    bottom_share_min_bp: Bp | None = None


class Tie(Part):
    """What decides between equals at the cap."""

    chain: list[Key] | None = None


class Adjust(Part):
    """Points given or taken with a reason."""

    needs_reason: bool
    bonus_max_x100: Count | None = None
    malus_max_x100: Count | None = None
    by: list[Key] | None = None


class Objection(Part):
    """What may be objected to, and until when it is answered."""

    when: Literal["before_sign_off", "after_feedback"]
    kinds: list[Literal["fact", "count", "procedure"]]
    second_level: bool
    answer_days: Annotated[int, Field(ge=1, le=120)] | None = None
    pauses_sign_off: bool | None = None


class SignOff(Part):
    """Who fixes the result."""

    roles: list[Key]
    min_scrutineers: Annotated[int, Field(ge=0, le=5)]


class Feedback(Part):
    """What a unit is told, and how."""

    shows: Literal["grade", "grade_and_parts", "full"]
    form: Literal["letter", "letter_and_talk", "list_of_recommendations", "report"]
    acknowledge_days: Annotated[int, Field(ge=0, le=60)] | None = None
    talk_if_grade_at_most: Key | None = None
