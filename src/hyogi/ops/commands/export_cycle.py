"""`hyogi export-cycle CODE FILE`."""

import argparse
from pathlib import Path

from django.utils.translation import gettext as _

from hyogi.foundation.actors import Actor
from hyogi.ops.console import DONE, answer, say
from hyogi.ops.ready import make_ready


def run(typed: argparse.Namespace) -> int:
    """Write one cycle with all that it needs into one file."""
    from hyogi.cycles.queries import cycle_by_code
    from hyogi.ops import cycle_files

    make_ready()
    actor = Actor.system("hyogi export-cycle")
    manifest = cycle_files.write_to(actor, cycle_by_code(actor, typed.code), Path(typed.file))
    rows = sum(member.get("rows", 0) for member in manifest["members"].values())
    files = sum(name.startswith("files/") for name in manifest["members"])
    if typed.json:
        answer({"cycle": typed.code, "file": typed.file, "rows": rows, "files": files, "made": manifest["made"]})
    else:
        say(
            _("Wrote the cycle %(cycle)s to %(file)s: rows %(rows)s, files %(files)s.")
            % {"cycle": typed.code, "file": typed.file, "rows": rows, "files": files}
        )
    return DONE
