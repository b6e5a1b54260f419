"""Every change of the register: one function for one act.

An act is dated (`on`: from which day it holds), has a reason, may be entered for another (`on_behalf_of` a post, with
the `scan` of what was signed), and leaves an event in the audit log. Nothing is ever changed in what was: correcting
is a further act.
"""

from hyogi.organisation.actions.kinds import post_kinds, sectors, unit_kinds
from hyogi.organisation.actions.moving import move_unit
from hyogi.organisation.actions.posts import appoint, close_post, end_tenure, found_post, register_person
from hyogi.organisation.actions.units import close_unit, found_unit, rename_unit

__all__ = [
    "appoint",
    "close_post",
    "close_unit",
    "end_tenure",
    "found_post",
    "found_unit",
    "move_unit",
    "post_kinds",
    "register_person",
    "rename_unit",
    "sectors",
    "unit_kinds",
]
