"""The terms of a result as a frozen regime states them."""

from functools import lru_cache
from typing import Any, cast

from django.utils.translation import gettext_lazy as _

from hyogi.foundation.refusals import Refusal
from hyogi.regimes.shape import RegimeFile
from hyogi.results.rules import Arithmetic, Cap, Component, Gate, Grade, Kind, Terms, Veto
from hyogi.results.rules.working import Scope

BY_THE_RECORDS = "system"
"""Who asserts a veto that follows from what is recorded."""


def unfit(regime: RegimeFile) -> Refusal | None:
    """Why results of this regime cannot be worked out here, or nothing."""
    if regime.composite.method == "rule_table":
        return Refusal(
            rule=_("A result is worked out here as a weighted sum of parts, or the regime gives no grade."),
            fact=_("The regime of this cycle takes the grade from a table of rules over single standards."),
            remedy=_("The secretariat works out such a result outside."),
        )
    return None


def terms_of(regime: RegimeFile) -> Terms:
    """How the regime comes to a grade. A regime without a composite gives no grades."""
    return _terms(regime.model_dump_json(include=_READ))


_READ = {"composite", "component", "grade", "gate", "veto", "adjustment", "adjust", "cap", "tie"}


@lru_cache(maxsize=64)
def _terms(stated: str) -> Terms:
    import json

    regime: dict[str, Any] = json.loads(stated)
    sums = regime["composite"]
    grades = [Grade(g["id"], g["from_x100"] or 0, g["order"], g["top"]) for g in regime["grade"]]
    kinds = [Kind(a["key"], a["points_x100"], a["per"], a["max_count"]) for a in regime["adjustment"]]
    return Terms(
        components=tuple(
            Component(
                c["key"],
                c["weight_bp"],
                c["scale_max"],
                "renormalise" if c["missing"] == "substitute_mean" else c["missing"],
            )
            for c in regime["component"]
        ),
        arithmetic=Arithmetic(
            digits=sums["round_digits"] if sums["round_digits"] is not None else 2,
            mode=sums["round_mode"] or "half_up",
            when=sums["round_when"] or "end_only",
            missing_weight_max_bp=sums["missing_weight_max_bp"] or 0,
            scale_max=sums["scale_max"] or 100,
        ),
        grades=tuple(grades),
        gates=tuple(_gate(g) for g in regime["gate"]),
        vetoes={v["key"]: Veto(v["key"], v["effect"], v["grade"] or "") for v in regime["veto"]},
        kinds={kind.key: kind for kind in kinds},
        bonus_max_x100=regime["adjust"]["bonus_max_x100"] or 0,
        malus_max_x100=regime["adjust"]["malus_max_x100"] or 0,
        cap=_cap(regime["cap"], tuple(regime["tie"]["chain"] or ())),
        scopes=tuple(cast(Scope, scope) for scope in regime["cap"]["scope"] or ("all",)),
        base=regime["cap"]["base"] or "graded",
        mean_for=tuple(c["key"] for c in regime["component"] if c["missing"] == "substitute_mean"),
    )


def _gate(stated: dict[str, Any]) -> Gate:
    """A gate on something else than a part (a fact, a count of standards) has no part to look at and is missing."""
    what, _colon, key = stated["subject"].partition(":")
    return Gate(
        stated["key"],
        key if what == "component" else "",
        stated["value"],
        stated["else_max"],
        stated["if_missing"],
        stated["op"],
    )


def _cap(stated: dict[str, Any], chain: tuple[str, ...]) -> Cap | None:
    if stated["top_share_max_bp"] is None:
        return None
    return Cap(
        stated["top_share_max_bp"],
        stated["rounding"] or "down",
        stated["min_top"] or 0,
        stated["tie"] or "signer_decides",
        chain,
    )
