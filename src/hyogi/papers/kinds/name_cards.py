"""Name cards: one page for each place, its card twice, for the front and the back of a stand."""

from django.utils.translation import gettext_lazy
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.shared import Mm

from hyogi.cycles.models import Cycle
from hyogi.foundation.actors import Actor
from hyogi.papers.engine import Field
from hyogi.papers.kinds.common import HEAD, head
from hyogi.papers.kinds.people import guests
from hyogi.papers.layout import CENTER
from hyogi.papers.layout import Sheet as Page
from hyogi.papers.making import Paper, Sheet, Time

FIELDS = (
    *HEAD,
    Field(
        "cards",
        gettext_lazy("the cards, the highest first"),
        of=(
            Field("name", gettext_lazy("the person; the post or unit where no name is kept"), "First District"),
            Field("of_unit", gettext_lazy("the unit"), "First District"),
            Field("post", gettext_lazy("the post"), "Head of the district"),
        ),
    ),
)


def gather(actor: Actor, cycle: Cycle) -> list[Sheet]:
    """A card for everybody who has a place."""
    cards = [{"name": one.name, "of_unit": one.unit, "post": one.post} for one in guests(cycle)]
    return [Sheet({**head(cycle), "cards": cards})]


def build(language: str) -> bytes:
    """Two cards of 190 × 100 mm on a page, with the line to cut along."""
    page = Page(language, margins=(25, 15, 10, 10), numbered=False)
    with page.each("card in cards"):
        page.line("", size=1).paragraph_format.page_break_before = True
        table = page.paper.add_table(rows=2, cols=1, style="Table Grid")
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for row in table.rows:
            row.height = Mm(100)
            cell = row.cells[0]
            cell.width, cell.vertical_alignment = Mm(190), WD_CELL_VERTICAL_ALIGNMENT.CENTER
            written = cell.paragraphs[0]
            written.alignment, written.paragraph_format.line_spacing = CENTER, 1.0
            page.run(written, "{{ card.name }}", size=54, font=page.letters.title, bold=True)
            small = cell.add_paragraph()
            small.alignment, small.paragraph_format.line_spacing = CENTER, 1.0
            page.run(
                small, "{% if card.post != card.name %}{{ card.post }}{% else %}{{ card.of_unit }}{% endif %}", size=22
            )
    return page.done()


PAPER = Paper(
    "name_cards",
    gettext_lazy("Name cards"),
    gettext_lazy("A card for everybody who has a place, front and back, to cut out."),
    Time.MEETING,
    FIELDS,
    gather,
    build,
)
