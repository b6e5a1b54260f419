"""No page says a word that its reader's language has not."""

import pytest

from hyogi.foundation.pages import Page, registry
from tests.walks import pseudo
from tests.walks.report import Report
from tests.walks.walkers import Walker, address_of

pytestmark = [pytest.mark.django_db, pytest.mark.either]
PAGES = [pytest.param(page, id=page.name) for page in registry() if page.specimen and page.media_type == "text/html"]


@pytest.mark.parametrize("page", PAGES)
def test_every_word_of_a_page_is_in_the_reader_s_language(page: Page, walkers: list[Walker], data: str) -> None:
    report = Report(page.name)
    address = address_of(page)
    for number, walker in enumerate(walkers):
        for language in ("ja", "zh-Hans") if number < 3 else ("ja",):
            with pseudo.wrapped():
                answer = walker.get(address, language)
            if answer.is_html and answer.response.content:
                report.note(walker.name, language, *pseudo.untranslated(answer.html, language, data))
    report.check()


def test_a_word_past_gettext_is_found(data: str) -> None:
    page = '<html lang="ja"><body><p>⟦保存 <b>12</b> 件⟧ · TM-03</p><p>Saved</p><p lang="en">Kept</p></body></html>'

    assert list(pseudo.untranslated(page, "ja", data)) == ["says 'Saved' past gettext"]


def test_a_word_without_translation_is_found() -> None:
    from django.utils.translation import gettext, override

    with override("ja"), pseudo.wrapped():
        assert gettext("Sign out") == "⟦サインアウト⟧"
        assert gettext("Nobody has translated this") == "⟦!Nobody has translated this⟧"
