"""`hyogi import-cycle FILE`."""

import argparse
from pathlib import Path

from django.utils.translation import gettext as _

from hyogi.foundation.actors import Actor
from hyogi.ops.console import DONE, answer, say
from hyogi.ops.ready import make_ready


def run(typed: argparse.Namespace) -> int:
    """Take a cycle into this installation, which holds nothing yet."""
    from hyogi.ops import cycle_files

    make_ready()
    manifest = cycle_files.take_in(Actor.system("hyogi import-cycle"), Path(typed.file))
    if typed.json:
        answer({"cycle": manifest["cycle"], "made": manifest["made"]})
    else:
        say(
            _("Took in the cycle %(cycle)s as it was at %(made)s.")
            % {"cycle": manifest["cycle"], "made": manifest["made"]}
        )
        say(_("Say “hyogi verify” to recompute it, and “hyogi createadmin” to sign in."))
    return DONE
