"""Every act of chasing: reminders by mail, calls, the numbers of offices; and handing mails to the mail server."""

from hyogi.rollups.actions.calling import Call, Noted, note_calls
from hyogi.rollups.actions.mailing import AT_ONCE, deliver
from hyogi.rollups.actions.reminding import Reminded, remind

__all__ = ["AT_ONCE", "Call", "Noted", "Reminded", "deliver", "note_calls", "remind"]
