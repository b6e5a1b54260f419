"""Offices: a register office that uses the keyboard alone, and the two persons of a record."""

from collections.abc import Callable

import pytest
from playwright.sync_api import FileChooser, Page, expect

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


def test_a_tenure_ends_and_a_unit_moves_and_closes_by_the_keyboard_alone(somebody: Callable[..., Page]) -> None:
    page = somebody()
    enter(page, "Choose whom to act as")
    enter(page, "Register Office of Tidemark City")

    page.goto("/register/posts/TM-05-REGISTER/")
    enter(page, "Appoint")
    type_into(page, "person", "N-900")
    tab_to(page, name="is_new")
    page.keyboard.press("Space")
    tab_to(page, name="manner")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    type_into(page, "reason", "Decision 50 of the city")
    submit(page)
    page.goto("/register/posts/TM-05-REGISTER/")
    enter(page, "End the tenure of N-900")
    type_into(page, "reason", "Decision 51 of the city")
    submit(page)
    expect(page.locator("main")).to_contain_text("Decision 51 of the city")

    page.goto("/register/units/TM/below/")
    type_into(page, "code", "TM-94")
    type_into(page, "name", "小岛")
    tab_to(page, name="kind")
    page.keyboard.type("Town")
    type_into(page, "reason", "Decision 52 of the city")
    submit(page)
    enter(page, "Move")
    type_into(page, "q", "TM-05")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    choose(page, "?parent=TM-05")
    type_into(page, "reason", "Decision 53 of the city")
    submit(page)
    page.goto("/register/units/TM-05/")
    expect(page.get_by_role("link", name="小岛")).to_be_attached()

    choosers: list[FileChooser] = []
    page.on(
        "filechooser", lambda chooser: choosers.append(chooser)
    )  # from here on, so that no window can open before anybody listens
    page.goto("/register/units/TM-94/")
    enter(page, "Close")
    tab_to(page, name="on_behalf_of")
    page.keyboard.press("ArrowDown")
    type_into_back(page, "reason", "Decision 54, signed on paper")
    tab_to(page, name="scan")
    page.keyboard.press("Enter")
    for _ in range(200):
        if choosers:
            break
        page.wait_for_timeout(50)
    choosers[0].set_files({"name": "decision.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.4 signed"})
    submit(page)
    page.goto("/register/units/TM-94/")
    expect(page.locator("main")).to_contain_text("Decision 54, signed on paper")
    assert page.locator("main a[href*='/register/scans/']").count() == 1


def choose(page: Page, address: str) -> None:
    """Go on to the link with this address and press Enter."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("a => document.activeElement.getAttribute('href') === a", address):
            with page.expect_navigation():
                page.keyboard.press("Enter")
            return
    raise AssertionError(f"Tab never reaches {address}")


def type_into_back(page: Page, name: str, text: str) -> None:
    """Go back with Shift and Tab to a field that was passed, and type."""
    for _ in range(20):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("() => document.activeElement.getAttribute('name')") == name:
            page.keyboard.type(text)
            return
    raise AssertionError(f"Shift and Tab never reach {name}")


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
