"""What this room shows on the page of a cycle and on that of a report: what a transcript tells, or how a meeting that
is run here stands."""

from django.utils.translation import gettext_lazy

from hyogi.design.panels import Panel, offer
from hyogi.meetings.panels.run import commented, standing
from hyogi.meetings.panels.told import attendance, reports, sitting, speeches


def offer_all() -> None:
    """Called when the room starts."""
    silent = frozenset({"hours", "order"})
    offer("cycle", Panel("meeting", gettext_lazy("Meeting"), "meetings/meeting.html", sitting, 10, silent))
    silent = frozenset({"units", "sample", "reports", "comments"})
    offer("cycle", Panel("reports", gettext_lazy("Reports"), "meetings/reports.html", reports, 20, silent))
    silent = frozenset({"attendance"})
    offer("cycle", Panel("attendance", gettext_lazy("Attendance"), "meetings/attendance.html", attendance, 30, silent))
    offer("cycle", Panel("speeches", gettext_lazy("Speeches"), "meetings/speeches.html", speeches, 40))
    offer("cycle", Panel("sitting", gettext_lazy("Meeting"), "meetings/run.html", standing, 30))
    offer("assignment", Panel("comment", gettext_lazy("Comment"), "meetings/on_report.html", commented, 40))
