"""The pages of the sign-in library that Hyogi uses, one by one. No sign-up, no e-mail, no foreign accounts.

Names stand without a namespace, because the library asks for them so.
"""

from allauth.account import views as account

from hyogi.foundation.pages import Specimen, library
from hyogi.foundation.policy import Action

OPEN, OWN = Action.SIGN_IN, Action.MANAGE_OWN_ACCOUNT

urlpatterns = [
    library("login/", account.login, name="account_login", action=OPEN, specimen=Specimen(statuses=(302,))),
    library("logout/", account.logout, name="account_logout", action=OPEN, specimen=Specimen(statuses=(302,))),
]
