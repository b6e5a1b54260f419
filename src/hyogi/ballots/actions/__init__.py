"""Every act on a ballot: open a round, issue forms, enter a count, close it, send it back, sign it."""

from hyogi.ballots.actions.closing import close_count
from hyogi.ballots.actions.entering import enter_count
from hyogi.ballots.actions.issuing import issue_forms, open_round
from hyogi.ballots.actions.signing import send_back, sign_count

__all__ = ["close_count", "enter_count", "issue_forms", "open_round", "send_back", "sign_count"]
