"""Addresses of the room."""

from django.urls import register_converter

from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action
from hyogi.reports import queries, views
from hyogi.reports.specimens import example

app_name = "reports"


class Hash:
    """A SHA-256 in an address."""

    regex = "[0-9a-f]{64}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(Hash, "sha256")

urlpatterns = [
    page(
        "cycles/assignments/<uuid:id>/report/",
        views.write,
        name="write",
        action=Action.WRITE_REPORT,
        about=queries.report_page,
        specimen=Specimen(lambda: example("draft")),
    ),
    page(
        "cycles/assignments/<uuid:id>/report/passage/",
        views.autosave,
        name="autosave",
        action=Action.WRITE_REPORT,
        about=queries.report_page,
        specimen=Specimen(lambda: example("draft"), statuses=(200,)),
        methods=("POST",),
        media_type="application/json",
    ),
    page(
        "cycles/assignments/<uuid:id>/report/files/",
        views.attach,
        name="attach",
        action=Action.WRITE_REPORT,
        about=queries.report_page,
        specimen=Specimen(lambda: example("draft")),
    ),
    page(
        "cycles/assignments/<uuid:id>/report/check/",
        views.check,
        name="check",
        action=Action.CHECK_REPORT,
        about=queries.report_page,
        specimen=Specimen(lambda: example("handed_in")),
    ),
    page(
        "cycles/assignments/<uuid:id>/report/submission/",
        views.submit,
        name="submit",
        action=Action.SUBMIT_REPORT,
        about=queries.report_page,
        specimen=Specimen(lambda: example("approved")),
        on_paper=True,
    ),
    page(
        "cycles/assignments/<uuid:id>/report/text/",
        views.read,
        name="read",
        action=Action.SEE_ASSIGNMENT,
        about=queries.report_page,
        specimen=Specimen(lambda: example("submitted")),
        methods=("GET", "HEAD"),
    ),
    page(
        "cycles/reports/files/<uuid:id>/",
        views.download,
        name="file",
        action=Action.SEE_ASSIGNMENT,
        about=queries.file_page,
        specimen=Specimen(lambda: example("file")),
        methods=("GET", "HEAD"),
        media_type="application/octet-stream",
    ),
    page(
        "cycles/reports/files/<uuid:id>/away/",
        views.detach,
        name="detach",
        action=Action.WRITE_REPORT,
        about=queries.file_page,
        specimen=Specimen(lambda: example("file")),
        methods=("POST",),
    ),
    page(
        "cycles/reports/receipts/<uuid:id>/",
        views.receipt,
        name="receipt",
        action=Action.SEE_ASSIGNMENT,
        about=queries.receipt_page,
        specimen=Specimen(lambda: example("receipt")),
        methods=("GET", "HEAD"),
    ),
    page(
        "cycles/reports/receipts/<uuid:id>/code.svg",
        views.receipt_image,
        name="receipt_image",
        action=Action.SEE_ASSIGNMENT,
        about=queries.receipt_page,
        specimen=Specimen(lambda: example("receipt")),
        methods=("GET", "HEAD"),
        media_type="image/svg+xml",
    ),
    page(
        "receipts/<sha256:sha256>/",
        views.verify,
        name="verify",
        action=Action.SEE_PUBLIC,
        specimen=Specimen(lambda: example("hash")),
        methods=("GET", "HEAD"),
    ),
]
