"""Recomputes that submitted reports are what was submitted, and that reports stand as their steps say."""

from collections.abc import Iterator

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hyogi.foundation.verifying import check
from hyogi.reports.likeness import compared_text
from hyogi.reports.models import Report, ReportStep, Sketch, SketchMark, Submission
from hyogi.reports.rules import marks_of
from hyogi.reports.sealing import hash_of


@check(_("submitted reports are what was submitted"))
def _submissions() -> Iterator[str]:
    for made in Submission.unscoped.select_related("assignment__unit").iterator(chunk_size=200):
        if hash_of(made) != made.sha256:
            yield _now("submission %(number)s of %(unit)s is not what its hash stands for") % {
                "number": made.number,
                "unit": made.assignment.unit.code,
            }


@check(_("reports stand as their steps say"))
def _reports() -> Iterator[str]:
    newest = ReportStep.unscoped.filter(branch=OuterRef("branch"), report=OuterRef("pk")).order_by("-number")
    rows = Report.unscoped.annotate(told=Subquery(newest.values("kind")[:1])).select_related("assignment__unit")
    for report in rows.iterator():
        if (report.told or "draft") != report.state:
            yield _now("the report of %(unit)s says “%(state)s”, its steps say “%(told)s”") % {
                "unit": report.assignment.unit.code,
                "state": report.state,
                "told": report.told or "draft",
            }


@check(_("reports are found by what was handed in last"))
def _sketches() -> Iterator[str]:
    for one in Sketch.unscoped.filter(current=True).select_related("step", "report__assignment__unit"):
        there = set(SketchMark.unscoped.filter(branch=one.branch, sketch=one).values_list("value", flat=True))
        if there != marks_of(compared_text(one.step.texts)):
            yield _now("the sketch of the report of %(unit)s is not that of its text") % {
                "unit": one.report.assignment.unit.code
            }
