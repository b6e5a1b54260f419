"""Addresses of import and export."""

from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action
from hyogi.organisation.importing import views
from hyogi.organisation.importing.specimens import a_waiting_file
from hyogi.organisation.importing.waiting import waiting

READ = ("GET", "HEAD")

urlpatterns = [
    page("import/", views.choose, name="import", action=Action.IMPORT_REGISTER, specimen=Specimen()),
    page(
        "import/<str:token>/",
        views.difference,
        name="import_preview",
        action=Action.IMPORT_REGISTER,
        about=waiting,
        specimen=Specimen(a_waiting_file, statuses=(404,)),
    ),
    page(
        "export/",
        views.take_along,
        name="export",
        action=Action.EXPORT_REGISTER,
        specimen=Specimen(),
        methods=READ,
    ),
    page(
        "export/file/",
        views.export_file,
        name="export_file",
        action=Action.EXPORT_REGISTER,
        specimen=Specimen(query={"kind": "units", "format": "csv"}),
        methods=READ,
        media_type="text/csv",
    ),
]
