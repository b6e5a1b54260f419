"""Addresses of the front door."""

from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action
from hyogi.site import queries, views

app_name = "site"
urlpatterns = [
    page("", views.home, name="home", action=Action.SEE_HOME, specimen=Specimen(), methods=("GET", "HEAD")),
    page(
        "language/",
        views.language,
        name="language",
        action=Action.SEE_PUBLIC,
        specimen=Specimen(statuses=(405,)),
        methods=("POST",),
    ),
    page(
        "kept/<uuid:id>/",
        views.kept,
        name="kept",
        action=Action.SEE_PUBLIC,
        specimen=Specimen(queries.a_kept_text, statuses=(404,)),
        methods=("GET", "HEAD"),
    ),
    page(
        "audit/",
        views.audit_log,
        name="audit",
        action=Action.SEE_AUDIT,
        specimen=Specimen(),
        methods=("GET", "HEAD"),
    ),
    page(
        "installation/",
        views.installation,
        name="installation",
        action=Action.ADMINISTER,
        specimen=Specimen(),
    ),
    page(
        "healthz",
        views.healthz,
        name="healthz",
        action=Action.SEE_PUBLIC,
        specimen=Specimen(),
        methods=("GET", "HEAD"),
        media_type="application/json",
    ),
]
