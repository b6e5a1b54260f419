"""Papers as downloads."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from hyogi.foundation.languages import django_code
from hyogi.papers.word import as_word
from hyogi.records.queries import InLanguage

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def record(request: HttpRequest, asked: InLanguage) -> HttpResponse:
    """The record as a Word file, in the language of the address."""
    shown, language = asked.shown, asked.language
    if shown.withdrawal:
        return HttpResponse(shown.withdrawal.reason, status=410, content_type="text/plain; charset=utf-8")
    with override(django_code(language)):
        proof = [
            (_("Version"), str(shown.publication.version)),
            (_("Ground for the names"), shown.prepared.ground),
            ("SHA-256", shown.publication.sha256),
        ]
        foot = _("Public record, version %(version)s") % {"version": shown.publication.version}
        content = as_word(shown.document(language), foot=foot, proof=proof)
    response = HttpResponse(content, content_type=WORD)
    name = f"{shown.record.slug}-{shown.publication.version}-{language}.docx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
