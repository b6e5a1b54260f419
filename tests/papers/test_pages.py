"""The desk of papers in a browser: made with one click, taken as a file, a template exchanged or refused in words."""

import io
import re
import zipfile
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document

from hyogi.accounts.models import Account
from hyogi.foundation.actors import Actor
from hyogi.foundation.ids import new_id
from hyogi.organisation.models import Person
from hyogi.papers.models import Making, TemplateChoice
from tests.factories import an_account
from tests.loop import Small
from tests.papers.templates import word

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def browser(actor: Actor, language: str = "en") -> Client:
    """Signed in as the actor."""
    client = Client(headers={"Accept-Language": language})
    account = Account.objects.filter(person=actor.person_id).first()
    client.force_login(account or an_account(person=Person.unscoped.get(pk=actor.person_id)), BACKEND)
    return client


def place(small: Small, name: str, *more: str) -> str:
    return reverse(f"papers:{name}", args=[small.cycle.pk, *more])


def key() -> dict[str, str]:
    return {"once": str(new_id())}


def said(content: bytes) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", content.decode())))


def test_all_papers_of_the_meeting_are_made_with_one_click_and_taken_as_one_archive(small: Small) -> None:
    office = browser(small.office)

    answer = office.post(place(small, "cycle"), {"language": "zh-Hans"} | key(), follow=True)
    (making,) = Making.unscoped.all()
    taken = office.get(reverse("papers:made", args=[making.pk]))

    with zipfile.ZipFile(io.BytesIO(taken.content)) as archive:
        names = archive.namelist()
        assert len(names) >= 8
        assert f"{len(names)} papers are made" in said(answer.content)
        assert f"{small.cycle.code}-ballots-zh-Hans.docx" in names
        assert Document(io.BytesIO(archive.read(names[0]))).paragraphs


def test_sent_twice_a_form_makes_its_papers_once(small: Small) -> None:
    office, fields = browser(small.office), {"language": "en"} | key()

    for _again in range(2):
        office.post(place(small, "paper", "notice"), fields)

    assert Making.unscoped.count() == 1


def test_one_paper_is_taken_as_a_word_file_under_its_name(small: Small) -> None:
    office = browser(small.office)
    office.post(place(small, "paper", "notice"), {"language": "ja"} | key())

    taken = office.get(reverse("papers:made", args=[Making.unscoped.get().pk]))

    assert taken.headers["Content-Disposition"].endswith(f"{small.cycle.code}-notice-ja.docx")
    assert Document(io.BytesIO(taken.content)).paragraphs[0].style.name == "Title"  # type: ignore[union-attr]


def test_the_page_of_a_paper_lists_its_placeholders_with_what_they_mean(small: Small) -> None:
    words = said(browser(small.office).get(place(small, "paper", "agenda")).content)

    assert "{{ minutes }} how long each speaker may speak" in words
    assert "{% for one_agenda in agenda %} the items of the agenda, in order" in words


@pytest.mark.parametrize(
    ("language", "rule"),
    [
        ("en", "A template asks only for what is in the list of placeholders"),
        ("ja", "ひな形が差し込めるのは"),
        ("zh-Hans", "模板只能使用"),
    ],
)
def test_a_hostile_template_is_refused_in_the_readers_language_with_its_place(
    small: Small, language: str, rule: str
) -> None:
    file = SimpleUploadedFile("t.docx", word("Dear all {{ ''.__class__.__mro__ }}"))
    fields = {"file": file, "seen": "0"} | key()

    answer = browser(small.office, language).post(place(small, "exchange", "notice", "en"), fields)

    words = said(answer.content)
    assert rule in words
    assert "__mro__" in words
    assert "Dear all" in words
    assert not TemplateChoice.unscoped.exists()


def test_a_template_goes_out_and_comes_back_and_may_be_given_up_again(small: Small) -> None:
    office = browser(small.office)
    own = office.get(place(small, "template", "notice", "en")).content
    fields = {"file": SimpleUploadedFile("ours.docx", own), "seen": "0"} | key()
    page = office.post(place(small, "exchange", "notice", "en"), fields, follow=True)
    assert "ours.docx" in said(page.content)
    assert office.get(place(small, "earlier", "notice", "en", "1")).content == own

    page = office.post(place(small, "return", "notice", "en"), {"number": "0", "seen": "1"} | key(), follow=True)

    assert "ours.docx" not in said(page.content)
    assert TemplateChoice.unscoped.count() == 2


def test_a_paper_that_cannot_be_made_yet_says_what_it_waits_for(small: Small) -> None:
    answer = browser(small.office).post(place(small, "paper", "lists"), {"language": "en"} | key())

    assert "lists begin when the letters go out" in said(answer.content)
    assert not Making.unscoped.exists()


def test_papers_are_for_the_secretariat_alone(small: Small) -> None:
    browser(small.office).post(place(small, "paper", "notice"), {"language": "en"} | key())
    made = reverse("papers:made", args=[Making.unscoped.get().pk])

    for other in (small.head, small.reporter(0)):
        reader = browser(other)
        for address in (place(small, "cycle"), place(small, "paper", "notice"), made):
            assert reader.get(address).status_code in (403, 404)


def test_papers_of_a_transcribed_cycle_or_of_no_kind_do_not_exist(small: Small) -> None:
    office = browser(small.office)

    assert office.get(place(small, "paper", "nothing")).status_code == 404
    assert office.get(place(small, "earlier", "notice", "en", "7")).status_code == 404
    assert office.get(reverse("papers:cycle", args=[new_id()])).status_code == 404
