"""Papers as downloads."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override

from hyogi.design.words import plain_instant
from hyogi.foundation.languages import django_code
from hyogi.papers.actions import WORD
from hyogi.papers.word import Proof, as_word
from hyogi.records.queries import InLanguage
from hyogi.records.structured import cited
from hyogi.records.views.caching import for_everybody


def record(request: HttpRequest, asked: InLanguage) -> HttpResponse:
    """The record as a Word file, in the language of the address."""
    shown, language = asked.shown, asked.language
    if shown.withdrawal:
        return HttpResponse(shown.withdrawal.reason, status=410, content_type="text/plain; charset=utf-8")
    with override(django_code(language)):
        proof = Proof(
            _("What was published"),
            (
                (_("Published here"), plain_instant(shown.publication.at, shown.record.zone)),
                (_("Version"), str(shown.publication.version)),
                (_("Ground for the names"), shown.prepared.ground.say(language).text),
                (_("To be cited as"), cited(request, shown, language)),
                ("SHA-256", shown.publication.sha256),
            ),
        )
        foot = _("Public record, version %(version)s") % {"version": shown.publication.version}
        content = as_word(shown.document(language), foot=foot, proof=proof)
    response = HttpResponse(content, content_type=WORD)
    name = f"{shown.record.slug}-{shown.publication.version}-{language}.docx"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return for_everybody(request, response, hash=shown.publication.sha256)
