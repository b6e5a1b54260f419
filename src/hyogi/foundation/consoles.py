"""What stands in the log where nobody acted in a post: time, the demonstration, a command at the console; in words."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

_KNOWN = {
    "hyogi overdue": gettext_lazy("the daily look at overdue items"),
    "hyogi serve": gettext_lazy("the daily look at overdue items"),
    "hyogi demo": gettext_lazy("the demonstration"),
}


def console_of(label: str) -> str:
    """Which one it was (`Event.actor_label`), in the reader's language; empty where a person acted."""
    if not label:
        return ""
    return str(_KNOWN[label]) if label in _KNOWN else _("the console (%(command)s)") % {"command": label}
