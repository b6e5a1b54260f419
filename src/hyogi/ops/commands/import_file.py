"""`hyogi import KIND FILE`."""

import argparse
from datetime import date
from pathlib import Path

from django.utils.translation import gettext as _

from hyogi.foundation.actors import Actor
from hyogi.ops.console import DONE, REFUSED, USAGE, answer, complain, progress, say
from hyogi.ops.ready import make_ready
from hyogi.ops.taking import Taken, take

COUNTED = ("new", "changed", "moved", "closed", "untouched")


def run(typed: argparse.Namespace) -> int:
    """Take in a file of the register, or a transcript; all of it or nothing."""
    try:
        on = date.fromisoformat(typed.on) if typed.on else None
    except ValueError:
        complain(_("“%(day)s” is no day. Write it like 2027-01-05.") % {"day": typed.on})
        return USAGE
    make_ready()
    actor = Actor.system("hyogi import")
    if typed.kind == "transcript":
        return _transcript(actor, typed)
    with progress(_("Taking in"), quiet=typed.json) as move:
        taken = take(
            actor,
            typed.kind,
            Path(typed.file),
            encoding=typed.encoding,
            on=on,
            dry_run=typed.dry_run,
            say=move,
        )
    if typed.json:
        answer(taken.outcome)
    else:
        _tell(taken, typed.dry_run)
    return REFUSED if taken.refused else DONE


def _tell(taken: Taken, dry_run: bool) -> None:
    words = {
        "new": _("new"),
        "changed": _("changed"),
        "moved": _("moved"),
        "closed": _("closed"),
        "untouched": _("untouched"),
    }
    say(" · ".join(f"{words[name]} {taken.outcome[name]}" for name in COUNTED))
    for row in taken.outcome["refused"]:
        complain(_("row %(row)s, %(column)s: %(reason)s") % row)
    if taken.refused:
        complain(_("Refused rows: %(count)s. Nothing was applied.") % {"count": len(taken.refused)})
    elif dry_run:
        say(_("Nothing was applied (--dry-run)."))


def _transcript(actor: Actor, typed: argparse.Namespace) -> int:
    from hyogi.records.transcripts import import_transcript

    found = import_transcript(actor, Path(typed.file), dry_run=typed.dry_run)
    if typed.json:
        answer(found.as_json())
    else:
        for problem in found.problems:
            complain(problem)
        (complain if found.refused else say)(found.said())
    return REFUSED if found.refused else DONE
