"""Which files are taken as evidence: known types whose content is of that type, with nothing inside that runs."""

import io
import os
import re
import zipfile
from dataclasses import dataclass
from enum import StrEnum

LARGEST = 20 * 1024 * 1024
LONGEST_NAME = 200
_HEADS = {
    ".pdf": (b"%PDF-",),
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".xlsx": (b"PK\x03\x04",),
    ".docx": (b"PK\x03\x04",),
}
_MAIN_PART = {".xlsx": "xl/workbook.xml", ".docx": "word/document.xml"}
TYPES = (*_HEADS, ".csv")
_RUNS = (b"<script", b"javascript:", b"<?php")
_RUNS_IN_PDF = (b"/JavaScript", b"/Launch", b"/EmbeddedFile")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_RUNS_IN_OFFICE = ("vbaproject", "activex", "oleobject", "embeddings/")


class Unfit(StrEnum):
    """Why a file is not taken."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"
    NAME_TOO_LONG = "name_too_long"
    TYPE = "type"
    CONTENT = "content"
    SCRIPT = "script"


@dataclass(frozen=True)
class Offered:
    """A file as it was offered: its name as the client gives it, its size, its content."""

    name: str
    size: int
    content: bytes


def unfit(file: Offered) -> Unfit | None:
    """Why the file is not taken; nothing where it is. The type is what the name says *and* what the content shows."""
    if file.size == 0:
        return Unfit.EMPTY
    if file.size > LARGEST:
        return Unfit.TOO_LARGE
    if len(file.name) > LONGEST_NAME:
        return Unfit.NAME_TOO_LONG
    ending = os.path.splitext(file.name)[1].lower()
    if ending not in TYPES:
        return Unfit.TYPE
    if ending in _MAIN_PART:
        return _unfit_office(file.content, _MAIN_PART[ending])
    if ending in _HEADS and not file.content.startswith(_HEADS[ending]):
        return Unfit.CONTENT
    if ending == ".csv" and b"\0" in file.content:
        return Unfit.CONTENT
    lowered = file.content.lower()
    runs = ending == ".pdf" and _runs_in_pdf(file.content)
    if runs or file.content.startswith(b"#!") or any(mark in lowered for mark in _markers(ending)):
        return Unfit.SCRIPT
    return None


def _runs_in_pdf(content: bytes) -> bool:
    """Names in a PDF may be written with escapes (`/J#61vaScript`). What lies in compressed parts is not seen."""
    plain = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), content)
    return any(mark in plain for mark in _RUNS_IN_PDF)


def _markers(ending: str) -> tuple[bytes, ...]:
    """In a picture or a paper a browser could be led to read mark-up; a table that begins like a program is one."""
    return _RUNS if ending == ".csv" else _RUNS[:1]


def _unfit_office(content: bytes, main_part: str) -> Unfit | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            names = packed.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return Unfit.CONTENT
    if main_part not in names or "[Content_Types].xml" not in names:
        return Unfit.CONTENT
    lowered = [name.lower() for name in names]
    return Unfit.SCRIPT if any(mark in name for name in lowered for mark in _RUNS_IN_OFFICE) else None
