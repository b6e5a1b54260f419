"""A calculation as text: what was given, what came of it. The same text is made again when it is verified."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from hyogi.results.rules import Given, Group, Outcome, Reporter, Terms, Worked, work_out
from hyogi.results.sealing import canonical, fraction_text


@dataclass(frozen=True)
class Taken:
    """What is given for one reporter, and how much of its ballot part may be shown (`ballots.rules.Detail`)."""

    reporter: Reporter
    detail: str = "exact"


def calculation_text(regime: str, taken: Sequence[Taken], terms: Terms) -> str:
    """The canonical text of a calculation by the regime with this hash."""
    worked = work_out(terms, [one.reporter for one in taken])
    stated = {
        "regime": regime,
        "given": [_given(one) for one in taken],
        "found": {id: found(terms, one) for id, one in worked.outcomes.items()},
        "groups": [_group(group) for group in worked.groups],
    }
    return canonical(stated)


def taken_in(text: str) -> list[Taken]:
    """What a calculation was worked out from."""
    return [
        Taken(
            Reporter(
                id=one["id"],
                parts={key: None if value is None else Fraction(value) for key, value in one["parts"].items()},
                graded=one["graded"],
                adjustments=tuple(Given(key, count) for key, count in one["adjustments"]),
                vetoes=tuple(one["vetoes"]),
                kind=one["kind"],
                sectors=tuple(one["sectors"]),
            ),
            one["detail"],
        )
        for one in json.loads(text)["given"]
    ]


def worked_again(text: str, terms: Terms) -> Worked:
    """What the inputs of a calculation come to now."""
    return work_out(terms, [one.reporter for one in taken_in(text)])


def groups_in(told: Mapping[str, Any]) -> list[Group]:
    """The groups of the cap as the text of a calculation states them."""
    stated: list[dict[str, Any]] = told["groups"]
    plain: list[Any] = [{key: tuple(v) if isinstance(v, list) else v for key, v in one.items()} for one in stated]
    return [Group(**one) for one in plain]


def found(terms: Terms, outcome: Outcome) -> dict[str, Any]:
    """What came of one unit, step by step, as its arithmetic is told from."""
    return {
        "state": outcome.state,
        "exact": fraction_text(outcome.composite.exact),
        "score": fraction_text(outcome.composite.score),
        "terms": [
            [term.key, fraction_text(term.value), fraction_text(term.share), term.clipped]
            for term in outcome.composite.terms
        ],
        "missing": list(outcome.composite.missing),
        "held_by": list(outcome.composite.held_by),
        "adjustments": [list(line) for line in outcome.adjusted.lines],
        "adjustment_x100": outcome.adjusted.sum_x100,
        "limited": outcome.adjusted.limited,
        "threshold": outcome.graded.threshold,
        "reasons": list(outcome.graded.reasons),
        "fixed": any(
            terms.vetoes[key].effect == "fixed_grade" for key in outcome.graded.reasons if key in terms.vetoes
        ),
        "capped": outcome.capped,
        "proposed": outcome.proposed,
    }


def _given(one: Taken) -> dict[str, Any]:
    reporter = one.reporter
    return {
        "id": reporter.id,
        "parts": {key: fraction_text(value) for key, value in reporter.parts.items()},
        "graded": reporter.graded,
        "adjustments": [[given.key, given.count] for given in reporter.adjustments],
        "vetoes": list(reporter.vetoes),
        "kind": reporter.kind,
        "sectors": list(reporter.sectors),
        "detail": one.detail,
    }


def _group(group: Group) -> Mapping[str, Any]:
    return {
        "scope": group.scope,
        "name": group.name,
        "base": group.base,
        "places": group.places,
        "top": list(group.top),
        "capped": list(group.capped),
        "tied": list(group.tied),
        "open_places": group.open_places,
        "members": list(group.members),
    }
