"""Every change in follow-up: of lists, of their items, by those who check, by time."""

from hyogi.followup.actions.beginning import add_item, begin_list
from hyogi.followup.actions.checking import close_item, draw_sample, mid_check, reopen_item, sample_stands
from hyogi.followup.actions.ladder import fire_due, issue_notice
from hyogi.followup.actions.lists import approve_plan, carry_over, hand_in, return_plan
from hyogi.followup.actions.planning import answer_due, answer_needs, ask_due, drop_item, plan_item
from hyogi.followup.actions.progress import add_evidence, claim_done, report_progress

__all__ = [
    "add_evidence",
    "add_item",
    "answer_due",
    "answer_needs",
    "approve_plan",
    "ask_due",
    "begin_list",
    "carry_over",
    "claim_done",
    "close_item",
    "draw_sample",
    "drop_item",
    "fire_due",
    "hand_in",
    "issue_notice",
    "mid_check",
    "plan_item",
    "reopen_item",
    "report_progress",
    "return_plan",
    "sample_stands",
]
