"""What a reader calls the texts of a conflict, where an act names them by a key only."""

from typing import Any

from django.utils.translation import gettext_lazy as _

WORDS: dict[str, Any] = {
    "agenda": _("Agenda"),
    "code": _("Code"),
    "comment": _("Comment"),
    "cycle": _("Cycle"),
    "day": _("Day"),
    "entry": _("Entry"),
    "file": _("File"),
    "heading": _("Heading"),
    "language": _("Language"),
    "number": _("Number"),
    "office": _("Office"),
    "phase": _("Phase"),
    "problems": _("Problems"),
    "remarks": _("Remarks"),
    "round": _("Round"),
    "state": _("State"),
    "successor": _("Successor"),
    "tally": _("Tally"),
    "text": _("Text"),
    "title": _("Title"),
    "version": _("Version"),
}
