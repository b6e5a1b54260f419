"""The sketch of what was handed in is kept, so that a likeness is found without reading all other reports."""

from hyogi.reports.likeness import compared_text
from hyogi.reports.models import Report, ReportStep, Sketch, SketchMark
from hyogi.reports.rules import marks_of


def keep_sketch(report: Report, step: ReportStep) -> Sketch:
    """Keep the sketch of the step's texts, inside the act of handing in or submitting; the one before it counts no
    longer. A step that changes no word keeps the sketch that there is."""
    there = Sketch.unscoped.filter(branch=report.branch, report=report, current=True).select_related("step").first()
    if there is not None and compared_text(there.step.texts) == compared_text(step.texts):
        return there  # type: ignore[no-any-return]
    Sketch.unscoped.filter(branch=report.branch, report=report, current=True).update(current=False)
    made: Sketch = Sketch.unscoped.create(branch=report.branch, cycle_id=report.cycle_id, report=report, step=step)
    SketchMark.unscoped.bulk_create(
        [
            SketchMark(branch=report.branch, sketch=made, value=value)
            for value in sorted(marks_of(compared_text(step.texts)))
        ],
        batch_size=1000,
    )
    return made
