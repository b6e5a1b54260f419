"""`hyogi serve`."""

import argparse

from django.conf import settings
from django.utils.translation import gettext as _

from hyogi.accounts.models import Account
from hyogi.ops.console import DONE, say
from hyogi.ops.health import SERVED_OPENLY
from hyogi.ops.ready import make_ready
from hyogi.ops.server import serve


def run(typed: argparse.Namespace) -> int:
    """Make the database ready and serve until stopped."""
    make_ready()
    if not Account.objects.filter(is_installation_admin=True, is_active=True).exists():
        say(_("There is no administrator yet. Make the first one: hyogi createadmin NAME"))
    say(_("Hyogi is at %(address)s (Ctrl-C ends it).") % {"address": address(typed.host, typed.port)})
    noted = settings.HYOGI_HOME / SERVED_OPENLY
    noted.unlink(missing_ok=True)
    if typed.host not in ("127.0.0.1", "::1", "localhost") and not settings.HTTPS:
        noted.write_text(typed.host)
        say(_("This connection is not encrypted: whoever is on the same network can read along."))
    serve(typed.host, typed.port)
    return DONE


def address(host: str, port: int) -> str:
    """What to type into a browser."""
    name = "localhost" if host in ("127.0.0.1", "::1", "0.0.0.0", "::") else host  # noqa: S104
    return f"http://{name}:{port}"
