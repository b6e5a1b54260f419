"""`hyogi demo`, which `make demo` calls."""

import argparse
import os

from django.utils.translation import gettext as _

from hyogi.foundation import audit
from hyogi.ops.commands.serve import address
from hyogi.ops.console import DONE, say
from hyogi.ops.demo import prepare
from hyogi.ops.server import serve
from hyogi.ops.starting_over import start_over


def run(typed: argparse.Namespace) -> int:
    """Prepare the demonstration, say what to look at, serve. `SERVE=0` does not serve, `REFRESH=1` starts over."""
    port = typed.port or int(os.environ.get("PORT") or 8000)
    if os.environ.get("REFRESH") == "1":
        start_over()
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
