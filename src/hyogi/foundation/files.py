"""Kept files: stored by the hash of their content, written, synced and renamed before a row names them."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from hyogi.foundation.languages import tidy
from hyogi.foundation.models import StoredFile

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEDIA_TYPES = {
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".csv": "text/csv",
    ".xlsx": XLSX,
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".toml": "application/toml",
}
"""Served types come from this table, never from what a client claims."""


def place_of(sha256: str) -> Path:
    """Where the content with this hash lies."""
    return Path(settings.HYOGI_HOME) / "files" / sha256[:2] / sha256


def keep(upload: "UploadedFile[Any]") -> StoredFile:
    """Store the upload and return its row. On any fault of the disk nothing is acknowledged and no row is made."""
    sha256, size = keep_content(upload.file)  # type: ignore[arg-type]
    name = tidy(os.path.basename((upload.name or "").replace("\\", "/")))[-255:] or sha256[:12]
    return StoredFile.unscoped.create(
        sha256=sha256,
        size=size,
        name=name,
        media_type=MEDIA_TYPES.get(os.path.splitext(name)[1].lower(), "application/octet-stream"),
    )


def keep_content(source: BinaryIO) -> tuple[str, int]:
    """Write, sync, rename; returns (sha256, bytes). The same content twice is stored once."""
    root = Path(settings.HYOGI_HOME) / "files"
    root.mkdir(parents=True, exist_ok=True)
    digest, size = hashlib.sha256(), 0
    source.seek(0)
    handle, temporary = tempfile.mkstemp(dir=root, prefix=".incoming-")
    try:
        with os.fdopen(handle, "wb") as target:
            while block := source.read(1 << 20):
                digest.update(block)
                size += len(block)
                target.write(block)
            target.flush()
            os.fsync(target.fileno())
        final = place_of(digest.hexdigest())
        final.parent.mkdir(exist_ok=True)
        os.replace(temporary, final)
        _sync_folder(final.parent)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return digest.hexdigest(), size


def sha256_of(place: Path) -> str:
    """The hash of the file that lies there."""
    with place.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def content_of(stored: StoredFile) -> bytes:
    """The whole content, checked against its hash."""
    content = place_of(stored.sha256).read_bytes()
    if hashlib.sha256(content).hexdigest() != stored.sha256:
        raise OSError(f"file {stored.pk} is not what was stored")
    return content


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
