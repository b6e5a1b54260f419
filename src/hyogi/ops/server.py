"""Serving: one process with uvicorn, and a thread that seals the audit log and, once a day, reminds of due items."""

import logging
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import connection
from django.utils.translation import gettext as _

from hyogi.followup.actions import fire_due
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.ops.ready import NotReady, serving_here
from hyogi.rollups.actions import deliver

log = logging.getLogger(__name__)
SEAL_EVERY = 3.0


def serve(host: str, port: int) -> None:
    """Serve until the process is told to stop; open answers get one second more.

    Raises:
        NotReady: when something else listens there already.
    """
    import uvicorn
    from django.conf import settings

    door = _door(host, port)
    server = uvicorn.Server(
        uvicorn.Config(
            "hyogi.config.asgi:application",
            log_level="warning",
            access_log=False,
            lifespan="off",
            ws="none",
            server_header=False,
            proxy_headers=settings.HTTPS,
            timeout_graceful_shutdown=1,
        )
    )
    with serving_here(), sealing():
        try:
            server.run(sockets=[door])
        except KeyboardInterrupt:
            pass


def _door(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    door = socket.socket(family, socket.SOCK_STREAM)
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((host, port))
    except OSError as fault:
        door.close()
        raise NotReady(
            _("Port %(port)s on %(host)s cannot be used (%(fault)s). Choose another: --port, or PORT=9000 for make.")
            % {"port": port, "host": host, "fault": fault.strerror}
        ) from fault
    return door


@contextmanager
def sealing() -> Iterator[None]:
    """Meanwhile the audit log is sealed every few seconds, and once more at the end."""
    stop = threading.Event()
    reminding = Reminding()

    def work() -> None:
        while not stop.wait(SEAL_EVERY):
            reminding.look()
            _mail()
            _seal()
        _seal()

    worker = threading.Thread(target=work, name="sealer", daemon=True)
    worker.start()
    try:
        yield
    finally:
        stop.set()
        worker.join(timeout=1)


class Reminding:
    """The rungs of overdue items, fired once on each day that this process sees."""

    def __init__(self) -> None:
        self.day: date | None = None

    def look(self) -> None:
        """Fire what has come, if this day was not seen yet. What went wrong is tried again the next time."""
        today = clock.today()
        if today == self.day:
            return
        try:
            fire_due(Actor.system("hyogi serve"), today)
            self.day = today
        except Exception:
            log.exception("items that come due were not looked at; tried again in %s seconds", SEAL_EVERY)
        finally:
            connection.close()


def _mail() -> None:
    """Hand over reminders that wait, whatever happened last time."""
    try:
        deliver()
    except Exception:
        log.exception("reminders were not handed over; tried again in %s seconds", SEAL_EVERY)
    finally:
        connection.close()


def _seal() -> None:
    """Seal, whatever happened last time: a database that is away for a while must not end the sealing."""
    try:
        audit.seal()
    except Exception:
        log.exception("the audit log was not sealed; tried again in %s seconds", SEAL_EVERY)
    finally:
        connection.close()
