"""Pages of accounts."""

from hyogi.accounts.views.administrators import Administrator, administrators, end_administration
from hyogi.accounts.views.demo import choose_demo_post
from hyogi.accounts.views.invitations import invitations, recovery, sheets
from hyogi.accounts.views.own import account, choose_post, end_sessions, mail
from hyogi.accounts.views.welcome import new_password, welcome

__all__ = [
    "Administrator",
    "account",
    "administrators",
    "choose_demo_post",
    "choose_post",
    "end_administration",
    "end_sessions",
    "invitations",
    "mail",
    "new_password",
    "recovery",
    "sheets",
    "welcome",
]
