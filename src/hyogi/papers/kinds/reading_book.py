"""The reading book: every report that was submitted, in the order of the meeting."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Assignment, Cycle, Mode
from hyogi.cycles.queries import regime_of, run_assignments
from hyogi.design.words import plain
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.papers.engine import Field
from hyogi.papers.kinds.comments import paragraphs_of
from hyogi.papers.kinds.common import HEAD, head, long_instant, name_of, post_of
from hyogi.papers.layout import CENTER
from hyogi.papers.layout import Sheet as Page
from hyogi.papers.making import Facts, NothingYet, Paper, Sheet, Time
from hyogi.regimes.shape.lists import Section
from hyogi.reports.queries import submissions_of

UNIT = (
    Field("number", gettext_lazy("its place in the order"), "1"),
    Field("reporter", gettext_lazy("the reporting unit"), "First District"),
    Field("mode", gettext_lazy("how it reports"), "on site"),
)
FIELDS = (
    *HEAD,
    Field("contents", gettext_lazy("the units, in the order of the book"), of=UNIT),
    Field(
        "reports",
        gettext_lazy("the reports, in the order of the book"),
        of=(
            *UNIT,
            Field("post", gettext_lazy("the post that reports"), "Head of the district"),
            Field("submitted", gettext_lazy("when it was submitted"), "8 December 2026 16:20"),
            Field("hash", gettext_lazy("the beginning of its hash, by which it is known again"), "3f9a0c11d2e4"),
            Field(
                "sections",
                gettext_lazy("its sections"),
                of=(
                    Field("title", gettext_lazy("the title of the section"), "Results of the year"),
                    Field(
                        "paragraphs",
                        gettext_lazy("its text, by paragraphs"),
                        of=(Field("text", gettext_lazy("a paragraph"), "Permits now take five days."),),
                    ),
                ),
            ),
        ),
    ),
    Field(
        "missing",
        gettext_lazy("units whose report was not submitted"),
        of=(Field("reporter", gettext_lazy("the reporting unit"), "Second District"),),
    ),
)


def gather(actor: Actor, cycle: Cycle) -> list[Sheet]:
    """The latest submission of every unit."""
    submitted = submissions_of(cycle)
    if not submitted:
        raise NothingYet(_("No report has been submitted yet."))
    ordered = sorted(run_assignments(actor, cycle), key=lambda one: (one.mode != Mode.ON_SITE, one.position))
    there = [one for one in ordered if one.pk in submitted]
    sections = regime_of(cycle).section
    reports = [_report(n, one, submitted[one.pk], sections, cycle.zone) for n, one in enumerate(there, 1)]
    facts = {
        **head(cycle),
        "contents": [{name: report[name] for name in ("number", "reporter", "mode")} for report in reports],
        "reports": reports,
        "missing": [
            {"reporter": name_of(one)} for one in ordered if one.pk not in submitted and one.successor_id is None
        ],
    }
    return [Sheet(facts)]


def _report(number: int, one: Assignment, submission: Any, sections: Iterable[Section], zone: str) -> Facts:
    return {
        "number": str(number),
        "reporter": name_of(one),
        "mode": str(Mode(one.mode).label),
        "post": post_of(one),
        "submitted": long_instant(submission.at, zone),
        "hash": submission.sha256[:12],
        "sections": [
            {"title": plain(Texts(section.title)), "paragraphs": [{"text": line} for line in lines]}
            for section in sections
            if (lines := _lines(section, submission))
        ],
    }


def _lines(section: Section, submission: Any) -> list[str]:
    """The paragraphs of a section; what became of last year's items is followed by the answer to each of them."""
    lines = paragraphs_of(submission.texts.get(section.key, ""))
    if section.kind == "open_items":
        lines += [line for answer in submission.answers.values() for line in paragraphs_of(answer)]
    return lines


def build(language: str) -> bytes:
    """A cover with the contents, then each report from a new page."""
    page = Page(language)
    page.line("", size=60)
    page.title(_("{{ cycle }}\nReports"))
    page.line("{{ unit }}", align=CENTER, before=20)
    page.line("{{ meeting_day }}", align=CENTER)
    page.line("", size=1).paragraph_format.page_break_before = True
    page.title(_("Contents"))
    with page.each("one in contents"):
        page.line("{{ one.number }}. {{ one.reporter }}（{{ one.mode }}）")
    with page.when("missing"):
        page.line(_("Not submitted:"), font=page.letters.head, before=8)
        with page.each("one in missing"):
            page.line("{{ one.reporter }}")
    with page.each("report in reports"):
        page.line("", size=1).paragraph_format.page_break_before = True
        page.title(_("{{ report.reporter }}\nReport"))
        page.line("{{ report.post }}", align=CENTER, after=8)
        with page.each("section in report.sections"):
            page.heading("{{ section.title }}")
            with page.each("one in section.paragraphs"):
                page.text("{{ one.text }}")
        page.line(_("Submitted {{ report.submitted }} · {{ report.hash }}"), size=9, before=8)
    return page.done()


PAPER = Paper(
    "reading_book",
    gettext_lazy("Reading book"),
    gettext_lazy("Every report that was submitted, on site first, with its contents."),
    Time.BEFORE,
    FIELDS,
    gather,
    build,
)
