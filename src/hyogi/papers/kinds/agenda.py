"""The agenda, with the minutes of each speaker worked out from the fixed time of the meeting."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from hyogi.cycles.models import Cycle
from hyogi.foundation.actors import Actor
from hyogi.papers.engine import Field
from hyogi.papers.kinds.common import HEAD, head
from hyogi.papers.kinds.sitting import course_of
from hyogi.papers.layout import LEFT
from hyogi.papers.layout import Sheet as Page
from hyogi.papers.making import Paper, Sheet, Time

SPEAKER = (
    Field("number", gettext_lazy("its place in the order"), "1"),
    Field("unit", gettext_lazy("the reporting unit"), "First District"),
    Field("post", gettext_lazy("the post that reports"), "Head of the district"),
    Field("time", gettext_lazy("when it begins"), "09:21"),
    Field("duration", gettext_lazy("how long it takes"), "8 min"),
)
ITEMS = Field(
    "agenda",
    gettext_lazy("the items of the agenda, in order"),
    of=(
        Field("number", gettext_lazy("its place in the order"), "4"),
        Field("kind", gettext_lazy("what it is: open, study, report, comment, ballot, speech, close …"), "report"),
        Field("title", gettext_lazy("what it is called"), "Reports on the spot"),
        Field("time", gettext_lazy("when it begins"), "09:21"),
        Field("duration", gettext_lazy("how long it takes"), "96 min"),
        Field("each", gettext_lazy("how long it takes for each unit; empty where it comes once"), "8 min"),
        Field("role", gettext_lazy("who acts"), "Reporter"),
        Field("speakers", gettext_lazy("the units for which it comes, one by one"), of=SPEAKER),
    ),
)
FIELDS = (
    *HEAD,
    Field("total", gettext_lazy("the fixed time of the meeting"), "180 min"),
    Field("sittings", gettext_lazy("how many sittings it has"), "1"),
    Field("minutes", gettext_lazy("how long each speaker may speak"), "8 min"),
    Field("arithmetic", gettext_lazy("how that was worked out"), "180 min less 84 min, divided by 12: 8 min each."),
    ITEMS,
)


def gather(actor: Actor, cycle: Cycle) -> list[Sheet]:
    """The agenda of the cycle's meeting."""
    course = course_of(actor, cycle)
    facts = {
        **head(cycle),
        "total": course.total,
        "sittings": str(course.sittings),
        "minutes": course.minutes,
        "arithmetic": course.arithmetic,
        "agenda": course.items,
    }
    return [Sheet(facts)]


def build(language: str) -> bytes:
    """The items in a table, then the speakers with the time of each."""
    page = Page(language, margins=(30, 25, 25, 25))
    page.title(_("{{ cycle }}\nAgenda"))
    page.text(_("Time: {{ meeting_day }} {{ meeting_time }}"))
    page.text(_("Place: {{ place }}"))
    page.text(_("Fixed time: {{ total }} in {{ sittings }} sitting(s). Each speaker: {{ minutes }}."))
    page.line("", size=6)
    page.grid(
        [
            (_("No."), 12),
            (_("Begins"), 20),
            (_("Item"), 64),
            (_("Minutes"), 30),
            (pgettext("an item of the agenda", "Who"), 34),
        ],
        ["{{ one.number }}", "{{ one.time }}", "{{ one.title }}", "{{ one.duration }}", "{{ one.role }}"],
        "one in agenda",
        size=11,
        align=[None, None, LEFT],
    )
    with page.each("one in agenda"), page.when('one.kind == "report"'):
        page.heading(_("Order of reports on site"))
        page.grid(
            [(_("No."), 14), (_("Begins"), 26), (_("Unit"), 52), (_("Post"), 42), (_("Minutes"), 26)],
            ["{{ s.number }}", "{{ s.time }}", "{{ s.unit }}", "{{ s.post }}", "{{ s.duration }}"],
            "s in one.speakers",
            size=11,
            align=[None, None, LEFT, LEFT],
        )
    page.line(_("How the minutes were worked out: {{ arithmetic }}"), size=10, before=8)
    return page.done()


PAPER = Paper(
    "agenda",
    gettext_lazy("Agenda"),
    gettext_lazy("Items and speakers in order, each with its time, worked out from the fixed time of the meeting."),
    Time.BEFORE,
    FIELDS,
    gather,
    build,
)
