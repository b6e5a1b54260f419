"""Files: an untidy one is shown as a difference in Chinese, mended, taken in, taken along and known again."""

import io
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from tests.journeys.hands import act_as

pytestmark = [pytest.mark.journey, pytest.mark.either]
HEADING = ["code", "parent", "kind", "name", "valid_from"]
GOOD = [["TM-91", "TM", "district", "新岛区", "2026-11-01"], ["TM-91-01", "TM-91", "town", "灯塔镇", "2026-11-01"]]
WRONG = [["TM-92", "TM-NOWHERE", "district", "无着区", ""], ["TM-93", "TM", "district", "错日区", "2026-02-30"]]


def untidy() -> bytes:
    return "\n".join(",".join(row) for row in [HEADING, *GOOD, *WRONG]).encode("gb18030")


def mended() -> bytes:
    book, file = openpyxl.Workbook(), io.BytesIO()
    for row in [HEADING, *GOOD]:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def hand_in(page: Page, name: str, content: bytes) -> None:
    """Choose the file on the page of imports and ask for the difference."""
    page.locator("[name=file]").set_input_files({"name": name, "mimeType": "", "buffer": content})
    press(page)


def press(page: Page) -> None:
    """Press the one main button and wait for the page that follows."""
    with page.expect_navigation():
        page.locator("main button.main").click()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_an_untidy_file_is_mended_taken_in_taken_along_and_known_again(
    somebody: Callable[..., Page], tmp_path: Path, scripts: bool
) -> None:
    page = somebody("zh-CN", scripts=scripts)
    act_as(page, "潮标市机构编制登记岗")
    page.goto("/register/")
    page.locator("main a[href='/register/import/']").click()
    hand_in(page, "单位.csv", untidy())

    page.get_by_label("GB 18030").check()
    expect(page.locator("main")).to_contain_text("新岛区")
    press(page)
    expect(page.locator("main")).to_contain_text("TM-NOWHERE")
    expect(page.locator("main")).to_contain_text("2026-02-30")
    assert page.locator("main button.main").count() == 0

    page.locator("main a.main[href='/register/import/']").click()
    hand_in(page, "单位.xlsx", mended())
    expect(page.locator("main")).to_contain_text("2行")
    press(page)
    page.goto("/register/units/TM-91-01/")
    expect(page.locator("h1")).to_have_text("灯塔镇")

    page.goto("/register/export/")
    with page.expect_download() as file:
        page.locator("main button.main").click()
    file.value.save_as(tmp_path / "units.xlsx")
    page.goto("/register/import/")
    hand_in(page, "units.xlsx", (tmp_path / "units.xlsx").read_bytes())
    expect(page.locator("main")).to_contain_text("没有需要导入的")
    assert page.locator("main button.main").count() == 0
