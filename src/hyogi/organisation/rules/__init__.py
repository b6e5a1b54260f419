"""The register's rules: which codes are one code, which days an act may have, how a tree may look, who may hold what.

Every rule answers with nothing, or with the `Problem` that stands against it; `organisation.sentences` says it to a
reader. Nothing here knows the database, the clock or a language.
"""

from hyogi.organisation.rules.codes import code_key, code_problem, name_problem, reason_problem
from hyogi.organisation.rules.days import ALWAYS, FOREVER, Span, act_problem, day_problem, spans_problem
from hyogi.organisation.rules.holding import Holding, closing_post_problem, ending_problem, holding_problem
from hyogi.organisation.rules.problems import Fault, Problem
from hyogi.organisation.rules.tree import (
    Place,
    closing_unit_problem,
    cycle_in,
    move_problem,
    moved_path,
    placing_problem,
)
from hyogi.organisation.rules.words import tokens_of, wanted

__all__ = [
    "ALWAYS",
    "FOREVER",
    "Fault",
    "Holding",
    "Place",
    "Problem",
    "Span",
    "act_problem",
    "closing_post_problem",
    "closing_unit_problem",
    "code_key",
    "code_problem",
    "cycle_in",
    "day_problem",
    "ending_problem",
    "holding_problem",
    "move_problem",
    "moved_path",
    "name_problem",
    "placing_problem",
    "reason_problem",
    "spans_problem",
    "tokens_of",
    "wanted",
]
