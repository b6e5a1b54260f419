"""Where Hyogi keeps its things: one folder with the database, the files and the secrets."""

import os
import secrets
import socket
import tempfile
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit


def home() -> Path:
    """`HYOGI_HOME`, or `var/` in the working directory."""
    return Path(os.environ.get("HYOGI_HOME") or "var").resolve()


def secret(name: str) -> str:
    """The secret of this name, made at first start and readable by its owner only."""
    folder = home() / "secrets"
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    place = folder / name
    if not place.exists():
        handle, temporary = tempfile.mkstemp(dir=folder, prefix=".new-")
        with os.fdopen(handle, "w") as target:
            target.write(secrets.token_urlsafe(64))
            target.flush()
            os.fsync(target.fileno())
        try:
            os.link(temporary, place)  # the first of two starts wins, and no one reads half a secret
        except FileExistsError:
            pass
        os.unlink(temporary)
    return place.read_text().strip()


def database(url: str | None) -> dict[str, Any]:
    """Django's description of the database at `url`; without one, SQLite in the home folder.

    `postgresql://user:password@host:port/name`; a host that begins with `/` (percent-encoded) is a socket folder.

    Raises:
        ValueError: when the address is of no database that Hyogi runs on.
    """
    if not url:
        return sqlite(home() / "hyogi.sqlite3")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(Path(unquote(parts.path)))
    if parts.scheme not in ("postgres", "postgresql"):
        raise ValueError(f"DATABASE_URL begins with {parts.scheme}://; Hyogi runs on postgresql:// or sqlite:///")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
    }


def mail_server(url: str | None, sender: str | None) -> dict[str, Any]:
    """Django's settings for the mail server at `url`; without one, mails are laid down in the home folder.

    `smtp://user:password@host:port`, encrypted by STARTTLS where there is a password; `smtps://` is encrypted from the
    start. `sender` is the address that mails come from.

    Raises:
        ValueError: when the address is of no mail server, or nobody is named as the sender.
    """
    if not url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": home() / "mail",
            "DEFAULT_FROM_EMAIL": sender or "hyogi@localhost",
        }
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("HYOGI_SMTP is smtp://user:password@host:port or smtps://…")
    if not sender:
        raise ValueError("HYOGI_MAIL_FROM names the address that mails come from; HYOGI_SMTP needs it")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 587 if parts.password else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and bool(parts.password),
        "EMAIL_TIMEOUT": 10,
        "DEFAULT_FROM_EMAIL": sender,
    }


def sqlite(place: Path) -> dict[str, Any]:
    """SQLite as promise P-1 asks: nothing acknowledged is lost by a power cut."""
    import sqlite3

    place.parent.mkdir(parents=True, exist_ok=True)
    fixed = sqlite3.sqlite_version_info >= (3, 51, 3)
    journal = "WAL" if fixed else "TRUNCATE"
    safe = "FULL" if fixed else "EXTRA"
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(place),
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": f"PRAGMA journal_mode={journal}; PRAGMA synchronous={safe}; PRAGMA cache_size=-65536;",
        },
    }


def address(https: bool) -> str:
    """Where the pages are found, for the links of mails that no page sends: `HYOGI_ADDRESS`, or the first of
    `HYOGI_HOSTS` behind HTTPS; empty where neither says it.

    Raises:
        ValueError: when it is no web address.
    """
    named = os.environ.get("HYOGI_ADDRESS", "").strip()
    if not named and https:
        first = os.environ.get("HYOGI_HOSTS", "").split(",")[0].strip()
        return f"https://{first}" if first else ""
    if named and not (named.startswith(("http://", "https://")) and urlsplit(named).hostname):
        raise ValueError("HYOGI_ADDRESS is the address of the pages, https://… or http://…")
    return named.rstrip("/")


def hosts() -> list[str]:
    """The names under which this machine may be addressed: `HYOGI_HOSTS`, and its own names and addresses."""
    named = [host.strip() for host in os.environ.get("HYOGI_HOSTS", "").split(",") if host.strip()]
    own = {"localhost", "127.0.0.1", "[::1]", "testserver", socket.gethostname(), socket.gethostname() + ".local"}
    try:
        own |= {info[4][0] for info in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}  # type: ignore[misc]
    except OSError:
        pass
    return [*named, *sorted(own)]
