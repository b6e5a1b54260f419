"""Offices: a register office that uses the keyboard alone, and the two persons of a record."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.hands import act_as, enter, tab_to, type_into

pytestmark = pytest.mark.journey


def test_a_unit_is_set_up_with_a_post_and_a_holder_by_the_keyboard_alone(somebody: Callable[..., Page]) -> None:
    page = somebody()
    enter(page, "Choose whom to act as")
    enter(page, "Register Office of Tidemark City")
    enter(page, "Register")
    enter(page, "Tidemark City")
    enter(page, "Set up a unit below")

    type_into(page, "code", "TM-90")
    type_into(page, "name", "新岛区")
    tab_to(page, name="kind")
    page.keyboard.type("District")
    type_into(page, "reason", "Decision 40 of the city")
    page.keyboard.press("Tab")
    submit(page)
    expect(page.locator("h1")).to_contain_text("新岛区")

    enter(page, "Set up a post")
    type_into(page, "code", "TM-90-HEAD")
    type_into(page, "name", "新岛区主要负责人")
    type_into(page, "reason", "Decision 41 of the city")
    submit(page)
    page.goto("/register/posts/TM-90-HEAD/")
    enter(page, "Appoint")
    type_into(page, "person", "N-001")
    type_into(page, "reason", "Decision 42 of the city")
    submit(page)

    page.goto("/register/posts/TM-90-HEAD/")
    expect(page.locator("main")).to_contain_text("N-001")


def submit(page: Page) -> None:
    """Go on to the form's own button and press it."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("() => document.activeElement.matches('main button.main')"):
            with page.expect_navigation():
                page.keyboard.press("Space")
            return
    raise AssertionError("Tab never reaches the button of the form")


def test_one_person_prepares_a_record_and_another_confirms_it(somebody: Callable[..., Page]) -> None:
    writer, confirmer = somebody(), somebody("ja-JP")
    act_as(writer, "Record writer (entry for demonstration)")
    writer.goto("/records/desk/")
    writer.locator("main a[href*='/records/prepare/']").first.click()
    for language in ("en", "ja", "zh-Hans"):
        writer.locator(f"[name='ground_{language}']").fill(
            "Office-holders who acted officially, as the page names them."
        )
    for box in writer.locator("[name=languages]").all():
        box.check()
    writer.locator("button.main").click()
    expect(writer.locator("main")).to_contain_text("You prepared this record yourself.")
    assert writer.locator("main button.main").count() == 0

    act_as(confirmer, "記録確定担当（実演用の項目）")
    confirmer.locator("main a.main").click()
    confirmer.locator("main button.main").click()

    expect(confirmer.locator("article")).to_contain_text("第2版")
    writer.goto("/records/2102-2020/versions/1/en/")
    expect(writer.locator("article")).to_contain_text("This is an older version. The newest is version 2.")


def test_a_form_that_lost_its_language_of_ground_keeps_what_was_typed(somebody: Callable[..., Page]) -> None:
    page = somebody()
    act_as(page, "Record writer (entry for demonstration)")
    page.goto("/records/desk/")
    page.locator("main a[href*='/records/prepare/']").first.click()
    for language in ("en", "ja", "zh-Hans"):
        page.locator(f"[name='ground_{language}']").fill("Too little was read.")
    page.locator("[name=languages]").first.check()
    page.locator("button.main").click()

    expect(page.locator("main")).to_contain_text("Not read yet")
    expect(page.locator("[name=ground_en]")).to_have_value("Too little was read.")
