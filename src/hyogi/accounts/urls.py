"""Addresses of the room."""

from uuid import UUID

from hyogi.accounts import queries, views
from hyogi.foundation.actors import Actor
from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action


def _administrator(actor: Actor, id: UUID) -> views.Administrator:
    return views.Administrator(queries.administrator(actor, id))


ONLY_IN_DEMO = (404,)

app_name = "accounts"
urlpatterns = [
    page(
        "demo/choose/",
        views.choose_demo_post,
        name="demo_chooser",
        action=Action.CHOOSE_DEMO_POST,
        specimen=Specimen(statuses=ONLY_IN_DEMO),
    ),
    page(
        "account/",
        views.account,
        name="account",
        action=Action.MANAGE_OWN_ACCOUNT,
        specimen=Specimen(),
        methods=("GET", "HEAD"),
    ),
    page("account/mail/", views.mail, name="mail", action=Action.MANAGE_OWN_ACCOUNT, specimen=Specimen()),
    page(
        "account/sessions/end/",
        views.end_sessions,
        name="end_sessions",
        action=Action.MANAGE_OWN_ACCOUNT,
        specimen=Specimen(statuses=(405,)),
        methods=("POST",),
    ),
    page("account/posts/", views.choose_post, name="choose_post", action=Action.CHOOSE_POST, specimen=Specimen()),
    page("welcome/", views.welcome, name="welcome", action=Action.ACCEPT_INVITATION, specimen=Specimen()),
    page(
        "new-password/",
        views.new_password,
        name="new_password",
        action=Action.ACCEPT_INVITATION,
        specimen=Specimen(),
    ),
    page(
        "invitations/",
        views.invitations,
        name="invitations",
        action=Action.SEE_ACCOUNTS,
        specimen=Specimen(),
        methods=("GET", "HEAD"),
    ),
    page(
        "invitations/sheets/",
        views.sheets,
        name="sheets",
        action=Action.SEE_ACCOUNTS,
        specimen=Specimen(statuses=(405,)),
        methods=("POST",),
    ),
    page(
        "invitations/new-password/<uuid:id>/",
        views.recovery,
        name="recovery",
        action=Action.INVITE,
        about=queries.owner,
        specimen=Specimen(queries.any_owner, statuses=(404,)),
    ),
    page(
        "administrators/",
        views.administrators,
        name="administrators",
        action=Action.GRANT_ADMINISTRATION,
        specimen=Specimen(),
    ),
    page(
        "administrators/<uuid:id>/end/",
        views.end_administration,
        name="end_administration",
        action=Action.GRANT_ADMINISTRATION,
        about=_administrator,
        specimen=Specimen(queries.any_administrator, statuses=(403,)),
    ),
]
