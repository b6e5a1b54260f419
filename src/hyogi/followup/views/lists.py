"""The list of a unit: seen, planned, handed in, approved or returned, checked at half-year, chased."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from hyogi.cycles.queries import deadline_of, language_of, regime_of
from hyogi.design.shapes import Crumb
from hyogi.design.words import plain_instant, spoken_day
from hyogi.followup import actions, queries
from hyogi.followup.forms import ChoiceForm, HandInForm, MidCheckForm, NewItemForm, NoticeForm
from hyogi.followup.models import ItemKind, ItemList
from hyogi.followup.rules import OPEN_TO_THE_UNIT, ItemState, PlanState
from hyogi.followup.views import showing
from hyogi.followup.views.acting import Act, sent, show
from hyogi.followup.wording import PLAN_MARKS, PLANS
from hyogi.foundation import clock
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action, Allow, may_enter


def item_list(request: HttpRequest, target: ItemList) -> HttpResponse:
    """The list of one unit with what can be done with it now."""
    cycle = target.assignment.cycle
    today = clock.today(cycle.zone)
    items = queries.items_of(target)
    steps = queries.list_steps_of(target)
    notices = queries.notices_of(target)
    posts = queries.post_titles({step.post for step in steps} | {step.entered_for for step in steps})
    deadline = deadline_of(target.assignment, "plan_due")
    state = PlanState(target.state)
    context = {
        "list": target,
        "unit": target.assignment.unit,
        "cycle": cycle,
        "plan": (PLAN_MARKS[state], PLANS[state]),
        "deadline": deadline if state in OPEN_TO_THE_UNIT else None,
        "remarks": next((step.remarks for step in reversed(steps) if step.kind == "returned"), "")
        if state is PlanState.RETURNED
        else "",
        "table": showing.items_table(items, today, queries.evidence_counts(target), language_of(cycle)),
        "figures": _figures(items, today),
        "offers": _offers(request, target, items),
        "reminded": _reminded(target),
        "notices": [(one, queries.notice_words(one)) for one in notices],
        "acts": showing.acts_of_list(steps, posts),
        "trail": showing.trail(target.assignment, showing.list_crumb(target, last=True)),
    }
    return render(request, "followup/list.html", context)


def _reminded(target: ItemList) -> str:
    """When the ladder reminded the unit last, and how; empty where it did not."""
    rung = queries.last_reminder(target)
    if rung is None:
        return ""
    numbers = queries.numbers_for(target.assignment.cycle, [(rung, target.assignment.unit.unit_id)])
    return f"{spoken_day(rung.on)} · {showing.mail_words(rung, numbers)}"


def _figures(items: Any, today: Any) -> list[tuple[str, int]]:
    kept = [item for item in items if item.state != ItemState.WITHDRAWN]
    closed = [item for item in kept if item.state == ItemState.CLOSED]
    late = [item for item in kept if showing.state_cell(item, today).state == "late"]
    waiting = [item for item in kept if item.state == ItemState.DONE_CLAIMED]
    return [
        (_("items"), len(kept)),
        (pgettext("an item of a list", "closed"), len(closed)),
        (_("to be checked"), len(waiting)),
        (_("overdue"), len(late)),
    ]


def _offers(request: HttpRequest, target: ItemList, items: Any) -> list[tuple[str, Any]]:
    """The acts that the reader may do now, the main one first."""
    actor, facts = request.actor, target.policy_facts()
    state, found = PlanState(target.state), []
    if state in OPEN_TO_THE_UNIT:
        if isinstance(may_enter(actor.facts, Action.SUBMIT_REPORT, facts), Allow):
            found.append(("followup:hand_in", _("Hand the plan in")))
        if actor.may(Action.WRITE_PLAN, facts):
            found.append(("followup:new_item", _("Add a line")))
    if actor.may(Action.APPROVE_PLAN, facts):
        if state is PlanState.HANDED_IN:
            found.append(("followup:decide", _("Approve or return the plan")))
        if state is PlanState.APPROVED:
            found.append(("followup:mid_check", _("Half-year check")))
            today = clock.today(target.assignment.cycle.zone)
            if any(showing.state_cell(item, today).state == "late" for item in items):
                found.append(("followup:notice", _("Issue a supervision notice")))
    return [(reverse(name, args=[target.pk]), words) for name, words in found]


def new_item(request: HttpRequest, target: ItemList) -> HttpResponse:
    """A further line: a task or a responsibility under a problem."""
    kinds = regime_of(target.assignment.cycle).follow.item_kinds
    form = NewItemForm(kinds, queries.items_of(target), *sent(request))

    def perform() -> tuple[str, Any]:
        wanted = form.cleaned_data
        made = actions.add_item(
            request.actor,
            target,
            kind=ItemKind(wanted["kind"]),
            text=wanted["text"],
            under=form.items.get(wanted["under"]),
        )
        return showing.item_url(made), _("Item %(number)s is on the list.") % {"number": made.position}

    return show(
        request,
        Act(
            title=_("Add a line"),
            trail=showing.trail(target.assignment, showing.list_crumb(target), Crumb(_("Add a line"))),
            form=form,
            perform=perform,
            button=_("Add the line"),
            happens=[_("The line goes on the list of the unit. You plan it like the others.")],
            back=showing.list_url(target),
            keep=f"followup-new-{target.pk}",
        ),
    )


def hand_in(request: HttpRequest, target: ItemList) -> HttpResponse:
    """The head hands the plan in, or somebody types it for the head."""
    form = HandInForm(request.actor, target.policy_facts(), *sent(request), initial={"version": target.version})
    items = queries.items_of(target)
    lacks = queries.lacks_of_list(target, items)
    deadline = deadline_of(target.assignment, "plan_due")

    def perform() -> tuple[str, Any]:
        actions.hand_in(request.actor, target, version=form.cleaned_data["version"], **form.entry)
        return showing.list_url(target), _("The plan is handed in.")

    happens = [
        _("The secretariat of the convening unit reads the plan and approves it, or returns it with remarks."),
        _("Until then nobody changes it."),
    ]
    if lacks:
        count = len({number for number, _lack in lacks})
        happens.insert(
            0,
            ngettext(
                "%(count)s item is not planned yet; it can only be handed in when it is.",
                "%(count)s items are not planned yet; it can only be handed in when they are.",
                count,
            )
            % {"count": count},
        )
    about: list[tuple[Any, Any]] = [(_("Unit"), target.assignment.unit.names), (_("Items"), len(items))]
    if deadline:
        about.append((_("To be handed in by"), plain_instant(deadline.due_at, target.assignment.cycle.zone)))
    return show(
        request,
        Act(
            title=_("Hand the plan in"),
            trail=showing.trail(target.assignment, showing.list_crumb(target), Crumb(_("Hand in"))),
            form=form,
            perform=perform,
            button=_("Hand the plan in"),
            happens=happens,
            back=showing.list_url(target),
            keep=f"followup-hand-in-{target.pk}",
            about=about,
        ),
    )


def decide(request: HttpRequest, target: ItemList) -> HttpResponse:
    """Approve the plan or return it with remarks."""
    outcomes = [("approve", _("Approve the plan")), ("return", _("Return it with remarks"))]
    form = ChoiceForm(_("Remarks"), outcomes, *sent(request), initial={"version": target.version}, required=False)
    disputed = [item for item in queries.items_of(target) if item.answer == "disputed"]

    def perform() -> tuple[str, Any]:
        wanted = form.cleaned_data
        if wanted["outcome"] == "approve":
            actions.approve_plan(request.actor, target, version=wanted["version"], remarks=wanted["text"])
            return showing.list_url(target), _("The plan is approved. From now on it is frozen.")
        actions.return_plan(request.actor, target, version=wanted["version"], remarks=wanted["text"])
        return showing.list_url(target), _("The plan is returned with your remarks.")

    happens = [
        _("An approved plan is frozen; its due days move only with a reason and an approval."),
        _("A returned plan goes back to the unit with your remarks."),
    ]
    if disputed:
        happens.append(
            ngettext(
                "%(count)s disputed item is struck off with the approval. Return the plan if it is to stay.",
                "%(count)s disputed items are struck off with the approval. Return the plan if they are to stay.",
                len(disputed),
            )
            % {"count": len(disputed)}
        )
    about = [(_("Disputed: item %(number)s") % {"number": i.position}, i.answer_reason) for i in disputed]
    return show(
        request,
        Act(
            title=_("Approve or return the plan of %(unit)s") % {"unit": showing.unit_words(target)},
            trail=showing.trail(target.assignment, showing.list_crumb(target), Crumb(_("Approve or return"))),
            form=form,
            perform=perform,
            button=_("Send"),
            happens=happens,
            back=showing.list_url(target),
            keep=f"followup-decide-{target.pk}",
            about=about,
        ),
    )


def mid_check(request: HttpRequest, target: ItemList) -> HttpResponse:
    """The half-year check of one list."""
    items = [item for item in queries.items_of(target) if item.is_pending or item.state == ItemState.CLOSED]
    form = MidCheckForm(items, *sent(request))

    def perform() -> tuple[str, Any]:
        found = actions.mid_check(request.actor, target, form.findings)
        words = ngettext("%(count)s finding is kept.", "%(count)s findings are kept.", found) % {"count": found}
        return showing.list_url(target), words

    return show(
        request,
        Act(
            title=_("Half-year check of %(unit)s") % {"unit": showing.unit_words(target)},
            trail=showing.trail(target.assignment, showing.list_crumb(target), Crumb(_("Half-year check"))),
            form=form,
            perform=perform,
            button=_("Keep the findings"),
            happens=[_("The findings stand in the history of each item; the unit sees them.")],
            back=showing.list_url(target),
            keep=f"followup-mid-{target.pk}",
        ),
    )


def notice(request: HttpRequest, target: ItemList) -> HttpResponse:
    """Chase the overdue items of a unit by paper."""
    form = NoticeForm(*sent(request), initial={"version": target.version})
    today = clock.today(target.assignment.cycle.zone)
    late = [item for item in queries.items_of(target) if showing.state_cell(item, today).state == "late"]

    def perform() -> tuple[str, Any]:
        wanted = form.cleaned_data
        made = actions.issue_notice(
            request.actor, target, answer_by=wanted["answer_by"], words=wanted["words"], version=wanted["version"]
        )
        return showing.list_url(target), _("Supervision notice no. %(number)s is issued.") % {"number": made.number}

    about = [
        (_("Item %(number)s, due %(day)s") % {"number": i.position, "day": spoken_day(i.due_on)}, i.text)
        for i in late
        if i.due_on
    ]
    return show(
        request,
        Act(
            title=_("Issue a supervision notice to %(unit)s") % {"unit": showing.unit_words(target)},
            trail=showing.trail(target.assignment, showing.list_crumb(target), Crumb(_("Supervision notice"))),
            form=form,
            perform=perform,
            button=_("Issue the notice"),
            happens=[_("The notice gets a number and keeps the overdue items as they stand today.")],
            back=showing.list_url(target),
            keep=f"followup-notice-{target.pk}",
            about=about,
        ),
    )
