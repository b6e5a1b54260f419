"""Readers: of the public record in three languages, of the register as it was, with and without scripts."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.hands import act_as

pytestmark = [pytest.mark.journey, pytest.mark.either]


@pytest.mark.either
def test_a_visitor_reads_the_record_in_three_languages_and_takes_it_along(somebody: Callable[..., Page]) -> None:
    page = somebody("ja-JP")
    page.get_by_role("navigation", name="メイン").get_by_role("link", name="公開記録").click()
    page.get_by_role("link", name="大連市、2020年度全市末端党建設活動報告評議会を開催").click()
    expect(page.locator("h1")).to_have_text("大連市、2020年度全市末端党建設活動報告評議会を開催")

    page.locator("article").get_by_role("link", name="简体中文").click()
    expect(page.locator("h1")).to_have_text("大连市召开2020年度全市基层党建工作述职评议会")
    page.locator("article").get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_contain_text("Dalian")

    with page.expect_download() as word:
        page.get_by_role("link", name="Word file").click()
    assert word.value.suggested_filename.endswith(".docx")
    page.get_by_role("link", name="The facts behind it").click()
    expect(page.get_by_text("中山区").first).to_be_visible()


def test_a_unit_is_found_by_characters_reading_and_letters_and_seen_as_it_was(somebody: Callable[..., Page]) -> None:
    page = somebody("zh-CN")
    act_as(page, "潮标市机构编制登记岗")
    for words in ("临港", "lin gang", "Harbour", "りんこう"):
        page.goto("/register/")
        page.locator("input[name=q]").fill(words)
        page.locator("input[name=q]").press("Enter")
        expect(page.get_by_role("link", name="临港区", exact=True).first).to_be_visible()

    page.goto("/register/units/TM-11-09/?on=2024-01-01")
    expect(page.locator("main")).to_contain_text("2024年1月1日")
    trail = page.locator("nav.path")
    expect(trail).to_contain_text("雁沙县")
    page.goto("/register/units/TM-11-09/")
    expect(trail).to_contain_text("柳渡市")
    expect(trail).not_to_contain_text("雁沙县")


def test_a_name_is_changed_in_japanese_and_stands_in_the_history(somebody: Callable[..., Page]) -> None:
    page = somebody("ja-JP")
    act_as(page, "潮標市台帳管理担当")
    page.goto("/register/units/TM-03/")
    page.locator("a[href='/register/units/TM-03/name/']").click()
    page.locator("[name=name_ja]").evaluate("e => { const d = e.closest('details'); if (d) d.open = true }")
    page.locator("[name=name_ja]").fill("望洋区")
    page.locator("[name=reason]").fill("市の決定第12号")
    page.locator("button.main").click()

    expect(page.locator("h1")).to_have_text("望洋区")
    expect(page.get_by_text("市の決定第12号").first).to_be_visible()
    page.goto("/audit/")
    expect(page.locator("main tbody tr").first).to_contain_text("TM-03")


@pytest.mark.either
def test_everything_that_is_read_can_be_read_without_scripts_on_a_phone(somebody: Callable[..., Page]) -> None:
    page = somebody("en-GB", scripts=False, width=360)
    page.get_by_role("link", name="Public records", exact=True).first.click()
    page.locator("main").get_by_role("link", name="Dalian").first.click()

    expect(page.locator("#requirement-3")).to_contain_text("Cities are to lead grassroots governance")
    act_as(page, "Register Office of Tidemark City")
    page.goto("/register/units/TM-03/")
    expect(page.locator("h1")).to_have_text("Tideview District")
