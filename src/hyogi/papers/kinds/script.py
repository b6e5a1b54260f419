"""The running script: what the chair says, item by item."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Cycle
from hyogi.foundation.actors import Actor
from hyogi.papers.engine import Field
from hyogi.papers.kinds.agenda import ITEMS
from hyogi.papers.kinds.common import HEAD, head
from hyogi.papers.kinds.sitting import course_of
from hyogi.papers.layout import CENTER
from hyogi.papers.layout import Sheet as Page
from hyogi.papers.making import Paper, Sheet, Time

FIELDS = (
    *HEAD,
    Field("count", gettext_lazy("how many items the agenda has"), "11"),
    Field("minutes", gettext_lazy("how long each speaker may speak"), "8 min"),
    ITEMS,
)


def gather(actor: Actor, cycle: Cycle) -> list[Sheet]:
    """The script of the cycle's meeting."""
    course = course_of(actor, cycle)
    facts = {
        **head(cycle),
        "count": str(len(course.items)),
        "minutes": course.minutes,
        "agenda": course.items,
    }
    return [Sheet(facts)]


def build(language: str) -> bytes:
    """In large type; what is done stands in brackets, what is said in full sentences."""
    page = Page(language)
    page.title(_("{{ cycle }}\nRunning script"))
    page.line("{{ meeting_day }}　{{ meeting_time }}　{{ place }}", align=CENTER, after=12)
    with page.each("one in agenda"):
        page.heading("{{ one.number }}. {{ one.title }}（{{ one.time }}）")
        for kind, said in _SAID.items():
            with page.when(f'one.kind == "{kind}"'):
                page.text(str(said))
        with page.when('one.kind == "report"'):
            with page.each("s in one.speakers"):
                page.text(
                    _(
                        "Item {{ s.number }}: {{ s.unit }}, {{ s.post }}, please; "
                        "you have {{ s.duration }}. （{{ s.time }}）"
                    )
                )
            page.text(_("（After each report: questions from the floor; the chair thanks and calls the next.）"))
        with page.when('one.kind == "note_written" or one.kind == "comment"'), page.each("s in one.speakers"):
            page.text("{{ s.number }}. {{ s.unit }}")
        with page.when(" and ".join(f'one.kind != "{kind}"' for kind in (*_SAID, "report"))):
            page.text(_("We come to the next item: {{ one.title }}. （{{ one.duration }}）"))
    page.line(_("The end"), align=CENTER, before=16)
    return page.done()


_SAID = {
    "open": gettext_lazy(
        "Colleagues, the meeting is open. Today we hold “{{ cycle }}”. The agenda has {{ count }} items. "
        "（Says who is absent and who attends in whose place.）"
    ),
    "study": gettext_lazy("First we read together: {{ one.title }}. （{{ one.duration }}）"),
    "circular": gettext_lazy("The secretariat now tells what became of last year's problems. （{{ one.duration }}）"),
    "note_written": gettext_lazy("The following units have reported in writing; their reports lie before you."),
    "comment": gettext_lazy(
        "I now comment on the reports, one by one. （{{ one.each }} each; see the comments in large type.）"
    ),
    "ballot": gettext_lazy(
        "We come to the ballot. Scrutineers, please hand out the forms. Mark one field on each line; do not sign. "
        "（{{ one.duration }}）"
    ),
    "speech": gettext_lazy("{{ one.role }}: {{ one.title }}. （{{ one.duration }}）"),
    "close": gettext_lazy(
        "All items are done. What was said today goes to each unit in writing; each returns its lists of problems, "
        "tasks and responsibility in time. The meeting is closed."
    ),
}

PAPER = Paper(
    "script",
    gettext_lazy("Running script"),
    gettext_lazy("What the chair says, item by item, with the time of each."),
    Time.BEFORE,
    FIELDS,
    gather,
    build,
)
