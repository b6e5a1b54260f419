"""Every change in the room: one function for one act."""

from hyogi.results.actions.calculating import calculate
from hyogi.results.actions.deciding import decide, decide_rest, propose
from hyogi.results.actions.entering import adjust, answer_veto, assert_veto, cancel_adjustment
from hyogi.results.actions.letters import acknowledge, send_letters
from hyogi.results.actions.reviews import answer_review, ask_review
from hyogi.results.actions.signing import sign

__all__ = [
    "acknowledge",
    "adjust",
    "answer_review",
    "answer_veto",
    "ask_review",
    "assert_veto",
    "calculate",
    "cancel_adjustment",
    "decide",
    "decide_rest",
    "propose",
    "send_letters",
    "sign",
]
