"""What follow-up puts on the home page of each post."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.duties import Duty
from hyogi.followup.queries.duties import Desk, OwnList, waiting_for
from hyogi.followup.rules import OPEN_TO_THE_UNIT
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor

BEFORE_CHECK = timedelta(days=21)
"""From then on the half-year check is shown."""


def duties(actor: Actor) -> list[Duty]:
    """Plans to write, items to carry out, plans and items to look at, items that the ladder has brought up."""
    waiting = waiting_for(actor)
    found = [duty for one in waiting.lists for duty in _of_list(one)]
    now = clock.now()
    for item in waiting.items:
        due = _evening(item.due_on or clock.today(), item.cycle.zone)
        url = reverse("followup:item", args=[item.pk])
        asked = _("An item on the list of your unit for which your post answers.")
        found.append(Duty(item.text, asked, _("Tell how far it is"), url, due, due < now))
    found += [duty for desk in waiting.desks for duty in _of_desk(desk)]
    for cycle, count in waiting.called:
        words = _("Overdue items that the ladder of the regime has brought before you: %(count)s") % {"count": count}
        found.append(Duty(cycle.title, words, _("Look at them"), _items(cycle, only="overdue"), late=True))
    return found


def _of_list(one: OwnList) -> list[Duty]:
    url, name = reverse("followup:list", args=[one.list.pk]), one.list.assignment.cycle.title
    found = []
    if one.list.state in OPEN_TO_THE_UNIT:
        asked = _("The list of your unit waits for its plan: answers, measures, posts, days.")
        late = one.due is not None and one.due < clock.now()
        found.append(Duty(name, asked, _("Plan and hand in"), url, one.due, late, since=one.list.begun_at))
    if one.overdue:
        words = _("Overdue items of your unit: %(count)s") % {"count": one.overdue}
        found.append(Duty(name, words, _("Look at the list"), url, late=True))
    return found


def _of_desk(desk: Desk) -> list[Duty]:
    cycle, board = desk.cycle, reverse("followup:board", args=[desk.cycle.pk])
    lines: list[tuple[int, Any, Any, str]] = [
        (desk.plans, _("Plans that were handed in: %(count)s"), _("Read and approve"), board),
        (
            desk.claimed,
            _("Items that wait to be checked: %(count)s"),
            _("Check them"),
            _items(cycle, state="done_claimed"),
        ),
        (desk.asked, _("Requests for another due day: %(count)s"), _("Answer them"), _items(cycle, only="asked")),
        (
            desk.needs,
            _("Units that need means from above, items: %(count)s"),
            _("Answer them"),
            _items(cycle, only="needs"),
        ),
        (desk.overdue, _("Overdue items: %(count)s"), _("Look at them"), _items(cycle, only="overdue")),
    ]
    found = [Duty(cycle.title, words % {"count": count}, verb, url) for count, words, verb, url in lines if count]
    now = clock.now()
    if desk.mid_check is not None and desk.unchecked and now > desk.mid_check - BEFORE_CHECK:
        words = _("Half-year check, items not looked at: %(count)s") % {"count": desk.unchecked}
        found.append(Duty(cycle.title, words, _("Check the lists"), board, desk.mid_check, desk.mid_check < now))
    return found


def _items(cycle: Any, **query: str) -> str:
    words = "&".join(f"{name}={value}" for name, value in query.items())
    return reverse("followup:items", args=[cycle.pk]) + f"?{words}"


def _evening(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(23, 59), ZoneInfo(zone))
