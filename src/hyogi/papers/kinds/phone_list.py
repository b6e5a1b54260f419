"""The list by which those who have not submitted their report are called, with a box to tick for each."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import deadlines_of, run_assignments
from hyogi.foundation.actors import Actor
from hyogi.papers.engine import Field
from hyogi.papers.kinds.common import HEAD, head, long_instant, name_of, post_of
from hyogi.papers.layout import LEFT
from hyogi.papers.layout import Sheet as Page
from hyogi.papers.making import NothingYet, Paper, Sheet, Time
from hyogi.reports.models import STATES
from hyogi.reports.queries import report_states
from hyogi.reports.rules import ReportState
from hyogi.rollups.queries import contacts_of

FIELDS = (
    *HEAD,
    Field("count", gettext_lazy("how many units are called"), "5"),
    Field(
        "calls",
        gettext_lazy("the units whose report is not submitted"),
        of=(
            Field("number", gettext_lazy("its number"), "1"),
            Field("reporter", gettext_lazy("the reporting unit"), "First District"),
            Field("post", gettext_lazy("the post that reports"), "Head of the district"),
            Field("state", gettext_lazy("how far its report is"), "being written"),
            Field("telephone", gettext_lazy("the telephone of its office, where it was noted"), "5550-1234"),
            Field("due", gettext_lazy("until when it is due, with the time granted"), "8 December 2026 17:00"),
        ),
    ),
)


def gather(actor: Actor, cycle: Cycle) -> list[Sheet]:
    """Everybody whose report is not submitted now."""
    every = [one for one in run_assignments(actor, cycle) if one.successor_id is None]
    states = report_states(cycle)
    left = [one for one in every if states.get(one.pk) is not ReportState.SUBMITTED]
    if not left:
        raise NothingYet(_("Every report has been submitted; nobody is to be called."))
    due = deadlines_of(cycle, "submit_due", left)
    contacts = contacts_of(cycle, [one.unit.unit_id for one in left])
    calls = [
        {
            "number": str(number),
            "reporter": name_of(one),
            "post": post_of(one),
            "state": str(dict(STATES)[states[one.pk]]) if one.pk in states else _("not begun"),
            "telephone": contacts[one.unit.unit_id].telephone if one.unit.unit_id in contacts else "",
            "due": long_instant(due[one.pk].due_at, cycle.zone) if one.pk in due else "",
        }
        for number, one in enumerate(left, 1)
    ]
    return [Sheet({**head(cycle), "count": str(len(calls)), "calls": calls})]


def build(language: str) -> bytes:
    """A wide table with room for the number called, the tick and what was said."""
    page = Page(language, wide=True, margins=(22, 20, 18, 18))
    page.title(_("{{ cycle }}\nTelephone list: reports not submitted"))
    page.line(_("As of {{ today }}. To be called: {{ count }}"), size=12, after=4)
    page.grid(
        [
            (_("No."), 12),
            (_("Unit"), 50),
            (_("Post"), 38),
            (_("How far"), 30),
            (_("Due by"), 46),
            (_("Telephone"), 34),
            (_("Called"), 16),
            (_("Answer"), 35),
        ],
        [
            "{{ one.number }}",
            "{{ one.reporter }}",
            "{{ one.post }}",
            "{{ one.state }}",
            "{{ one.due }}",
            "{{ one.telephone }}",
            "□",
            "",
        ],
        "one in calls",
        size=11,
        height=10,
        align=[None, LEFT, LEFT],
    )
    return page.done()


PAPER = Paper(
    "phone_list",
    gettext_lazy("Telephone list"),
    gettext_lazy("Who is to be called because his report is not submitted, with a box to tick."),
    Time.BEFORE,
    FIELDS,
    gather,
    build,
)
