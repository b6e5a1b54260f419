"""`hyogi restore FILE`."""

import argparse
from pathlib import Path

from django.utils.translation import gettext as _

from hyogi.ops import backups
from hyogi.ops.console import DONE, answer, say
from hyogi.ops.ready import make_ready


def run(typed: argparse.Namespace) -> int:
    """Make this installation what the backup says."""
    make_ready()
    manifest = backups.restore(Path(typed.file), replace=typed.replace)
    if typed.json:
        answer({"file": typed.file, "made": manifest["made"], "head": manifest["head"]})
    else:
        say(_("Restored what was backed up at %(made)s. Everybody signs in again.") % {"made": manifest["made"]})
    return DONE
