"""What every paper of a cycle says: who convenes what, when and where; and how days and times are written on paper."""

from datetime import date, datetime

from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import stage_of
from hyogi.design.words import local, plain
from hyogi.foundation import clock
from hyogi.foundation.languages import current
from hyogi.papers.engine import Field
from hyogi.papers.making import Facts

HEAD = (
    Field("unit", gettext_lazy("the convening unit"), "Seaport City"),
    Field("cycle", gettext_lazy("the title of the cycle"), "Annual review"),
    Field("year", gettext_lazy("the year of the cycle"), "2026"),
    Field("meeting_day", gettext_lazy("the day of the meeting, with its weekday"), "18 December 2026 (Friday)"),
    Field("meeting_time", gettext_lazy("when the meeting begins"), "09:00"),
    Field("place", gettext_lazy("where the meeting is held; a line to fill in where that is not known"), "Hall 1"),
    Field("today", gettext_lazy("the day on which the paper is made"), "1 December 2026"),
)
BLANK = "＿＿＿＿＿＿"
_DAY = {"en": "j F Y", "ja": "Y年n月j日", "zh-Hans": "Y年n月j日"}
_WEEKDAY = {"en": " (l)", "ja": "（l）", "zh-Hans": "（l）"}


def head(cycle: Cycle) -> Facts:
    """The facts of `HEAD`."""
    stage = stage_of(cycle, "meeting")
    begins = local(stage.due_at, cycle.zone) if stage else None
    day = cycle.meeting_on or (begins.date() if begins else None)
    return {
        "unit": plain(cycle.convening.names),
        "cycle": plain(cycle.title),
        "year": str(cycle.year),
        "meeting_day": long_day(day, weekday=True) if day else BLANK,
        "meeting_time": f"{begins:%H:%M}" if begins else BLANK,
        "place": cycle.venue or BLANK,
        "today": long_day(clock.today(cycle.zone)),
    }


def long_day(day: date, *, weekday: bool = False) -> str:
    """A day as a letter has it."""
    language = current()
    return formatted(day, _DAY[language] + (_WEEKDAY[language] if weekday else ""))


def long_instant(at: datetime, zone: str) -> str:
    """A day and a time as a letter has it."""
    here = local(at, zone)
    return f"{long_day(here.date())} {here:%H:%M}"


def spell(seconds: int) -> str:
    """A length of time in minutes and seconds."""
    minutes, rest = divmod(seconds, 60)
    if not rest:
        return _("%(minutes)s min") % {"minutes": minutes}
    if not minutes:
        return _("%(seconds)s s") % {"seconds": rest}
    return _("%(minutes)s min %(seconds)s s") % {"minutes": minutes, "seconds": rest}


def name_of(assignment: Assignment) -> str:
    """The reporting unit as it is called in this cycle."""
    return plain(assignment.unit.names) or assignment.unit.name


def post_of(assignment: Assignment) -> str:
    """The post that reports, as it is called within its unit; the reporter in words where no post is named."""
    if assignment.post is None:
        return plain(assignment.reporter)
    return within(plain(assignment.post.title), name_of(assignment))


def within(post: str, unit: str) -> str:
    """The title of a post without the name of its unit before it, where the unit is named beside it."""
    rest = post.removeprefix(unit).strip(" 　·,，、の")
    return rest or post
