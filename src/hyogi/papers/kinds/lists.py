"""The lists of problems, tasks and responsibility of one unit, one file for each unit."""

from collections import defaultdict
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import run_assignments
from hyogi.design.words import plain
from hyogi.followup.models import ItemKind
from hyogi.followup.queries import items_in
from hyogi.followup.rules import ItemState
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.papers.engine import Field
from hyogi.papers.kinds.common import HEAD, head, long_day, name_of, post_of, within
from hyogi.papers.layout import CENTER, LEFT
from hyogi.papers.layout import Sheet as Page
from hyogi.papers.making import Facts, NothingYet, Paper, Sheet, Time

FIELDS = (
    *HEAD,
    Field("reporter", gettext_lazy("the reporting unit"), "First District"),
    Field("post", gettext_lazy("the post that reports"), "Head of the district"),
    Field(
        "lists",
        gettext_lazy("the lists of the unit: problems, tasks, responsibility"),
        of=(
            Field("title", gettext_lazy("what the list is called"), "List of problems"),
            Field(
                "entries",
                gettext_lazy("its entries"),
                of=(
                    Field("number", gettext_lazy("its number"), "1"),
                    Field("text", gettext_lazy("what is wrong or is to be done"), "Permits take too long."),
                    Field("measure", gettext_lazy("the measure"), "One desk for all permits."),
                    Field("owner", gettext_lazy("the post that answers for it"), "Head of the district"),
                    Field("due", gettext_lazy("until when"), "30 June 2027"),
                    Field("state", gettext_lazy("how it stands"), "under way"),
                ),
            ),
        ),
    ),
)


def gather(actor: Actor, cycle: Cycle) -> list[Sheet]:
    """The lists of every unit that has one."""
    by_unit: dict[UUID, list[Any]] = defaultdict(list)
    for item in items_in(cycle, clock.today(cycle.zone)).order_by("assignment__position", "position"):
        if item.state != ItemState.WITHDRAWN:
            by_unit[item.assignment_id].append(item)
    if not by_unit:
        raise NothingYet(_("No list has been begun: lists begin when the letters go out."))
    common = head(cycle)
    return [
        Sheet(
            {**common, "reporter": name_of(one), "post": post_of(one), "lists": _lists(by_unit[one.pk], name_of(one))},
            one,
            one.unit.code,
        )
        for one in run_assignments(actor, cycle)
        if one.pk in by_unit
    ]


def _lists(items: list[Any], unit: str) -> list[Facts]:
    kinds = [kind for kind in ItemKind if any(item.kind == kind for item in items)]
    return [
        {
            "title": list_title(kind),
            "entries": [_entry(n, one, unit) for n, one in enumerate((i for i in items if i.kind == kind), 1)],
        }
        for kind in kinds
    ]


def _entry(number: int, item: Any, unit: str) -> Facts:
    return {
        "number": str(number),
        "text": item.text,
        "measure": item.measure,
        "owner": within(plain(item.owner.title), unit) if item.owner else "",
        "due": long_day(item.due_on) if item.due_on else "",
        "state": state_name(item.state),
    }


def list_title(kind: str) -> str:
    """What the list of one kind of items is called."""
    return {
        ItemKind.PROBLEM: _("List of problems"),
        ItemKind.TASK: _("List of tasks"),
        ItemKind.RESPONSIBILITY: _("List of responsibility"),
        ItemKind.RECOMMENDATION: _("List of recommendations"),
        ItemKind.CONDITION: _("List of conditions"),
        ItemKind.ACTION: _("List of actions"),
    }[ItemKind(kind)]


def state_name(state: str) -> str:
    """How an item stands, on paper."""
    return {
        ItemState.OPEN: _("open"),
        ItemState.PLANNED: _("planned"),
        ItemState.UNDER_WAY: _("under way"),
        ItemState.DONE_CLAIMED: _("reported as done"),
        ItemState.CLOSED: _("closed after a check"),
        ItemState.REOPENED: _("open again"),
        ItemState.CARRIED: _("carried over"),
        ItemState.WITHDRAWN: _("struck off"),
    }[ItemState(state)]


def build(language: str) -> bytes:
    """A table for each list, on a wide sheet, and room to sign."""
    page = Page(language, wide=True, margins=(22, 20, 20, 20))
    page.title(_("{{ reporter }}\nLists after the meeting “{{ cycle }}”"))
    with page.each("list in lists"):
        page.line("{{ list.title }}", align=CENTER, size=14, font=page.letters.head, before=8, after=4)
        page.grid(
            [
                (_("No."), 12),
                (_("Matter"), 82),
                (_("Measure"), 70),
                (_("Who answers"), 34),
                (_("Due by"), 34),
                (_("How it stands"), 24),
            ],
            [
                "{{ one.number }}",
                "{{ one.text }}",
                "{{ one.measure }}",
                "{{ one.owner }}",
                "{{ one.due }}",
                "{{ one.state }}",
            ],
            "one in list.entries",
            size=11,
            height=11,
            align=[None, LEFT, LEFT],
        )
    page.line(_("{{ post }} (signature): ＿＿＿＿＿＿　　Day: ＿＿＿＿＿＿"), size=12, before=14)
    return page.done()


PAPER = Paper(
    "lists",
    gettext_lazy("Lists of problems, tasks and responsibility"),
    gettext_lazy("What each unit has to put right, its measures, who answers and by when; one file for each unit."),
    Time.AFTER,
    FIELDS,
    gather,
    build,
    each_unit=True,
)
