"""The supervision notice, by which a unit's overdue items are chased; one file for each notice that was issued."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import run_assignments
from hyogi.followup.queries import lists_of, notices_in
from hyogi.foundation.actors import Actor
from hyogi.papers.engine import Field
from hyogi.papers.kinds.common import HEAD, head, long_day, name_of, post_of, within
from hyogi.papers.layout import CENTER, LEFT
from hyogi.papers.layout import Sheet as Page
from hyogi.papers.making import Facts, NothingYet, Paper, Sheet, Time

FIELDS = (
    *HEAD,
    Field("number", gettext_lazy("the number of the notice"), "3"),
    Field("issued", gettext_lazy("the day on which it was issued"), "1 July 2027"),
    Field("reporter", gettext_lazy("the unit that is chased"), "First District"),
    Field("post", gettext_lazy("the post that reports"), "Head of the district"),
    Field("answer_by", gettext_lazy("by when it is to be answered"), "15 July 2027"),
    Field("remarks", gettext_lazy("what the secretariat adds; may be empty"), "Please name the means that you lack."),
    Field(
        "entries",
        gettext_lazy("the items that are overdue"),
        of=(
            Field("number", gettext_lazy("its number in the list"), "1"),
            Field("text", gettext_lazy("what is wrong or is to be done"), "Permits take too long."),
            Field("measure", gettext_lazy("the measure"), "One desk for all permits."),
            Field("owner", gettext_lazy("the post that answers for it"), "Head of the district"),
            Field("due", gettext_lazy("until when it was to be done"), "30 May 2027"),
            Field("days", gettext_lazy("by how many days it is overdue"), "32"),
        ),
    ),
)


def gather(actor: Actor, cycle: Cycle) -> list[Sheet]:
    """Every notice of the cycle, as it stood when it was issued."""
    notices = notices_in(cycle)
    if not notices:
        raise NothingYet(
            _("No supervision notice was issued; it is issued from the list of a unit with overdue items.")
        )
    units = {one.pk: one for one in run_assignments(actor, cycle)}
    lists = {one.pk: units[assignment] for assignment, one in lists_of(cycle).items() if assignment in units}
    common = head(cycle)
    return [
        Sheet(common | _told(one, lists[one.item_list_id]), lists[one.item_list_id], f"{one.number:03d}")
        for one in notices
        if one.item_list_id in lists
    ]


def _told(notice: Any, unit: Assignment) -> Facts:
    name = name_of(unit)
    return {
        "number": str(notice.number),
        "issued": long_day(notice.at.date()),
        "reporter": name,
        "post": post_of(unit),
        "answer_by": long_day(notice.answer_by),
        "remarks": notice.words,
        "entries": [
            {
                "number": str(one["item"]),
                "text": one["text"],
                "measure": one["measure"],
                "owner": within(one["owner"], name),
                "due": long_day(date.fromisoformat(one["due"])) if one["due"] else "",
                "days": str(one["days"]),
            }
            for one in notice.items
        ],
    }


def build(language: str) -> bytes:
    """After the form of a 督办单: number, addressee, matters, what is asked, seal; the answer below."""
    page = Page(language, margins=(30, 25, 25, 25))
    page.title(_("{{ unit }}\nSupervision notice"))
    page.line(_("No. {{ number }} of {{ year }}"), align=CENTER, size=12, after=6)
    page.line(_("{{ reporter }}:"))
    page.text(
        _(
            "According to the lists of your unit after the meeting “{{ cycle }}”, the following was to be done by now "
            "and is not closed:"
        )
    )
    page.grid(
        [
            (_("No."), 10),
            (_("Matter"), 48),
            (_("Measure"), 40),
            (_("Who answers"), 24),
            (_("Due by"), 26),
            (_("Days late"), 12),
        ],
        [
            "{{ one.number }}",
            "{{ one.text }}",
            "{{ one.measure }}",
            "{{ one.owner }}",
            "{{ one.due }}",
            "{{ one.days }}",
        ],
        "one in entries",
        size=10.5,
        height=10,
        align=[None, LEFT, LEFT],
    )
    page.line("", size=6)
    page.text(
        _("Please say in writing by {{ answer_by }} how far each is, why it is late and by when it will be done.")
    )
    with page.when("remarks"):
        page.text("{{ remarks }}")
    page.signed("{{ unit }}", "{{ issued }}")
    page.line(_("Answer of the unit:"), font=page.letters.head, before=10)
    for _line in range(4):
        page.line("＿" * int(page.width * 2.83 / page.letters.size))
    page.line(_("{{ post }} (signature): ＿＿＿＿＿＿　　Day: ＿＿＿＿＿＿"), size=12, before=8)
    return page.done()


PAPER = Paper(
    "supervision",
    gettext_lazy("Supervision notices"),
    gettext_lazy("Chases a unit's overdue items; one file for each notice that was issued."),
    Time.AFTER,
    FIELDS,
    gather,
    build,
    each_unit=True,
)
