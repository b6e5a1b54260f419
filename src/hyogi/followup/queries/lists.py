"""Lists in sight: one of them, and all of a cycle for those who run it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import assignment_page, cycle_page
from hyogi.design.words import spoken_day
from hyogi.followup.models import Draw, Item, ItemList, ListStep, Rung, SupervisionNotice
from hyogi.followup.queries.reminded import with_mail
from hyogi.followup.rules import Sample
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import TargetFacts
from hyogi.foundation.refusals import Hidden


def list_page(actor: Actor, id: UUID) -> ItemList:
    """The list with this id; `Hidden` where its unit is out of sight."""
    found: ItemList | None = ItemList.unscoped.filter(pk=id).first()
    if found is None:
        raise Hidden
    found.assignment = assignment_page(actor, found.assignment_id)
    return found


def list_of(assignment: Assignment) -> ItemList | None:
    """The list of this reporting unit, where it was begun."""
    found: ItemList | None = ItemList.unscoped.filter(branch=assignment.branch, assignment=assignment).first()
    if found is not None:
        found.assignment = assignment
    return found


def lists_of(cycle: Cycle) -> dict[UUID, ItemList]:
    """The lists of a cycle by assignment."""
    rows = ItemList.unscoped.filter(branch=cycle.branch, cycle=cycle)
    return {one.assignment_id: one for one in rows}


def has_lists(cycle: Cycle) -> bool:
    """Whether the lists of the cycle have been begun."""
    return ItemList.unscoped.filter(branch=cycle.branch, cycle=cycle).exists()


def lists_for(assignments: Sequence[Assignment]) -> list[ItemList]:
    """The lists of these reporting units, where they were begun."""
    known = {one.pk: one for one in assignments}
    found = list(ItemList.unscoped.filter(assignment__in=list(known)).order_by("pk"))
    for one in found:
        one.assignment = known[one.assignment_id]
    return found


def list_steps_of(item_list: ItemList) -> list[ListStep]:
    """What was done with the list, from the first."""
    return list(ListStep.unscoped.filter(branch=item_list.branch, item_list=item_list).order_by("number"))


def notices_of(item_list: ItemList) -> list[SupervisionNotice]:
    """The supervision notices that this unit was sent."""
    return list(SupervisionNotice.unscoped.filter(branch=item_list.branch, item_list=item_list))


def notice_words(notice: SupervisionNotice) -> str:
    """A notice in a line: number, items, until when it is answered."""
    return _("No. %(number)s: items %(items)s, to be answered by %(day)s") % {
        "number": notice.number,
        "items": ", ".join(str(line["item"]) for line in notice.items),
        "day": spoken_day(notice.answer_by),
    }


@dataclass(frozen=True)
class NoticeTarget:
    """A supervision notice and the list that it chases."""

    notice: SupervisionNotice
    list: ItemList

    def policy_facts(self) -> TargetFacts:
        return self.list.policy_facts()


def notice_page(actor: Actor, id: UUID) -> NoticeTarget:
    """The notice with this id, for its paper; `Hidden` where its unit is out of sight."""
    found = SupervisionNotice.unscoped.filter(pk=id).first()
    if found is None:
        raise Hidden
    return NoticeTarget(found, list_page(actor, found.item_list_id))


def notices_in(cycle: Cycle) -> list[SupervisionNotice]:
    """All supervision notices of the cycle, with their numbers."""
    return list(SupervisionNotice.unscoped.filter(branch=cycle.branch, cycle=cycle))


def draws_of(cycle: Cycle) -> list[Draw]:
    """The samples that were drawn in the cycle."""
    return list(Draw.unscoped.filter(branch=cycle.branch, cycle=cycle))


def sampled_items(cycle: Cycle) -> QuerySet[Item]:
    """The items of the cycle that were drawn to be looked at on the spot, those not looked at first."""
    rows: QuerySet[Item] = Item.unscoped.filter(branch=cycle.branch, cycle=cycle).exclude(sample=Sample.NOT)
    return rows.select_related("assignment__unit").order_by("sample", "assignment__position", "position")


def rungs_since(cycle: Cycle) -> list[Rung]:
    """The rungs that were fired last in the cycle, the newest first, each with how far its mail is."""
    rows = Rung.unscoped.filter(branch=cycle.branch, cycle=cycle).select_related("item__assignment__unit")
    of_unit = ("item__assignment__unit__names", "item__assignment__unit__unit")
    needed = ("on", "to", "action", "due_on", "item__text", *of_unit)
    return list(with_mail(rows).only(*needed).order_by("-on", "-id")[:20])


def board_page(actor: Actor, id: UUID) -> Cycle:
    """The cycle whose follow-up is looked at; `Hidden` for one out of sight and for a transcribed one."""
    cycle = cycle_page(actor, id)
    if cycle.is_transcribed:
        raise Hidden
    return cycle
