"""`hyogi backup FILE`."""

import argparse
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from hyogi.ops import backups
from hyogi.ops.console import DONE, answer, say
from hyogi.ops.health import LAST_BACKUP
from hyogi.ops.ready import make_ready


def run(typed: argparse.Namespace) -> int:
    """Write database and files into one file, while people go on working."""
    make_ready()
    manifest = backups.write(Path(typed.file))
    (settings.HYOGI_HOME / LAST_BACKUP).write_text(manifest["made"])
    rows = sum(member.get("rows", 0) for member in manifest["members"].values())
    files = sum(name.startswith("files/") for name in manifest["members"])
    if typed.json:
        answer({"file": typed.file, "rows": rows, "files": files, "head": manifest["head"], "made": manifest["made"]})
    else:
        say(
            _("Backed up to %(file)s: rows %(rows)s, files %(files)s.")
            % {"file": typed.file, "rows": rows, "files": files}
        )
        say(_("Head of the audit log: %(head)s") % {"head": manifest["head"]})
    return DONE
