"""Which files are taken as evidence, and how they are given out."""

import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import translation

from hyogi.followup import actions
from hyogi.followup.models import Evidence
from hyogi.followup.rules import Offered, Unfit, unfit
from hyogi.foundation.models import StoredFile
from hyogi.foundation.refusals import Refusal
from hyogi.organisation.models import Person
from tests.factories import an_account
from tests.followup.world import PDF, again, approved, items
from tests.loop import a_cycle


def office_file(*parts: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for part in parts:
            packed.writestr(part, "<x/>")
    return out.getvalue()


WORD = office_file("[Content_Types].xml", "word/document.xml")
BAD = [
    ("empty.pdf", b"", Unfit.EMPTY),
    ("page.html", b"<html></html>", Unfit.TYPE),
    ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", Unfit.TYPE),
    ("program.exe", b"MZ", Unfit.TYPE),
    ("noname", b"text", Unfit.TYPE),
    ("photo.png", b"<html><script>alert(1)</script>", Unfit.CONTENT),
    ("photo.jpg", b"\xff\xd8\xff<script>alert(1)</script>", Unfit.SCRIPT),
    ("paper.pdf", b"%PDF-1.4 << /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>", Unfit.SCRIPT),
    ("paper.pdf", b"%PDF-1.4 << /S /J#61vaScript >>", Unfit.SCRIPT),
    ("list.csv", b"#!/bin/sh\nrm -r /", Unfit.SCRIPT),
    ("list.csv", b"a,b\n<script>alert(1)</script>,2\n", Unfit.SCRIPT),
    ("list.csv", b"a\0b", Unfit.CONTENT),
    ("macro.docx", office_file("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"), Unfit.SCRIPT),
    ("broken.xlsx", b"PK\x03\x04 and no more", Unfit.CONTENT),
    ("word.xlsx", WORD, Unfit.CONTENT),
    ("x" * 300 + ".pdf", PDF, Unfit.NAME_TOO_LONG),
]


@pytest.mark.either
@pytest.mark.parametrize(("name", "content", "why"), BAD)
def test_a_file_that_is_not_evidence_is_not_taken(name: str, content: bytes, why: Unfit) -> None:
    assert unfit(Offered(name, len(content), content)) is why


@pytest.mark.either
@pytest.mark.parametrize(
    ("name", "content"),
    [("a.pdf", PDF), ("b.docx", WORD), ("c.PNG", b"\x89PNG\r\n\x1a\n.."), ("d.csv", b"a,b\nhttp://x/#!/y,2\n")],
)
def test_a_file_of_its_type_is_taken(name: str, content: bytes) -> None:
    assert unfit(Offered(name, len(content), content)) is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        (
            "empty.pdf",
            b"",
            {"en": "has 0 bytes", "ja": "0バイト", "zh-hans": "0字节"},
        ),
        (
            "paper.pdf",
            b"%PDF-1.4 /JavaScript",
            {"en": "there is a script", "ja": "スクリプト", "zh-hans": "脚本"},
        ),
        (
            "x" * 300 + ".pdf",
            PDF,
            {"en": "more than 200 characters", "ja": "200字", "zh-hans": "200个字符"},
        ),
        (
            "page.html",
            b"<html></html>",
            {"en": "of another type", "ja": "以外の形式", "zh-hans": "不属于"},
        ),
    ],
)
def test_each_bad_file_is_refused_with_a_sentence_in_three_languages_and_nothing_is_kept(
    name: str, content: bytes, said: dict[str, str]
) -> None:
    small = a_cycle(1)
    head, item = small.reporter(), items(small, approved(small))[0]
    before = StoredFile.unscoped.count()

    for language, words in said.items():
        with translation.override(language):
            with pytest.raises(Refusal) as refused:
                actions.add_evidence(head, again(head, item), SimpleUploadedFile(name, content), version=item.version)
            assert words in str(refused.value)

    assert StoredFile.unscoped.count() == before
    assert not Evidence.unscoped.exists()


@pytest.mark.django_db
def test_evidence_is_given_out_to_be_saved_and_runs_nowhere(client: Client) -> None:
    small = a_cycle(2)
    head, item = small.reporter(), items(small, approved(small))[0]
    made = actions.add_evidence(
        head, again(head, item), SimpleUploadedFile("現場 写真.pdf", PDF), says="The exits", version=item.version
    )
    for n, status in ((0, 200), (1, 404)):
        client.force_login(
            an_account(person=Person.unscoped.get(pk=small.reporter(n).person_id)),
            "allauth.account.auth_backends.AuthenticationBackend",
        )
        answer = client.get(f"/followup/evidence/{made.pk}/")
        assert answer.status_code == status
        if status == 200:
            assert answer.content == PDF
            assert answer.headers["Content-Disposition"].startswith("attachment;")
            assert answer.headers["Content-Type"] == "application/pdf"
            assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
