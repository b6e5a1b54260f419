"""Ballot forms, one for each class of voters, to be printed as often as the class has voters.

All forms of a class are alike: no number, no code, nothing by which a form could be told from another. Remarks have a
sheet of their own, so that no handwriting comes to lie beside marks.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.shared import Mm

from hyogi.ballots.queries import lines_on_form
from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import regime_of
from hyogi.design.words import plain
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.papers.engine import Field
from hyogi.papers.kinds.common import HEAD, head, name_of, post_of
from hyogi.papers.layout import CENTER, LEFT, at_least
from hyogi.papers.layout import Sheet as Page
from hyogi.papers.making import Facts, NothingYet, Paper, Sheet, Time
from hyogi.regimes.shape import RegimeFile

MARKS = Field("marks", gettext_lazy("what may be marked"), of=(Field("title", gettext_lazy("the mark"), "good"),))
FIELDS = (
    *HEAD,
    Field(
        "classes",
        gettext_lazy("the classes of voters"),
        of=(
            Field("title", gettext_lazy("the class"), "Leaders of the convening unit"),
            Field(
                "questions",
                gettext_lazy("what is asked about each reporter"),
                of=(
                    Field("title", gettext_lazy("the question"), "overall grade"),
                    MARKS,
                    Field(
                        "reporters",
                        gettext_lazy("who is appraised, in the order of the form"),
                        of=(
                            Field("number", gettext_lazy("its place in the order"), "1"),
                            Field("of_unit", gettext_lazy("the reporting unit"), "First District"),
                            Field("post", gettext_lazy("the post that reports"), "Head of the district"),
                            Field("fields", gettext_lazy("one field for each mark"), of=(Field("box", "□", "□"),)),
                        ),
                    ),
                ),
            ),
            Field(
                "rules", gettext_lazy("how to mark"), of=(Field("text", gettext_lazy("a sentence"), "Mark one field."),)
            ),
        ),
    ),
    Field("remarks", gettext_lazy("“yes” where remarks may be written on a sheet of their own; else empty"), "yes"),
)


def gather(actor: Actor, cycle: Cycle) -> list[Sheet]:
    """The forms of all classes in one file."""
    regime = regime_of(cycle)
    if not regime.ballot.used:
        raise NothingYet(_("The rules of this cycle have no ballot."))
    reporters = lines_on_form(cycle)
    if not reporters:
        raise NothingYet(_("Nobody stands on the form: no unit that reports is graded."))
    classes = [
        {
            "title": plain(Texts(one.title)),
            "questions": [_question(plain(Texts(item.title)), regime, reporters) for item in regime.ballot_item],
            "rules": [{"text": sentence} for sentence in _rules(regime)],
        }
        for one in regime.voter_class
    ]
    return [Sheet({**head(cycle), "classes": classes, "remarks": "yes" if regime.ballot.free_text else ""})]


def _question(title: str, regime: RegimeFile, reporters: list[Assignment]) -> Facts:
    marks = [plain(Texts(mark.title)) for mark in sorted(regime.mark, key=lambda mark: mark.order)] or [_("Points")]
    box = "□" if regime.mark else ""
    return {
        "title": title,
        "marks": [{"title": mark} for mark in marks],
        "reporters": [
            {
                "number": str(number),
                "of_unit": name_of(one),
                "post": post_of(one),
                "fields": [{"box": box} for _mark in marks],
            }
            for number, one in enumerate(reporters, 1)
        ],
    }


def _rules(regime: RegimeFile) -> list[str]:
    """What the regime settles of marking, for the voter."""
    ballot = regime.ballot
    told = [_("Mark one field on each line. Do not sign; put no other sign on the form.")]
    if any(mark.points_x100 is None for mark in regime.mark):
        told.append(
            _("Whoever does not know the work of a unit marks “not acquainted”; it does not count against the unit.")
        )
    told.append(
        {
            "abstain": _("A line without a mark is an abstention."),
            "invalid_line": _("A line without a mark is invalid."),
            "invalid_ballot": _("A form with an empty line is invalid as a whole."),
            "lowest": _("A line without a mark counts as the lowest mark."),
        }[ballot.blank_line or "abstain"]
    )
    told.append(
        {
            "invalid_line": _("Two marks on a line make that line invalid."),
            "invalid_ballot": _("Two marks on a line make the whole form invalid."),
            "lower_mark": _("Of two marks on a line the lower one counts."),
        }[ballot.double_mark or "invalid_line"]
    )
    return told


def build(language: str) -> bytes:
    """A page for each class, and one for remarks."""
    page = Page(language, margins=(15, 12, 20, 20), numbered=False)
    with page.each("one in classes"):
        page.line("", size=1).paragraph_format.page_break_before = True
        page.title(_("{{ cycle }}\nBallot form"))
        page.line("（{{ one.title }}）", align=CENTER, size=14, after=6)
        with page.each("question in one.questions"):
            page.line("{{ question.title }}", size=12, font=page.letters.head)
            _marks(page)
        how = page.line(_("How to mark"), size=9.5, font=page.letters.head, before=4)
        page.run(how, "　{% for rule in one.rules %}{{ loop.index }}. {{ rule.text }} {% endfor %}", size=9.5)
    with page.when("remarks"):
        page.line("", size=1).paragraph_format.page_break_before = True
        page.title(_("{{ cycle }}\nSheet for remarks"))
        page.line(
            _("It is put into another box than the form. Name the unit that a remark is about; do not sign."), size=12
        )
        table = page.paper.add_table(rows=14, cols=2, style="Table Grid")
        for at, row in enumerate(table.rows):
            at_least(row, 14)
            for cell, words, width in zip(row.cells, (_("Unit"), _("Remark")), (45, 125), strict=True):
                cell.width = Mm(width)
                page.run(cell.paragraphs[0], "" if at else words, size=12, font=page.letters.head)
    return page.done()


def _marks(page: Page) -> None:
    """A line for each reporter and a column for each mark."""
    table = page.paper.add_table(rows=4, cols=6, style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    rows = (
        [_("No."), _("Unit"), _("Post"), "{%tc for mark in question.marks %}", "{{ mark.title }}", "{%tc endfor %}"],
        ["{%tr for r in question.reporters %}"],
        [
            "{{ r.number }}",
            "{{ r.of_unit }}",
            "{{ r.post }}",
            "{%tc for f in r.fields %}",
            "{{ f.box }}",
            "{%tc endfor %}",
        ],
        ["{%tr endfor %}"],
    )
    widths = (12, 46, 36, 15, 15, 15)
    for row, texts in zip(table.rows, rows, strict=True):
        at_least(row, 6.2)
        for place, (cell, words) in enumerate(zip(row.cells, texts, strict=False)):
            cell.width, cell.vertical_alignment = Mm(widths[place]), WD_CELL_VERTICAL_ALIGNMENT.CENTER
            written = cell.paragraphs[0]
            written.alignment = LEFT if place in (1, 2) and row is not table.rows[0] else CENTER
            written.paragraph_format.line_spacing = 1.0
            page.run(written, words, size=10.5)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


PAPER = Paper(
    "ballots",
    gettext_lazy("Ballot forms"),
    gettext_lazy("A form for each class of voters, and a sheet for remarks; print as many as are issued."),
    Time.MEETING,
    FIELDS,
    gather,
    build,
    note=gettext_lazy("Forms of a class are alike: they bear no number and no code. Count them when you print them."),
)
