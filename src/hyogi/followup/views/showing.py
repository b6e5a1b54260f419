"""Lists and items as tables, facts and histories."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from hyogi.cycles.models import Assignment
from hyogi.design.shapes import Act, Crumb
from hyogi.design.tables import Cell, Column, Table
from hyogi.design.words import plain, spoken_day
from hyogi.followup.models import Evidence, Finding, Item, ItemKind, ItemList, ItemStep, ListStep, ListStepKind, Rung
from hyogi.followup.queries.reminded import is_mailed, mail_of
from hyogi.followup.rules import ItemState, PlanState, StepKind, days_late, is_overdue
from hyogi.followup.wording import (
    ANSWERS,
    LIST_STEPS,
    MAILS,
    MARKS,
    PLAN_MARKS,
    PLANS,
    RUNG_ACTIONS,
    RUNG_TO,
    STATES,
    STEPS,
)
from hyogi.foundation.languages import Texts, as_written
from hyogi.rollups.models import MailState


def list_url(item_list: ItemList) -> str:
    return reverse("followup:list", args=[item_list.pk])


def item_url(item: Item) -> str:
    return reverse("followup:item", args=[item.pk])


def trail(assignment: Assignment, *more: Crumb) -> list[Crumb]:
    """The path to the pages of one unit's list."""
    cycle = assignment.cycle
    return [
        Crumb(_("Cycles"), reverse("cycles:list")),
        Crumb(cycle.title, reverse("cycles:cycle", args=[cycle.pk])),
        *more,
    ]


def list_crumb(item_list: ItemList, *, last: bool = False) -> Crumb:
    return Crumb(item_list.assignment.unit.names, "" if last else list_url(item_list))


def plan_cell(item_list: ItemList | None) -> Cell:
    """The state of a plan as a mark."""
    if item_list is None:
        return Cell(_("no list yet"), state="open")
    state = PlanState(item_list.state)
    return Cell(PLANS[state], state=PLAN_MARKS[state], note=_("late") if item_list.late else "")


def state_cell(item: Item, today: date) -> Cell:
    """The state of an item as a mark; overdue before everything else."""
    state = ItemState(item.state)
    if item.is_pending and item.due_on is not None and is_overdue(item.due_on, today):
        return Cell(STATES[state], state="late", note=_late((today - item.due_on).days))
    note = ""
    if item.closed_on is not None and item.due_on is not None and days_late(item.due_on, item.closed_on):
        note = _("closed %(days)s days late") % {"days": days_late(item.due_on, item.closed_on)}
    return Cell(STATES[state], state=MARKS[state], note=note)


def _late(days: int) -> str:
    return ngettext("overdue by %(days)s day", "overdue by %(days)s days", days) % {"days": days}


def items_table(items: Sequence[Item], today: date, evidence: dict[UUID, int], likely: str = "") -> Table:
    """The items of one list: the overdue first, then in order. One usually writes `likely` there."""
    rows = [
        [
            Cell(item.position, item_url(item)),
            Cell(as_written(item.text, likely), item_url(item), note=notes_of(item)),
            as_written(item.measure, likely) or (Cell(ANSWERS[item.answer]) if item.answer in ANSWERS else ""),
            item.owner.title if item.owner else "",
            Cell(item.due_on or "", note=moves_of(item)),
            evidence.get(item.pk, 0),
            state_cell(item, today),
        ]
        for item in sorted(items, key=lambda item: (state_cell(item, today).state != "late", item.position))
    ]
    columns = [
        Column("number", _("No."), kind="number"),
        Column("text", pgettext("an item of a list", "Item")),
        Column("measure", _("Measure")),
        Column("owner", _("Post that answers")),
        Column("due", _("Due"), kind="date"),
        Column("evidence", _("Evidence"), kind="number"),
        Column("state", _("State"), kind="mark"),
    ]
    return Table(_("Items"), columns, rows)


def notes_of(item: Item) -> str:
    said = [str(ItemKind(item.kind).label)]
    if item.carried_from_id:
        said.append(_("carried over"))
    if item.recurring:
        said.append(_("recurring"))
    if item.needs:
        said.append(_("needs means from above") if not item.needs_answer else _("needs answered"))
    return " · ".join(said)


def moves_of(item: Item) -> str:
    if not item.moves:
        return ""
    return ngettext("put off %(count)s time", "put off %(count)s times", item.moves) % {"count": item.moves}


def facts_of(item: Item, today: date) -> list[tuple[Any, Any]]:
    """What there is to say of an item, without its history."""
    found: list[tuple[Any, Any]] = [(_("Kind"), ItemKind(item.kind).label)]
    if item.category:
        found.append((_("Category"), item.get_category_display()))
    if item.under:
        found.append((_("Belongs to"), f"{item.under.position}. {item.under.text}"))
    if item.answer:
        found.append((_("Answer of the unit"), ANSWERS[item.answer]))
    optional = [
        (_("Reason"), item.answer_reason),
        (_("Measure"), item.measure),
        (_("Post that answers for it"), item.owner.title if item.owner else ""),
        (_("Due"), item.due_on),
        (_("Asked for"), item.asked_due_on),
        (_("Moves of the due day"), item.moves or ""),
        (_("Needs means from above"), item.needs),
        (_("Answer of the level above"), item.needs_answer),
        (_("Half-year check"), Finding(item.finding).label if item.finding else ""),
        (pgettext("an item of a list", "Closed"), item.closed_on),
    ]
    return found + [(name, value) for name, value in optional if value not in ("", None)]


def mail_words(rung: Rung, numbers: dict[UUID, str]) -> str:
    """How far the mail of a rung is, or why there is none; empty for a rung that does not go by mail."""
    if not is_mailed(rung):
        return ""
    state = mail_of(rung)
    if state is MailState.SENT and settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        return _("the mail lies in a file: no mail server is set")
    if state is not None:
        return str(MAILS[state])
    number = numbers.get(rung.pk)
    return _("no mail address; ring %(number)s") % {"number": number} if number else _("no mail address; ring them")


def acts_of(
    steps: Iterable[ItemStep], rungs: Iterable[Rung], posts: dict[UUID, Texts], numbers: dict[UUID, str]
) -> list[Act]:
    """The whole history of an item, the newest first: what people did, and what time did. `numbers` are those of the
    offices that a rung did not reach by mail."""
    acts = [
        (
            step.at,
            Act(
                when=step.at,
                who=posts.get(step.post, _("the system")) if step.post else _("the system"),
                what=STEPS[StepKind(step.kind)],
                note=_note(step),
                for_whom=posts.get(step.entered_for, "") if step.entered_for else "",
            ),
        )
        for step in steps
    ]
    for rung in rungs:
        to, action = RUNG_TO.get(rung.to, rung.to), RUNG_ACTIONS.get(rung.action, rung.action)
        words = _("%(what)s, to %(whom)s") % {"what": action, "whom": to}
        due = _("due %(day)s") % {"day": spoken_day(rung.due_on)}
        note = " · ".join(filter(None, [due, mail_words(rung, numbers)]))
        acts.append((rung.at, Act(when=rung.at, who=_("the ladder of the regime"), what=words, note=note)))
    return [act for _at, act in sorted(acts, key=lambda pair: pair[0], reverse=True)]


def _note(step: ItemStep) -> str:
    said = []
    if step.finding:
        said.append(str(Finding(step.finding).label))
    if step.text:
        said.append(step.text)
    if step.due_on and step.kind != StepKind.BEGUN:
        said.append(_("due %(day)s") % {"day": spoken_day(step.due_on)})
    return " · ".join(said)


def acts_of_list(steps: Iterable[ListStep], posts: dict[UUID, Texts]) -> list[Act]:
    """What was done with a list, the newest first."""
    return [
        Act(
            when=step.at,
            who=posts.get(step.post, _("the system")) if step.post else _("the system"),
            what=LIST_STEPS[ListStepKind(step.kind)],
            note=" · ".join(filter(None, [_("late") if step.late else "", step.remarks])),
            for_whom=posts.get(step.entered_for, "") if step.entered_for else "",
        )
        for step in reversed(list(steps))
    ]


def evidence_table(evidence: Sequence[Evidence], posts: dict[UUID, Texts]) -> Table:
    """The files that were laid to an item."""
    rows = [
        [
            Cell(one.file.name, reverse("followup:evidence", args=[one.pk])),
            one.says,
            one.at,
            posts.get(one.post, "") if one.post else "",
            one.file.size,
        ]
        for one in evidence
    ]
    columns = [
        Column("name", _("File")),
        Column("says", _("What it shows")),
        Column("at", _("Laid down"), kind="date"),
        Column("post", _("By")),
        Column("size", _("Bytes"), kind="number"),
    ]
    return Table(_("Evidence"), columns, rows)


def unit_words(item_list: ItemList) -> str:
    return plain(item_list.assignment.unit.names)
