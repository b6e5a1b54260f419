"""The grade proposal sheet that is laid before the deciding body."""

from collections import Counter
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Cycle
from hyogi.design.words import plain
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.numbers import decimal, rounded
from hyogi.papers.engine import Field
from hyogi.papers.kinds.common import HEAD, head, name_of, post_of
from hyogi.papers.layout import LEFT
from hyogi.papers.layout import Sheet as Page
from hyogi.papers.making import Facts, NothingYet, Paper, Sheet, Time
from hyogi.results.queries import Line, sheet_of
from hyogi.results.queries import Sheet as Proposed
from hyogi.results.telling import is_withheld
from hyogi.results.wording import STATES
from hyogi.results.working import taken_in

FIELDS = (
    *HEAD,
    Field(
        "lines",
        gettext_lazy("the units, in their order"),
        of=(
            Field("number", gettext_lazy("its place in the order"), "1"),
            Field("reporter", gettext_lazy("the reporting unit"), "First District"),
            Field("post", gettext_lazy("the post that reports"), "Head of the district"),
            Field(
                "score",
                gettext_lazy("the composite as it is compared with the grades; empty where it may not be shown"),
                "91.25",
            ),
            Field("grade", gettext_lazy("the grade that is proposed; empty for none"), "good"),
            Field("note", gettext_lazy("what is to be known: a veto, a part that is missing, equals"), "one veto"),
        ),
    ),
    Field(
        "grades",
        gettext_lazy("the grades of the regime, with how many are proposed"),
        of=(
            Field("title", gettext_lazy("the grade"), "good"),
            Field("count", gettext_lazy("how many units"), "9"),
        ),
    ),
    Field("count", gettext_lazy("how many units report"), "32"),
    Field(
        "seats",
        gettext_lazy("who signs"),
        of=(Field("title", gettext_lazy("the signing role"), "Scrutineer"),),
    ),
)


def gather(actor: Actor, cycle: Cycle) -> list[Sheet]:
    """The sheet of the calculation that stands."""
    sheet = sheet_of(cycle)
    if sheet.calculation is None:
        raise NothingYet(_("The result has not been worked out yet."))
    details = {one.reporter.id: one.detail for one in taken_in(sheet.calculation.text)}
    counts = Counter(line.result_grade for line in sheet.lines)
    facts = {
        **head(cycle),
        "lines": [
            _line(number, line, sheet, details.get(str(line.assignment.pk), ""))
            for number, line in enumerate(sheet.lines, 1)
        ],
        "grades": [
            {"title": plain(Texts(grade.title)), "count": str(counts[grade.id])}
            for grade in sorted(sheet.regime.grade, key=lambda grade: grade.order)
        ],
        "count": str(len(sheet.lines)),
        "seats": [{"title": seat_name(role)} for role in _signing(sheet)],
    }
    return [Sheet(facts)]


def _line(number: int, line: Line, sheet: Proposed, detail: str) -> Facts:
    """A composite from which the marks of a small class would follow is withheld here as on the page."""
    result = line.result
    digits = sheet.regime.composite.round_digits or 0
    is_shown = bool(result and result.score) and not is_withheld(detail)
    pending = sum(veto.assignment_id == line.assignment.pk for veto in sheet.pending)
    notes = [] if line.state == "proposed" else [str(STATES.get(line.state, ""))]
    if pending:
        notes.append(_("a veto waits to be confirmed"))
    return {
        "number": str(number),
        "reporter": name_of(line.assignment),
        "post": post_of(line.assignment),
        "score": decimal(rounded(Fraction(result.score), digits), digits) if result and is_shown else "",
        "grade": plain(Texts(sheet.title_of(line.result_grade))) if line.result_grade else "",
        "note": "; ".join(filter(None, notes)),
    }


def _signing(sheet: Proposed) -> list[str]:
    roles = []
    for role in sheet.regime.sign_off.roles:
        roles += [role] * (sheet.regime.sign_off.min_scrutineers if role == "scrutineer" else 1)
    return roles


def seat_name(role: str) -> str:
    """A role that signs the result, in the reader's language; one that is not known here as it is written."""
    return {
        "scrutineer": _("Scrutineer"),
        "department_head": _("Head of the department"),
        "standing_committee": _("For the standing committee"),
        "chair": _("Chair"),
        "board": _("For the board"),
        "panel_chair": _("Chair of the panel"),
        "commission": _("For the commission"),
        "plenary": _("For the plenary"),
        "secretariat": _("Secretariat"),
    }.get(role, role.replace("_", " "))


def build(language: str) -> bytes:
    """A table with room for the decision, the counts, and lines to sign."""
    page = Page(language, margins=(25, 22, 20, 20))
    page.title(_("{{ cycle }}\nProposal of grades"))
    page.line(
        _(
            "Units: {{ count }}. {% for one in grades %}{{ one.title }} {{ "
            "one.count }}{% if not loop.last %}, {% endif %}{% endfor %}"
        ),
        size=12,
        after=4,
    )
    page.grid(
        [
            (_("No."), 12),
            (_("Unit"), 44),
            (_("Post"), 32),
            (_("Composite"), 22),
            (_("Grade proposed"), 20),
            (_("As decided"), 20),
            (_("To be known"), 20),
        ],
        [
            "{{ one.number }}",
            "{{ one.reporter }}",
            "{{ one.post }}",
            "{{ one.score }}",
            "{{ one.grade }}",
            "",
            "{{ one.note }}",
        ],
        "one in lines",
        size=10.5,
        height=7.5,
        align=[None, LEFT, LEFT],
    )
    page.line(_("Signatures"), size=12, font=page.letters.head, before=12)
    with page.each("seat in seats"):
        page.line(_("{{ seat.title }}: ＿＿＿＿＿＿＿＿　　Day: ＿＿＿＿＿＿"), size=12, before=6)
    return page.done()


PAPER = Paper(
    "proposal",
    gettext_lazy("Proposal of grades"),
    gettext_lazy("The composite and the proposed grade of each unit, with room for decision and signatures."),
    Time.AFTER,
    FIELDS,
    gather,
    build,
    note=gettext_lazy("For those who decide and sign; it is not shown to the units."),
)
