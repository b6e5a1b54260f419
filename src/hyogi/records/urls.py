"""Addresses of the room."""

from typing import Any

from django.urls import URLPattern, URLResolver, register_converter

from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action
from hyogi.records import queries, specimens
from hyogi.records.views import desk, formats, public


class LanguageConverter:
    """A language of the site, as content is marked."""

    regex = "en|ja|zh-Hans"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(LanguageConverter, "language")
READ = ("GET", "HEAD")
SHOWN: dict[str, Any] = {"action": Action.SEE_PUBLIC, "methods": READ}

app_name = "records"
urlpatterns: list[URLPattern | URLResolver] = [
    page("records/", public.index, name="index", specimen=Specimen(), **SHOWN),
    page(
        "records/feed/<language:language>/atom.xml",
        formats.feed,
        name="feed",
        specimen=Specimen({"language": "ja"}),
        media_type="application/atom+xml",
        **SHOWN,
    ),
    page("sitemap.xml", formats.sitemap, name="sitemap", specimen=Specimen(), media_type="application/xml", **SHOWN),
    page("robots.txt", formats.robots, name="robots", specimen=Specimen(), media_type="text/plain", **SHOWN),
    page(
        "records/desk/",
        desk.desk,
        name="desk",
        action=Action.SEE_RECORD_DESK,
        specimen=Specimen(),
        methods=READ,
    ),
    page(
        "records/prepare/<uuid:id>/",
        desk.prepare,
        name="prepare",
        action=Action.PREPARE_RECORD,
        about=queries.work_of,
        specimen=Specimen(specimens.a_cycle),
    ),
    page(
        "records/preparations/<uuid:id>/",
        desk.preparation,
        name="preparation",
        action=Action.PREPARE_RECORD,
        about=queries.proposal,
        specimen=Specimen(specimens.a_preparation),
    ),
    page(
        "records/<slug:slug>/",
        public.record,
        name="record",
        about=queries.version_shown,
        specimen=Specimen(specimens.a_record),
        **SHOWN,
    ),
    page(
        "records/<slug:slug>/<language:language>/",
        public.record_in,
        name="record_in",
        about=queries.record_in,
        specimen=Specimen(specimens.a_record_in, language="ja"),
        **SHOWN,
    ),
    page(
        "records/<slug:slug>/facts/",
        public.facts,
        name="facts",
        about=queries.version_shown,
        specimen=Specimen(specimens.a_record),
        **SHOWN,
    ),
    page(
        "records/<slug:slug>/facts.json",
        formats.facts_json,
        name="facts_json",
        about=queries.version_shown,
        specimen=Specimen(specimens.a_record),
        media_type="application/json",
        **SHOWN,
    ),
    page(
        "records/<slug:slug>/record.jsonld",
        formats.record_json_ld,
        name="json_ld",
        about=queries.version_shown,
        specimen=Specimen(specimens.a_record),
        media_type="application/ld+json",
        **SHOWN,
    ),
    page(
        "records/<slug:slug>/versions/",
        public.versions,
        name="versions",
        about=queries.version_shown,
        specimen=Specimen(specimens.a_record),
        **SHOWN,
    ),
    page(
        "records/<slug:slug>/versions/<int:version>/",
        public.record,
        name="version",
        about=queries.version_shown,
        specimen=Specimen(specimens.a_version),
        **SHOWN,
    ),
    page(
        "records/<slug:slug>/versions/<int:version>/<language:language>/",
        public.record_in,
        name="version_in",
        about=queries.record_in,
        specimen=Specimen(specimens.a_version_in, language="zh-Hans"),
        **SHOWN,
    ),
    page(
        "records/<slug:slug>/withdrawal/",
        desk.withdrawal,
        name="withdrawal",
        action=Action.WITHDRAW_RECORD,
        about=queries.withdrawable,
        specimen=Specimen(specimens.a_record),
    ),
]
