"""Machine-readable forms: facts and structured data as JSON, feeds, the map of the site."""

import json
from typing import Any
from xml.sax.xmlreader import AttributesImpl

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import feedgenerator
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.utils.xmlutils import SimplerXMLGenerator

from hyogi.foundation.languages import LANGUAGES, django_code
from hyogi.records import facts as known
from hyogi.records import queries
from hyogi.records.queries import Shown
from hyogi.records.structured import json_ld
from hyogi.records.views.caching import for_everybody

FEED_ENTRIES, MAP_ENTRIES = 50, 5000


def facts_json(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The facts as they were published, with the hash over facts, words and ground."""
    if shown.withdrawal:
        return _json({"withdrawn": True, "reason": shown.withdrawal.reason}, status=410)
    whole = {
        "record": request.build_absolute_uri(reverse("records:record", args=[shown.record.slug])),
        "version": shown.publication.version,
        "published_at": shown.publication.at.isoformat(),
        "sha256": shown.publication.sha256,
        "ground": dict(shown.prepared.ground),
        "corrects": shown.publication.version - 1 or None,
        "facts": known.to_plain(shown.facts()),
        "documents": shown.prepared.documents,
    }
    return for_everybody(request, _json(whole))


def record_json_ld(request: HttpRequest, shown: Shown) -> HttpResponse:
    """The record as structured data."""
    if shown.withdrawal:
        return _json({"withdrawn": True, "reason": shown.withdrawal.reason}, status=410)
    language = shown.facts().source_language
    return for_everybody(request, _json(json_ld(request, shown, language), "application/ld+json"))


def _json(value: Any, media_type: str = "application/json", status: int = 200) -> HttpResponse:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return HttpResponse(text, content_type=f"{media_type}; charset=utf-8", status=status)


def feed(request: HttpRequest, language: str) -> HttpResponse:
    """An Atom feed of the records in one language."""
    with override(django_code(language)):
        written = feedgenerator.Atom1Feed(
            title=_("Public records"),
            link=request.build_absolute_uri(reverse("records:index")),
            description=_("Records of report-and-review meetings"),
            language=language,
            feed_url=request.build_absolute_uri(),
        )
    for one in queries.newest(FEED_ENTRIES):
        address = request.build_absolute_uri(reverse("records:record_in", args=[one.record.slug, language]))
        written.add_item(
            title=one.titles.say(language).text,
            link=address,
            unique_id=address,
            description=one.summaries.say(language).text,
            pubdate=one.at,
            updateddate=one.at,
        )
    response = HttpResponse(content_type="application/atom+xml; charset=utf-8")
    written.write(response, "utf-8")
    return for_everybody(request, response)


def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public record in every language, for search engines."""
    response = HttpResponse(content_type="application/xml; charset=utf-8")
    xml = SimplerXMLGenerator(response, "utf-8")
    xml.startDocument()
    xml.startElement("urlset", AttributesImpl({"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}))
    for one in queries.newest(MAP_ENTRIES):
        for language in LANGUAGES:
            xml.startElement("url", AttributesImpl({}))
            address = reverse("records:record_in", args=[one.record.slug, language])
            xml.addQuickElement("loc", request.build_absolute_uri(address))
            xml.addQuickElement("lastmod", one.at.isoformat())
            xml.endElement("url")
    xml.endElement("urlset")
    xml.endDocument()
    return for_everybody(request, response)


def robots(request: HttpRequest) -> HttpResponse:
    """What search engines may read: the public records."""
    where = request.build_absolute_uri(reverse("records:sitemap"))
    lines = ["User-agent: *", "Allow: /records/", "Disallow: /account/", "Disallow: /register/", f"Sitemap: {where}"]
    return for_everybody(request, HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8"))
