"""Exchanging a template: tried out, kept in versions, one in use, back to Hyogi's own."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document

from hyogi.foundation import triggers
from hyogi.foundation.audit import Verb
from hyogi.foundation.models import Event, StoredFile
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.papers import queries
from hyogi.papers.actions import choose_earlier, fill_papers, take_template
from hyogi.papers.making import own_template, papers
from hyogi.papers.models import TemplateChoice
from hyogi.papers.verifying import _templates
from tests.loop import Small
from tests.papers.templates import word
from tests.papers.test_making import the, words_in

NOTICE = "notice"


def upload(content: bytes, name: str = "ours.docx") -> "SimpleUploadedFile":
    return SimpleUploadedFile(name, content)


def notice(small: Small, language: str = "en") -> str:
    return words_in(fill_papers(small.office, small.cycle, [the(NOTICE)], language).rendered[0].content)


@pytest.mark.parametrize("key", [one.key for one in papers()])
def test_hyogis_own_template_of_every_paper_may_be_brought_back_as_it_is(small: Small, key: str) -> None:
    for number, language in enumerate(("en", "ja", "zh-Hans")):
        taken = take_template(small.office, small.cycle, the(key), language, upload(own_template(key, language)))

        assert (taken.number, taken.language) == (1, language), number


def test_an_offices_own_template_is_used_from_then_on_in_its_language_only(small: Small) -> None:
    take_template(small.office, small.cycle, the(NOTICE), "en", upload(word("OURS {{ unit }}, {{ meeting_day }}")))

    assert notice(small).startswith("OURS City, ")
    assert "OURS" not in notice(small, "ja")


def test_every_template_is_kept_and_one_may_be_taken_again_or_hyogis_own(small: Small) -> None:
    first = take_template(small.office, small.cycle, the(NOTICE), "en", upload(word("ONE")))
    take_template(small.office, small.cycle, the(NOTICE), "en", upload(word("TWO")), seen=1)
    assert notice(small).strip() == "TWO"

    choose_earlier(small.office, small.cycle, the(NOTICE), first, "en", seen=2)
    assert notice(small).strip() == "ONE"
    choose_earlier(small.office, small.cycle, the(NOTICE), None, "en", seen=3)
    assert "Notice of the meeting" in notice(small)

    assert [one.number for one in queries.choices_of(small.cycle, NOTICE)] == [4, 3, 2, 1]
    assert Event.unscoped.filter(verb=Verb.TEMPLATE_CHOSEN).count() == 4


def test_who_exchanges_what_somebody_else_has_exchanged_meanwhile_is_told(small: Small) -> None:
    take_template(small.office2, small.cycle, the(NOTICE), "en", upload(word("THEIRS"), "theirs.docx"))

    with pytest.raises(Stale) as stale:
        take_template(small.office, small.cycle, the(NOTICE), "en", upload(word("MINE"), "mine.docx"))

    assert (stale.value.mine["file"], stale.value.theirs["file"]) == ("mine.docx", "theirs.docx")
    assert notice(small).strip() == "THEIRS"


def test_a_hostile_template_is_not_taken_and_leaves_nothing_behind(small: Small) -> None:
    with pytest.raises(Refusal, match="__mro__"):
        take_template(small.office, small.cycle, the(NOTICE), "en", upload(word("{{ ''.__class__.__mro__ }}")))

    assert not TemplateChoice.unscoped.exists()
    assert not StoredFile.unscoped.filter(name="ours.docx").exists()


def test_only_the_secretariat_exchanges_templates(small: Small) -> None:
    for other in (small.head, small.member, small.register):
        with pytest.raises(Refusal):
            take_template(other, small.cycle, the(NOTICE), "en", upload(word("x")))
        with pytest.raises(Refusal):
            choose_earlier(other, small.cycle, the(NOTICE), None, "en")


def test_what_an_office_writes_around_the_placeholders_stays(small: Small) -> None:
    paper = Document(io.BytesIO(own_template(NOTICE, "zh-Hans")))
    paper.sections[0].header.paragraphs[0].text = "潮标市述评〔2026〕12号　{{ year }}"
    target = io.BytesIO()
    paper.save(target)
    take_template(small.office, small.cycle, the(NOTICE), "zh-Hans", upload(target.getvalue()))

    filled = fill_papers(small.office, small.cycle, [the(NOTICE)], "zh-Hans").rendered[0].content

    head = Document(io.BytesIO(filled)).sections[0].header.paragraphs[0].text
    assert head == f"潮标市述评〔2026〕12号　{small.cycle.year}"


def test_verifying_finds_a_template_that_nobody_chose(small: Small) -> None:
    take_template(small.office, small.cycle, the(NOTICE), "en", upload(word("ONE")))
    assert list(_templates()) == []

    triggers.take_away()
    TemplateChoice.unscoped.update(file=None)
    assert len(list(_templates())) == 1
