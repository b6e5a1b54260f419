"""What `hyogi doctor` looks at: what is installed, what is unsafe, and what to do about it."""

import platform
import shutil
import sqlite3
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

import django
from django.conf import settings
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _

from hyogi import __version__
from hyogi.foundation import clock
from hyogi.ops.ready import unsafe_settings

LEAST_FREE = 1024**3
BACKUP_DAYS = 7
LAST_BACKUP = ".last-backup"
SERVED_OPENLY = ".served-openly"
"""Holds the address on which Hyogi was last served without encryption, where others could reach it."""


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at: how it stands, in words, and what to do where it is not well."""

    state: Literal["ok", "advice", "unsafe"]
    what: str
    remedy: str = ""

    def as_json(self) -> dict[str, Any]:
        return {"state": self.state, "what": self.what, "remedy": self.remedy}


def findings() -> Iterator[Finding]:
    """Everything, in the order in which an administrator would look."""
    yield Finding("ok", f"Hyogi {__version__}, Python {platform.python_version()}, Django {django.get_version()}")
    yield from _database()
    yield from _home()
    yield from _administrators()
    yield from _backup()
    yield _mail()
    yield _fonts()
    yield _network()


def _database() -> Iterator[Finding]:
    try:
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                journal = cursor.execute("PRAGMA journal_mode").fetchone()[0]
            yield Finding("ok", f"SQLite {sqlite3.sqlite_version} ({journal}), {settings.DATABASES['default']['NAME']}")
            if sqlite3.sqlite_version_info < (3, 51, 3):
                yield Finding(
                    "advice",
                    _("This SQLite is older than 3.51.3, so the slower but safe TRUNCATE mode is used."),
                    _("Install the package pysqlite3, or use PostgreSQL."),
                )
        else:
            with connection.cursor() as cursor:
                cursor.execute("SHOW server_version")
                yield Finding("ok", f"PostgreSQL {cursor.fetchone()[0]}")
        for sentence in unsafe_settings():
            yield Finding("unsafe", sentence, _("See docs/operators for the settings that Hyogi needs."))
    except DatabaseError as fault:
        yield Finding(
            "unsafe",
            _("The database does not answer: %(fault)s") % {"fault": str(fault).strip()},
            _("Look at DATABASE_URL and HYOGI_HOME."),
        )


def _home() -> Iterator[Finding]:
    home: Path = settings.HYOGI_HOME
    yield Finding("ok", _("Home folder: %(place)s") % {"place": home})
    free = shutil.disk_usage(home).free
    if free < LEAST_FREE:
        yield Finding(
            "unsafe",
            _("Less than 1 GiB is free on the disk (%(free)s MiB).") % {"free": free // 1024**2},
            _("Free some space: on a full disk nothing can be handed in."),
        )
    for place in _private(home):
        if place.stat().st_mode & 0o077:
            yield Finding(
                "unsafe",
                _("Others on this machine can read %(place)s.") % {"place": place},
                f"chmod {'-R go-rwx' if place.is_dir() else '600'} {place}",
            )


def _private(home: Path) -> Iterator[Path]:
    """What only its owner may read: the secrets, the database, the kept files."""
    yield from sorted((home / "secrets").glob("*"))
    if connection.vendor == "sqlite":
        database = Path(connection.settings_dict["NAME"])  # SQLite's other files beside it take its mode
        if database.exists():
            yield database
    if (home / "files").exists():
        yield home / "files"


def _administrators() -> Iterator[Finding]:
    from allauth.mfa.models import Authenticator

    from hyogi.accounts.models import Account

    try:
        admins = Account.objects.filter(is_installation_admin=True, is_active=True)
        second = set(Authenticator.objects.filter(user__in=admins).values_list("user_id", flat=True))
        alone = [account.username for account in admins if account.pk not in second]
        if not admins:
            yield Finding("advice", _("There is no administrator yet."), "hyogi createadmin NAME")
    except DatabaseError:
        return
    for name in alone:
        yield Finding(
            "unsafe",
            _("%(name)s administers the installation with a password only.") % {"name": name},
            _("Set up a second factor on the account page."),
        )


def _backup() -> Iterator[Finding]:
    place = settings.HYOGI_HOME / LAST_BACKUP
    if not place.exists():
        yield Finding("advice", _("No backup was made yet."), "hyogi backup FILE")
        return
    made = datetime.fromisoformat(place.read_text().strip())
    if clock.now() - made > timedelta(days=BACKUP_DAYS):
        yield Finding(
            "unsafe",
            _("The last backup was made on %(day)s.") % {"day": f"{made:%Y-%m-%d}"},
            _("Make one every day: hyogi backup FILE"),
        )


def _mail() -> Finding:
    """Where reminders go; the name of the server, never what opens it."""
    if settings.EMAIL_BACKEND.endswith("smtp.EmailBackend"):
        return Finding("ok", _("Mail server: %(server)s") % {"server": f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"})
    return Finding(
        "advice",
        _("No mail server is set: reminders are laid down as files and reach nobody."),
        _("Set HYOGI_SMTP and HYOGI_MAIL_FROM, or call by the telephone list."),
    )


def _fonts() -> Finding:
    listed = shutil.which("fc-list")
    if listed:
        for language in ("ja", "zh-cn"):
            done = subprocess.run([listed, f":lang={language}", "family"], capture_output=True, text=True)
            if not done.stdout.strip():
                return Finding(
                    "advice",
                    _("This machine has no font for %(language)s; Word files are opened elsewhere, so that is fine.")
                    % {"language": language},
                )
    return Finding("ok", _("Fonts: papers name fonts that office machines have."))


def _network() -> Finding:
    if settings.HTTPS:
        return Finding("ok", _("HTTPS: a proxy in front encrypts connections."))
    place = settings.HYOGI_HOME / SERVED_OPENLY
    if place.exists():
        return Finding(
            "unsafe",
            _("Hyogi was last served on %(host)s without encryption.") % {"host": place.read_text().strip()},
            _(
                "Others on that network can read along, passwords too. "
                "Use a proxy with HTTPS: docs/operators/install.md"
            ),
        )
    return Finding(
        "advice",
        _("Connections are not encrypted (HYOGI_HTTPS is not set)."),
        _("Fine on this machine. In a hall others can read along, and passkeys do not work; use a proxy with HTTPS."),
    )
