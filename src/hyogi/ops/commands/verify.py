"""`hyogi verify`."""

import argparse

from django.utils.translation import gettext as _

from hyogi.foundation.audit import head
from hyogi.foundation.verifying import checks
from hyogi.ops.console import DONE, REFUSED, answer, complain, say
from hyogi.ops.ready import make_ready


def run(typed: argparse.Namespace) -> int:
    """Recompute everything that can be recomputed; 1 where anything differs."""
    make_ready()
    found = {str(check.title): list(check.find()) for check in checks()}
    differences = sum(map(len, found.values()))
    if typed.json:
        answer({"head": head(), "differences": differences, "checks": found})
        return REFUSED if differences else DONE
    for title, sentences in found.items():
        say(f"{'✗' if sentences else '✓'} {title}")
        for sentence in sentences:
            complain(f"    {sentence}")
    say(_("Head of the audit log: %(head)s") % {"head": head()})
    if differences:
        complain(_("Differences: %(count)s.") % {"count": differences})
    return REFUSED if differences else DONE
