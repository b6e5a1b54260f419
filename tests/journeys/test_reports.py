"""A report in the browser: typed and kept, in two windows at once, returned, approved, submitted with a receipt."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.hands import act_as, enter, tab_to

pytestmark = pytest.mark.journey


def test_a_head_submits_by_the_keyboard_in_japanese_and_proves_the_receipt(somebody: Callable[..., Page]) -> None:
    page = somebody("ja-JP")
    act_as(page, "楠街街道責任者")
    enter(page, "提出する")
    tab_to(page, "この本文を提出する")
    with page.expect_navigation():
        page.keyboard.press("Enter")

    expect(page.locator("h1")).to_have_text("受領証")
    proof = page.locator("a[href*='/receipts/']").first.get_attribute("href") or ""
    page.goto(proof)

    expect(page.locator("main")).to_contain_text("このハッシュの報告は、ここに提出されています")


def test_what_is_typed_is_kept_without_a_button_and_a_second_window_loses_nothing(
    somebody: Callable[..., Page],
) -> None:
    page = somebody("zh-CN")
    act_as(page, "临河街道主要负责人")
    page.get_by_role("link", name="撰写", exact=True).first.click()
    other = page.context.new_page()
    other.goto(page.url)

    with page.expect_response("**/passage/") as kept:
        page.locator("#text-duty").fill("第一个窗口写下的文字。")
        page.locator("#text-results").focus()
    with other.expect_response("**/passage/") as late:
        other.locator("#text-duty").fill("第二个窗口写下的文字。")
        other.locator("#text-results").focus()

    assert (kept.value.status, late.value.status) == (200, 409)
    expect(other.locator("#state-duty")).to_contain_text("第一个窗口写下的文字。")
    expect(other.locator("#text-duty")).to_have_value("第二个窗口写下的文字。")
    page.reload()
    expect(page.locator("#text-duty")).to_have_value("第一个窗口写下的文字。")


def test_a_secretariat_returns_a_report_with_remarks_that_its_unit_reads(somebody: Callable[..., Page]) -> None:
    office = somebody()
    act_as(office, "Secretariat of Tideview District")
    office.get_by_role("link", name="Check them").click()
    office.locator("section[aria-labelledby=reported]").get_by_role("link", name="Academy Subdistrict").click()
    office.get_by_role("button", name="Return it with these remarks").click()
    expect(office.locator("main")).to_contain_text("There are no remarks.")
    office.locator("#id_remarks").fill("Name the places and the days.")
    office.get_by_role("button", name="Return it with these remarks").click()
    office.wait_for_url("**/report/text/")

    head = somebody()
    act_as(head, "Head of Academy Subdistrict")
    expect(head.locator("main")).to_contain_text("The report was returned with remarks.")
    head.get_by_role("link", name="Write it").first.click()

    expect(head.locator("main")).to_contain_text("Name the places and the days.")
