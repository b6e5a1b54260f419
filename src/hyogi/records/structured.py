"""A record as structured data (schema.org), so that search engines and archives read what people read."""

import json
from typing import Any
from zoneinfo import ZoneInfo

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from hyogi.design.words import spoken_day
from hyogi.foundation.languages import LANGUAGES
from hyogi.records.facts import MeetingFacts
from hyogi.records.queries import Shown

_UNSAFE = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}


def json_ld(request: HttpRequest, shown: Shown, language: str) -> dict[str, Any]:
    """The record as a schema.org `Report` about an `Event`."""
    facts, document = shown.facts(), shown.document(language)
    address = request.build_absolute_uri(reverse("records:record", args=[shown.record.slug]))
    convening = {"@type": "Organization", "name": facts.cycle.convening.name.say(language).text}
    return {
        "@context": "https://schema.org",
        "@type": "Report",
        "@id": address,
        "name": document.title,
        "description": document.summary,
        "inLanguage": language,
        "datePublished": shown.publication.at.isoformat(),
        "version": shown.publication.version,
        "identifier": f"sha256:{shown.publication.sha256}",
        "publisher": convening,
        **_based_on(facts, language),
        "about": {
            "@type": "Event",
            "name": facts.meeting.title.say(language).text,
            "startDate": facts.meeting.held_on.isoformat(),
            "organizer": convening,
        },
        "workTranslation": [
            {
                "@id": request.build_absolute_uri(reverse("records:record_in", args=[shown.record.slug, other])),
                "inLanguage": other,
            }
            for other in LANGUAGES
            if other != language
        ],
    }


def _based_on(facts: MeetingFacts, language: str) -> dict[str, Any]:
    """The page that a transcribed meeting rests on."""
    if facts.source is None:
        return {}
    return {
        "isBasedOn": {
            "@type": "WebPage",
            "name": facts.source.title.say(language).text,
            "datePublished": facts.source.published_at.isoformat(),
            "inLanguage": facts.source.language,
        }
    }


def cited(request: HttpRequest, shown: Shown, language: str) -> str:
    """How the version is cited, in the reader's language: title, version, day, the address that stays its own."""
    arguments = [shown.record.slug, shown.publication.version, language]
    return _("“%(title)s”. Public record, version %(version)s, %(day)s. %(address)s") % {
        "title": shown.document(language).title,
        "version": shown.publication.version,
        "day": spoken_day(shown.publication.at.astimezone(ZoneInfo(shown.record.zone)).date()),
        "address": request.build_absolute_uri(reverse("records:version_in", args=arguments)),
    }


def as_json_ld(request: HttpRequest, shown: Shown, language: str) -> SafeString:
    """The same as text that can stand inside a page: nothing in it can end the element that holds it."""
    text = json.dumps(json_ld(request, shown, language), ensure_ascii=False)
    return mark_safe(text.translate(_UNSAFE))  # noqa: S308
