"""Files to be taken: a paper that was made, or all of one making in an archive."""

import io
import zipfile
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.utils.translation import override

from hyogi.foundation.files import content_of
from hyogi.foundation.languages import django_code
from hyogi.papers.actions import WORD
from hyogi.papers.own import letter_file
from hyogi.papers.queries import Bundle, OwnLetter

_EPOCH = (2000, 1, 1, 0, 0, 0)


def made(request: HttpRequest, bundle: Bundle) -> HttpResponse:
    """The file that was made; several as one zip archive, each under its name."""
    if len(bundle.made) == 1:
        file = bundle.made[0].file
        return word_file(content_of(file), file.name)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for one in bundle.made:
            archive.writestr(zipfile.ZipInfo(one.file.name, _EPOCH), content_of(one.file))
    parts = [bundle.cycle.code, bundle.making.paper, str(bundle.making.number), bundle.making.language]
    return _attached(target.getvalue(), "-".join(filter(None, parts)) + ".zip", "application/zip")


def own_letter(request: HttpRequest, asked: OwnLetter) -> HttpResponse:
    """The letter of one unit: as it was made where it was, else made from the template in use."""
    with override(django_code(asked.language)):
        content, name = letter_file(asked.assignment, asked.language)
    return word_file(content, name)


def word_file(content: bytes, name: str) -> HttpResponse:
    """A Word file as a download."""
    return _attached(content, name, WORD)


def _attached(content: bytes, name: str, media_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response.headers["Cache-Control"] = "private, no-store"
    return response
