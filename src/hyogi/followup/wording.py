"""The room's words for what it stores: states, kinds, steps, rungs."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hyogi.followup.models import ListStepKind
from hyogi.followup.rules import ItemState, PlanState, StepKind
from hyogi.rollups.models import MailState

STATES = {
    ItemState.OPEN: _("not planned yet"),
    ItemState.PLANNED: _("planned"),
    ItemState.UNDER_WAY: _("under way"),
    ItemState.DONE_CLAIMED: _("reported as done"),
    ItemState.CLOSED: pgettext_lazy("an item of a list", "closed"),
    ItemState.REOPENED: _("reopened"),
    ItemState.CARRIED: _("carried into the next cycle"),
    ItemState.WITHDRAWN: _("struck off"),
}
MARKS = {
    ItemState.OPEN: "open",
    ItemState.PLANNED: "open",
    ItemState.UNDER_WAY: "open",
    ItemState.DONE_CLAIMED: "wait",
    ItemState.CLOSED: "done",
    ItemState.REOPENED: "wait",
    ItemState.CARRIED: "ended",
    ItemState.WITHDRAWN: "ended",
}
PLANS = {
    PlanState.DRAFT: _("being planned"),
    PlanState.HANDED_IN: _("handed in"),
    PlanState.RETURNED: _("returned with remarks"),
    PlanState.APPROVED: _("approved"),
}
PLAN_MARKS = {
    PlanState.DRAFT: "open",
    PlanState.HANDED_IN: "wait",
    PlanState.RETURNED: "late",
    PlanState.APPROVED: "done",
}
ANSWERS = {
    "accepted": _("accepted"),
    "supported": _("supported"),
    "noted": _("noted"),
    "disputed": _("disputed"),
}
STEPS = {
    StepKind.BEGUN: _("entered on the list"),
    StepKind.PLANNED: _("planned"),
    StepKind.APPROVED: _("plan approved"),
    StepKind.PROGRESS: _("progress reported"),
    StepKind.EVIDENCE: _("evidence added"),
    StepKind.CLAIMED: _("reported as done"),
    StepKind.CLOSED: _("checked and closed"),
    StepKind.REOPENED: _("reopened"),
    StepKind.DUE_ASKED: _("another due day asked for"),
    StepKind.DUE_MOVED: _("due day put off"),
    StepKind.DUE_KEPT: _("due day kept"),
    StepKind.NEEDS_ANSWERED: _("needs answered by the level above"),
    StepKind.SAMPLED: _("drawn to be looked at on the spot"),
    StepKind.SAMPLE_STANDS: _("looked at on the spot: it stands"),
    StepKind.MID_CHECKED: _("half-year check"),
    StepKind.CARRIED: _("carried into the next cycle"),
    StepKind.WITHDRAWN: _("struck off"),
}
LIST_STEPS = {
    ListStepKind.BEGUN: _("list begun with the feedback letter"),
    ListStepKind.HANDED_IN: _("plan handed in"),
    ListStepKind.RETURNED: _("plan returned"),
    ListStepKind.APPROVED: _("plan approved"),
    ListStepKind.NOTICE: _("supervision notice issued"),
}
RUNG_TO = {
    "owner": _("the post that answers for it"),
    "head_of_unit": _("the head of the unit"),
    "unit_owner": _("the head of the unit"),
    "focal_point": _("the head of the unit"),
    "secretariat": _("the secretariat"),
    "functional_office": _("the secretariat"),
    "quality_office": _("the secretariat of the unit"),
    "leader_in_charge": _("the leader in charge"),
    "chair": _("the chair"),
    "board": _("the board"),
    "board_committee": _("the board"),
}
RUNG_ACTIONS = {
    "remind": _("reminder"),
    "list_as_overdue": _("listed as overdue"),
    "call": _("to be called in"),
    "name_at_next_meeting": _("to be named at the next meeting"),
    "corrective_action": _("corrective action"),
    "report": _("to be reported"),
    "note_as_unreported": _("noted as unreported"),
    "warn": _("warning"),
    "reconsider_decision": _("decision to be reconsidered"),
    "raise_at_weekly": _("to be raised at the weekly meeting"),
}
MAILS = {
    MailState.WAITING: _("the mail waits for the mail server"),
    MailState.SENDING: _("whether the mail went out is not known"),
    MailState.SENT: _("reminded by mail"),
    MailState.DROPPED: _("the mail is not sent any more"),
}
