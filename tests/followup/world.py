"""Lists in all states, in a small cycle."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from hyogi.cycles.calendars import is_off_in
from hyogi.followup import actions
from hyogi.followup.models import Item, ItemList
from hyogi.followup.queries import item_page, list_page, posts_of_branch
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from tests.loop import Small

PDF = b"%PDF-1.4\n1 0 obj <<>> endobj\n%%EOF"


@dataclass
class Named:
    """A problem as a comment names it."""

    text: str
    category: str = "process"


PROBLEMS = [Named("Complaints are answered late.", "service"), Named("Two fire exits stood locked.", "safety")]


def a_file(name: str = "photo.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def a_list(small: Small, n: int = 0, problems: Any = PROBLEMS) -> ItemList:
    """A list that was just begun."""
    return actions.begin_list(small.office, small.assignments[n], problems)


def items(small: Small, of: ItemList) -> list[Item]:
    """The items of a list as they stand now, each as its page loads it."""
    rows = Item.unscoped.filter(item_list=of).order_by("position").values_list("pk", flat=True)
    return [item_page(small.office, id).item for id in rows]


def again(actor: Actor, item: Item) -> Item:
    """The item as this actor finds it now."""
    return item_page(actor, item.pk).item


def a_workday(after: date) -> date:
    """The first working day after this one."""
    is_off = is_off_in("cn")
    day = after + timedelta(days=1)
    while is_off(day):
        day += timedelta(days=1)
    return day


def planned(small: Small, n: int = 0, problems: Any = PROBLEMS, due: date | None = None) -> ItemList:
    """A list whose items are all planned by the head, who answers for them himself."""
    of = a_list(small, n, problems)
    head = small.reporter(n)
    own = next(post for post in posts_of_branch(of.assignment) if post.pk == head.post_id)
    for item in items(small, of):
        actions.plan_item(
            head,
            again(head, item),
            version=item.version,
            answer="accepted",
            measure="Answer within three days and post a list each week.",
            owner=own,
            due_on=due or a_workday(clock.today("Asia/Shanghai") + timedelta(days=100)),
        )
    return list_page(head, of.pk)


def approved(small: Small, n: int = 0, problems: Any = PROBLEMS, due: date | None = None) -> ItemList:
    """A list with an approved plan."""
    of = planned(small, n, problems, due)
    actions.hand_in(small.reporter(n), of, version=of.version)
    of = list_page(small.office, of.pk)
    actions.approve_plan(small.office, of, version=of.version)
    return list_page(small.office, of.pk)


def claimed(small: Small, n: int = 0, due: date | None = None) -> Item:
    """An item that its unit has reported as done, with a piece of evidence."""
    first = items(small, approved(small, n, due=due))[0]
    actions.claim_done(
        small.reporter(n), first, text="All are answered in time.", version=first.version, evidence=[a_file()]
    )
    return again(small.office, first)
