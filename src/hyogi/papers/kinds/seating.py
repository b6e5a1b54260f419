"""The seating plan: the table of the convening unit with the highest in the middle, the rows of reporters before it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.shared import Mm

from hyogi.cycles.models import Cycle
from hyogi.foundation.actors import Actor
from hyogi.papers.engine import Field
from hyogi.papers.kinds.common import HEAD, head
from hyogi.papers.kinds.people import Guest, guests
from hyogi.papers.layout import CENTER, at_least
from hyogi.papers.layout import Sheet as Page
from hyogi.papers.making import Facts, Paper, Sheet, Time
from hyogi.papers.rules import seat_in_rows, seats_by_rank

WIDE = 6
SEAT = (Field("name", gettext_lazy("who sits there; empty for a free seat"), "First District"),)
ROW = (
    Field("number", gettext_lazy("its number, counted from the front"), "1"),
    Field("seats", gettext_lazy("its seats, from left to right as seen from the hall"), of=SEAT),
)
FIELDS = (
    *HEAD,
    Field("front", gettext_lazy("rows of the table at the front"), of=ROW),
    Field("rows", gettext_lazy("rows of the hall"), of=ROW),
)


def gather(actor: Actor, cycle: Cycle) -> list[Sheet]:
    """Where everybody sits."""
    everybody = guests(cycle)
    leaders = [one for one in everybody if one.front]
    below = [one for one in everybody if not one.front]
    front = [
        {"number": str(row.number), "seats": _seats(seats_by_rank(row.seats))} for row in seat_in_rows(leaders, WIDE)
    ]
    hall = [{"number": str(row.number), "seats": _seats(row.seats)} for row in seat_in_rows(below, WIDE)]
    return [Sheet({**head(cycle), "front": front, "rows": hall})]


def _seats(row: tuple[Guest, ...]) -> list[Facts]:
    """A row of full width, its free seats at both ends."""
    free = WIDE - len(row)
    names = ["" for _free in range(free // 2)] + [one.name for one in row] + ["" for _free in range(free - free // 2)]
    return [{"name": name} for name in names]


def build(language: str) -> bytes:
    """The plan on a wide sheet, the front at the top."""
    page = Page(language, wide=True, margins=(20, 18, 15, 15), numbered=False)
    page.title(_("{{ cycle }}\nSeating plan"))
    page.line(_("{{ meeting_day }} {{ meeting_time }}　{{ place }}"), align=CENTER, size=12, after=4)
    page.line(_("Front"), align=CENTER, size=14, font=page.letters.head)
    _rows(page, "row in front")
    page.line(_("Hall"), align=CENTER, size=14, font=page.letters.head, before=10)
    _rows(page, "row in rows")
    return page.done()


def _rows(page: Page, loop: str) -> None:
    """A table whose cells follow from the seats of each row."""
    table = page.paper.add_table(rows=3, cols=WIDE + 1, style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = [14.0] + [(page.width - 14) / WIDE] * WIDE
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    table.rows[0].cells[0].text = "{%tr for " + loop + " %}"
    table.rows[2].cells[0].text = "{%tr endfor %}"
    row = table.rows[1]
    at_least(row, 15)
    row.cells[0].width = Mm(14)
    texts = ["{{ row.number }}", "{%tc for seat in row.seats %}", "{{ seat.name }}", "{%tc endfor %}"]
    for extra in row.cells[len(texts) :]:
        row._tr.remove(extra._tc)
    for cell, words, width in zip(row.cells, texts, widths, strict=False):
        cell.width, cell.vertical_alignment = Mm(width), WD_CELL_VERTICAL_ALIGNMENT.CENTER
        cell.paragraphs[0].alignment = CENTER
        cell.paragraphs[0].paragraph_format.line_spacing = 1.0
        page.run(cell.paragraphs[0], words, size=12)


PAPER = Paper(
    "seating",
    gettext_lazy("Seating plan"),
    gettext_lazy("Who sits where: the convening unit at the front, reporters in their order before it."),
    Time.MEETING,
    FIELDS,
    gather,
    build,
)
