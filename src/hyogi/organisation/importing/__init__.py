"""The register as files: read, shown as a difference, taken in whole or not at all.

    table = read("units", content, "units.csv")
    found = preview(actor, "units", table, on)
    if not found.refused:
        apply(actor, found)

Rows are matched by natural key (code; for tenures person, post, manner, first day). The console and the browser come
in here alike. `docs/users/import.md` says what each column means.
"""

from hyogi.organisation.importing.actions import Moved, apply, preview
from hyogi.organisation.importing.previews import Mark, Preview
from hyogi.organisation.importing.reading import read
from hyogi.organisation.importing.tables import Kind, Table

__all__ = ["Kind", "Mark", "Moved", "Preview", "Table", "apply", "preview", "read"]
