"""Every change to accounts: opening them by invitation, protecting them, giving and ending administration."""

from hyogi.accounts.actions.administration import grant_administration, make_administrator, withdraw_administration
from hyogi.accounts.actions.invitations import accept_invitation, invite
from hyogi.accounts.actions.mailing import give_address
from hyogi.accounts.actions.recovery import recover, use_recovery
from hyogi.accounts.actions.sessions import (
    choose_language,
    end_other_sessions,
    note_second_factor,
    note_sign_in,
    renew_session,
)

__all__ = [
    "accept_invitation",
    "choose_language",
    "end_other_sessions",
    "give_address",
    "grant_administration",
    "invite",
    "make_administrator",
    "note_second_factor",
    "note_sign_in",
    "recover",
    "renew_session",
    "use_recovery",
    "withdraw_administration",
]
