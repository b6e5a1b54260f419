"""`hyogi export KIND [FILE]`."""

import argparse
import os
import sys
import tempfile
from datetime import date
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from hyogi.foundation.actors import Actor
from hyogi.ops.console import DONE, USAGE, complain
from hyogi.ops.ready import make_ready


def run(typed: argparse.Namespace) -> int:
    """Write a file that imports again with everything untouched."""
    from hyogi.organisation.exporting import export

    try:
        on = date.fromisoformat(typed.on) if typed.on else None
    except ValueError:
        complain(_("“%(day)s” is no day. Write it like 2027-01-05.") % {"day": typed.on})
        return USAGE
    make_ready()
    wanted: Any = typed.format or ("xlsx" if typed.file.lower().endswith(".xlsx") else "csv")
    content = export(Actor.system("hyogi export"), typed.kind, wanted, on)
    if typed.file == "-":
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        _write(Path(typed.file), content)
    return DONE


def _write(place: Path, content: bytes) -> None:
    """Whole or not at all."""
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=f".{place.name}-")
    try:
        with os.fdopen(handle, "wb") as target:
            target.write(content)
        os.chmod(temporary, 0o644)
        os.replace(temporary, place)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
