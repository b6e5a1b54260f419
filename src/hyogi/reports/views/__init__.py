"""Pages of reports: writing, the way, reading, receipts."""

from hyogi.reports.views.reading import download, read, receipt, receipt_image, verify
from hyogi.reports.views.way import check, submit
from hyogi.reports.views.writing import attach, autosave, detach, write

__all__ = [
    "attach",
    "autosave",
    "check",
    "detach",
    "download",
    "read",
    "receipt",
    "receipt_image",
    "submit",
    "verify",
    "write",
]
