"""What a reminder says, in the language of who reads it."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from hyogi.design.words import plain, plain_instant
from hyogi.foundation.languages import django_code
from hyogi.rollups.queries import Chasing, Owing

LONGEST_SUBJECT = 300


def compose(chasing: Chasing, owing: Owing, language: str, root: str) -> tuple[str, str]:
    """Subject and body: what is due, when, and where it is done. `root` is the address of the site."""
    cycle = chasing.cycle
    with translation.override(django_code(language)):
        told = {
            "unit": plain(owing.assignment.unit.names),
            "cycle": plain(cycle.title),
            "stage": plain(chasing.stage.title),
            "due": plain_instant(owing.deadline.due_at, cycle.zone),
            "sender": plain(cycle.convening.names),
        }
        subject = _("%(cycle)s: %(stage)s, %(unit)s") % told
        due = _("It was due on %(due)s.") if owing.late else _("It is due on %(due)s.")
        parts = [
            _("To: %(unit)s") % told,
            f"{plain(chasing.asked.words)}\n{due % told}",
            root.rstrip("/") + reverse(chasing.asked.page, args=[owing.assignment.pk]),
            _("If you need more time, or have sent it meanwhile, tell the secretariat of %(sender)s.") % told,
            _("%(sender)s, secretariat\n%(cycle)s") % told,
        ]
    return " ".join(subject.split())[:LONGEST_SUBJECT], "\n\n".join(parts) + "\n"
