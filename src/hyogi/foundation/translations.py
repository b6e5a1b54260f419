"""Catalogues of translations: written as .po beside each room, compiled where they lie, without gettext installed."""

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

import polib


def catalogues(source: Path) -> list[Path]:
    """Every catalogue of the rooms under `source` (`<room>/locale/<language>/LC_MESSAGES/django.po`)."""
    return sorted(source.glob("*/locale/*/LC_MESSAGES/django.po"))


def compile_catalogues(written: Iterable[Path]) -> list[Path]:
    """Compile each .po whose .mo is missing or older; returns what was compiled.

    A folder that cannot be written to keeps the .mo that it was installed with.
    """
    done = []
    for po in written:
        mo = po.with_suffix(".mo")
        if mo.exists() and mo.stat().st_mtime_ns >= po.stat().st_mtime_ns:
            continue
        try:
            _write(mo, polib.pofile(str(po)).to_binary())
        except PermissionError:
            continue
        done.append(mo)
    return done


def _write(place: Path, content: bytes) -> None:
    """Whole or not at all, also when two processes start at once."""
    handle, temporary = tempfile.mkstemp(dir=place.parent, prefix=".mo-")
    with os.fdopen(handle, "wb") as target:
        target.write(content)
    Path(temporary).chmod(0o644)
    os.replace(temporary, place)
