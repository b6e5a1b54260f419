"""`hyogi demo`, which `make demo` calls."""

import argparse
import os
import shutil

from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from hyogi.foundation import audit
from hyogi.foundation.models import Installation
from hyogi.ops.commands.serve import address
from hyogi.ops.console import DONE, say
from hyogi.ops.demo import prepare
from hyogi.ops.ready import NotReady
from hyogi.ops.server import serve


def run(typed: argparse.Namespace) -> int:
    """Prepare the demonstration, say what to look at, serve. `SERVE=0` does not serve, `REFRESH=1` starts over."""
    port = typed.port or int(os.environ.get("PORT") or 8000)
    if os.environ.get("REFRESH") == "1":
        _start_over()
    say(_("Preparing the demonstration …"))
    prepare(say)
    audit.seal()
    site = address("127.0.0.1", port)
    say()
    say(_("The demonstration is ready: %(address)s") % {"address": site})
    say(_("  %(address)s  the public record of the meeting that Hyogi grew out of") % {"address": f"{site}/records/"})
    say(_("  %(address)s  choose a post, and act as its holder") % {"address": f"{site}/demo/choose/"})
    say(_("  %(address)s  the register of two cities, as of any day") % {"address": f"{site}/register/"})
    if os.environ.get("SERVE") == "0":
        return DONE
    say(_("Ctrl-C ends it; what you did stays for the next time (REFRESH=1 starts over)."))
    serve("127.0.0.1", port)
    return DONE


def _start_over() -> None:
    """Empty the database and the files of a demonstration; never of anything else."""
    try:
        kinds = list(Installation.unscoped.values_list("kind", flat=True))
    except DatabaseError:
        kinds = []
    if Installation.NORMAL in kinds or (not kinds and _holds_something()):
        raise NotReady(_("REFRESH=1 empties demonstrations only, and this installation is none."))
    if connection.vendor == "sqlite":
        connection.close()
        database = settings.DATABASES["default"]["NAME"]
        for ending in ("", "-wal", "-shm", "-journal"):
            if os.path.exists(f"{database}{ending}"):
                os.unlink(f"{database}{ending}")
    else:
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
        connection.close()
    shutil.rmtree(settings.HYOGI_HOME / "files", ignore_errors=True)


def _holds_something() -> bool:
    try:
        return bool(connection.introspection.table_names())
    except DatabaseError:
        return False
