"""The notice that calls the meeting: when, who, how long, until when what is to be sent."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import stages_of
from hyogi.design.words import plain
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.papers.engine import Field
from hyogi.papers.kinds.common import HEAD, head, long_instant, name_of, post_of, spell
from hyogi.papers.kinds.sitting import reporting
from hyogi.papers.layout import Sheet as Page
from hyogi.papers.making import Paper, Sheet, Time

UNIT = (
    Field("number", gettext_lazy("its number"), "1"),
    Field("name", gettext_lazy("the reporting unit"), "First District"),
    Field("post", gettext_lazy("the post that reports"), "Head of the district"),
)
FIELDS = (
    *HEAD,
    Field("speakers", gettext_lazy("units that report on site, in order"), of=UNIT),
    Field("written", gettext_lazy("units that report in writing, in order"), of=UNIT),
    Field("minutes", gettext_lazy("how long each speaker may speak"), "8 min"),
    Field("shortest", gettext_lazy("least length of a report"), "1500"),
    Field("longest", gettext_lazy("greatest length of a report"), "3000"),
    Field("spoken", gettext_lazy("greatest length of the speaking version; empty where there is none"), "1700"),
    Field("early_minutes", gettext_lazy("how many minutes before the beginning to sign in"), "30"),
    Field("leave_hours", gettext_lazy("how many hours before to ask for leave; empty where not settled"), "24"),
    Field(
        "dates",
        gettext_lazy("the dates of the cycle that are still to come, in order"),
        of=(
            Field("title", gettext_lazy("what is due"), "approved report handed in"),
            Field("when", gettext_lazy("until when"), "8 December 2026 17:00"),
        ),
    ),
)


def gather(actor: Actor, cycle: Cycle) -> list[Sheet]:
    """The notice of the cycle."""
    course = reporting(actor, cycle)
    report, attendance = course.regime.report, course.regime.attendance
    units = [
        [{"number": str(n), "name": name_of(one), "post": post_of(one)} for n, one in enumerate(some, 1)]
        for some in (course.speakers, course.written)
    ]
    facts = {
        **head(cycle),
        "speakers": units[0],
        "written": units[1],
        "minutes": spell(course.shares.each),
        "shortest": str(report.min_total),
        "longest": str(report.max_total),
        "spoken": str(report.spoken_max or ""),
        "early_minutes": str(attendance.sign_in_opens_minutes),
        "leave_hours": str(attendance.leave_due_hours or ""),
        "dates": [
            {"title": plain(stage.title), "when": long_instant(stage.due_at, cycle.zone)}
            for stage in stages_of(cycle)
            if stage.due_at > clock.now() or stage.key in ("submit_due", "meeting")
        ],
    }
    return [Sheet(facts)]


def build(language: str) -> bytes:
    """After the form of a 通知: title, addressees, numbered matters, seal and day."""
    page = Page(language)
    page.title(_("{{ unit }}\nNotice of the meeting “{{ cycle }}”"))
    page.line(_("To the units that report:"))
    page.text(
        _(
            "The meeting “{{ cycle }}” is held on {{ meeting_day }} at {{ meeting_time }}. "
            "What it asks of each unit follows."
        )
    )
    page.heading(_("1. Time and place"))
    page.text(
        _(
            "{{ meeting_day }}, {{ meeting_time }}. Place: {{ place }}. "
            "Please sign in {{ early_minutes }} minutes before."
        )
    )
    page.heading(_("2. Who reports on site"))
    with page.each("one in speakers"):
        page.text("{{ one.number }}. {{ one.name }}{% if one.post %}　{{ one.post }}{% endif %}")
    page.text(_("Each has {{ minutes }} to speak."))
    with page.when("written"):
        page.heading(_("3. Who reports in writing"))
        with page.each("one in written"):
            page.text("{{ one.number }}. {{ one.name }}{% if one.post %}　{{ one.post }}{% endif %}")
    page.heading(_("4. What the reports are like"))
    page.text(
        _(
            "A report has {{ shortest }} to {{ longest }} characters{% if spoken %}, its speaking version no more than "
            "{{ spoken }}{% endif %}. It says what became of last year's problems, keeps to facts and figures, and "
            "names problems with an instance of each."
        )
    )
    page.heading(_("5. Dates"))
    with page.each("date in dates"):
        page.text("{{ date.when }}　{{ date.title }}")
    page.heading(_("6. Attendance"))
    page.text(
        _(
            "The holders of the reporting posts attend themselves.{% if leave_hours %} Who cannot come asks for leave "
            "in writing at least {{ leave_hours }} hours before.{% endif %}"
        )
    )
    page.signed("{{ unit }}", "{{ today }}")
    return page.done()


PAPER = Paper(
    "notice",
    gettext_lazy("Notice of the meeting"),
    gettext_lazy("Calls the meeting: time and place, who reports and how, dates, attendance."),
    Time.BEFORE,
    FIELDS,
    gather,
    build,
)
