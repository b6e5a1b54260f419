"""Recomputes results: each row from its hash, each calculation from what was given, what was signed, what was told."""

import json
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.queries import regime_of
from hyogi.foundation.verifying import check
from hyogi.results.models import TABLES, Calculation, Decision, Letter, Result, ResultSignature, SignOff, VetoAnswer
from hyogi.results.rules import decision_problem
from hyogi.results.sealing import canonical, fingerprint, sha256_of
from hyogi.results.terms import terms_of
from hyogi.results.working import calculation_text, taken_in

CHUNK = 200


@check(_("results, decisions, signatures and letters are as they were written"))
def _rows() -> Iterator[str]:
    for model in TABLES:
        for row in model.unscoped.iterator(chunk_size=CHUNK):
            if fingerprint(row) != row.sha256:
                yield _now("the row %(id)s of %(table)s is not what was written") % {
                    "id": row.pk,
                    "table": model._meta.db_table,
                }


@check(_("calculations are what their inputs come to"))
def _calculations() -> Iterator[str]:
    for one in Calculation.unscoped.select_related("cycle__regime", "cycle__convening").iterator(chunk_size=CHUNK):
        stated = json.loads(one.text)
        again = calculation_text(stated["regime"], taken_in(one.text), terms_of(regime_of(one.cycle)))
        if again != one.text or stated["regime"] != one.cycle.regime.sha256:
            yield _now("the calculation %(id)s is not what its inputs come to") % {"id": one.pk}
        there = {
            str(assignment): told
            for assignment, told in Result.unscoped.filter(branch=one.branch, calculation=one).values_list(
                "assignment_id", "arithmetic"
            )
        }
        if there != stated["found"]:
            yield _now("the results of the calculation %(id)s are not what it states") % {"id": one.pk}


@check(_("what was decided stays within gates, vetoes and the cap"))
def _decisions() -> Iterator[str]:
    from hyogi.results.queries.sheet import sheet_of

    for signed in SignOff.unscoped.select_related("cycle__regime", "cycle__convening", "calculation").iterator():
        sheet = sheet_of(signed.cycle)
        if sheet.calculation is None or sheet.calculation.pk != signed.calculation_id:
            continue
        terms = terms_of(sheet.regime)
        for line in sheet.lines:
            if line.decision is None:
                continue
            problem = decision_problem(
                line.standing,
                line.grade or None,
                line.decision.reason,
                grades=terms.grades,
                grade_by=sheet.regime.composite.grade_by or "threshold",
                groups=sheet.groups,
                others=sheet.grades,
            )
            if problem:
                yield _now("the decision %(id)s goes beyond what the regime allows") % {"id": line.decision.pk}


@check(_("signed results bear the signatures and grades that were under them"))
def _sign_offs() -> Iterator[str]:
    for signed in SignOff.unscoped.select_related("calculation").iterator(chunk_size=CHUNK):
        stated = json.loads(signed.text)
        rows: Any = ResultSignature.unscoped.filter(branch=signed.branch, calculation=signed.calculation_id)
        signatures = list(rows.order_by("at", "id"))
        under = sha256_of(canonical({"calculation": stated["calculation"], "grades": stated["grades"]}))
        same = stated["signatures"] == [one.sha256 for one in signatures]
        if (
            not same
            or stated["calculation"] != signed.calculation.sha256
            or {one.signed for one in signatures} != {under}
        ):
            yield _now("the sign-off %(id)s is not over what was signed") % {"id": signed.pk}
        if stated["grades"] != _decided(signed.calculation):
            yield _now("the grades of the sign-off %(id)s are not those that were decided") % {"id": signed.pk}


def _decided(calculation: Calculation) -> dict[str, str | None]:
    grades: dict[str, str | None] = {
        str(assignment): proposed or None
        for assignment, proposed in Result.unscoped.filter(
            branch=calculation.branch, calculation=calculation
        ).values_list("assignment_id", "proposed")
    }
    rows = Decision.unscoped.filter(branch=calculation.branch, result__calculation=calculation).order_by("number")
    for assignment, grade in rows.values_list("result__assignment_id", "grade"):
        grades[str(assignment)] = grade or None
    return grades


@check(_("letters tell the grade that was signed"))
def _letters() -> Iterator[str]:
    signed = {one.calculation_id: json.loads(one.text)["grades"] for one in SignOff.unscoped.iterator()}
    for letter in Letter.unscoped.iterator(chunk_size=CHUNK):
        grades = signed.get(letter.calculation_id, {})
        if (letter.content.get("grade") or None) != grades.get(str(letter.assignment_id), "?"):
            yield _now("the letter %(id)s tells another grade than was signed") % {"id": letter.pk}


@check(_("vetoes that count were confirmed by another person"))
def _vetoes() -> Iterator[str]:
    for answer in VetoAnswer.unscoped.select_related("veto").iterator(chunk_size=CHUNK):
        if answer.person is None or answer.person == answer.veto.person:
            yield _now("the veto %(id)s was answered by the person who asserted it") % {"id": answer.veto_id}
