"""Which uploads are taken: known types whose content is of that type, with nothing inside that runs.

A room says which types it takes and how large; what is kept is served as a download under a type of ours.
"""

import io
import os
import zipfile
from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from hyogi.foundation.refusals import Refusal

if TYPE_CHECKING:
    Upload = UploadedFile[Any]
else:
    Upload = UploadedFile

LONGEST_NAME = 200
MB = 1024 * 1024
_HEADS = {
    "pdf": b"%PDF-",
    "png": b"\x89PNG\r\n\x1a\n",
    "jpg": b"\xff\xd8\xff",
    "jpeg": b"\xff\xd8\xff",
    "xlsx": b"PK\x03\x04",
    "docx": b"PK\x03\x04",
    "pptx": b"PK\x03\x04",
}
_MAIN_PART = {"xlsx": "xl/workbook.xml", "docx": "word/document.xml", "pptx": "ppt/presentation.xml"}
_SAME = {"jpeg": "jpg"}
_RUNS_IN_PDF = (b"/JavaScript", b"/JS ", b"/JS(", b"/JS<", b"/Launch", b"/EmbeddedFile")
_RUNS_IN_OFFICE = ("vbaproject", "activex", "oleobject", "embeddings/")


def must_be_fit(upload: Upload, types: Collection[str], most_mb: int, field: str = "file") -> None:
    """Pass, or say why this file is not taken. `types` are endings without the dot, as a regime names them.

    Raises:
        Refusal: 0 bytes, too large, too long a name, another type, other content than the name says, a script inside.
    """
    name, size = os.path.basename((upload.name or "").replace("\\", "/")), upload.size or 0
    short = name if len(name) <= 60 else f"{name[:40]}…"
    rule: Any = _("A file is one of %(types)s, at most %(most)s MB, with a name of at most %(name)s signs.") % {
        "types": ", ".join(types),
        "most": most_mb,
        "name": LONGEST_NAME,
    }
    fact: Any = None
    remedy: Any = _("Choose another file, or save this one anew as one of these.")
    ending = os.path.splitext(name)[1].lower().removeprefix(".")
    if size == 0:
        fact = _("The file “%(name)s” has 0 bytes: nothing is in it.") % {"name": short}
    elif size > most_mb * MB:
        fact = _("The file “%(name)s” has %(size)s MB.") % {"name": short, "size": -(-size // MB)}
    elif len(name) > LONGEST_NAME:
        fact = _("The name “%(name)s” has %(signs)s signs.") % {"name": short, "signs": len(name)}
        remedy = _("Give the file a shorter name.")
    elif _SAME.get(ending, ending) not in {_SAME.get(one, one) for one in types}:
        fact = _("The file is called “%(name)s”.") % {"name": short}
    else:
        upload.seek(0)
        fault = _fault(ending, upload.read())
        upload.seek(0)
        if fault == "content":
            fact = _("What is inside “%(name)s” is not what its name says.") % {"name": short}
        elif fault == "script":
            rule = _("A file that is kept holds nothing that runs.")
            fact = _("Inside the file “%(name)s” there is a script.") % {"name": short}
            remedy = _("Save it without macros, scripts and embedded objects, or print it to a PDF.")
    if fact is not None:
        raise Refusal(rule=rule, fact=fact, remedy=remedy, field=field)


def _fault(ending: str, content: bytes) -> str:
    """`content` where the bytes are of another type, `script` where something inside runs, else nothing."""
    if not content.startswith(_HEADS.get(ending, b"")):
        return "content"
    if ending in _MAIN_PART:
        try:
            with zipfile.ZipFile(io.BytesIO(content)) as packed:
                names = [name.lower() for name in packed.namelist()]
        except (zipfile.BadZipFile, ValueError, OSError):
            return "content"
        if _MAIN_PART[ending] not in names:
            return "content"
        return "script" if any(mark in name for name in names for mark in _RUNS_IN_OFFICE) else ""
    marks = (b"<script", *(_RUNS_IN_PDF if ending == "pdf" else ()))
    return "script" if any(mark in content or mark in content.lower() for mark in marks) else ""
