"""Opening a workbook's archive without being buried by it: what is read is counted, not what is declared."""

import io
import zipfile
import zlib

from django.utils.translation import gettext as _

from hyogi.organisation.importing.tables import LIMITS, Unreadable

_BLOCK = 1 << 20
_SMALL = 4 * 1024 * 1024


def parts_of(content: bytes) -> dict[str, bytes]:
    """Every file of the archive with its content.

    Raises:
        Unreadable: when the archive is damaged, encrypted, or unfolds to more than a workbook does.
    """
    parts: dict[str, bytes] = {}
    unpacked = 0
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > LIMITS.entries:
                raise Unreadable(_too_much())
            for entry in entries:
                if entry.flag_bits & 1:
                    raise Unreadable(_("This workbook is encrypted. Save it without a password."))
                if entry.filename in parts:
                    raise Unreadable(_damaged())
                parts[entry.filename] = _read(archive, entry, LIMITS.unpacked - unpacked)
                unpacked += len(parts[entry.filename])
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, ValueError):
        raise Unreadable(_damaged()) from None
    if unpacked > _SMALL and unpacked > LIMITS.ratio * len(content):
        raise Unreadable(_too_much())
    return parts


def packed(parts: dict[str, bytes]) -> bytes:
    """The same parts as an archive in which nothing is declared but what was read."""
    folded = io.BytesIO()
    with zipfile.ZipFile(folded, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return folded.getvalue()


def _read(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, room: int) -> bytes:
    read = bytearray()
    with archive.open(entry) as source:
        while block := source.read(_BLOCK):
            read += block
            if len(read) > room or (len(read) > _SMALL and len(read) > LIMITS.ratio * max(1, entry.compress_size)):
                raise Unreadable(_too_much())
    return bytes(read)


def _too_much() -> str:
    return _("This workbook unfolds to far more than it says. It is not read. Save the sheet alone in a new workbook.")


def _damaged() -> str:
    return _("This workbook is damaged and cannot be opened. Save it again as .xlsx and take that file.")
