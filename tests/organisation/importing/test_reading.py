"""Reading files as people bring them: encodings, separators, workbooks, and files that mean harm."""

import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
import xlsxwriter

from hyogi.organisation.importing import read
from hyogi.organisation.importing.tables import Table

pytestmark = pytest.mark.either
CSV = "code,parent,kind,name\nTM,,city,潮标市\n"


def units(content: bytes, encoding: str | None = None) -> Table:
    return read("units", content, "units", encoding)


def problem(table: Table) -> tuple[int, str, str]:
    (only,) = table.problems
    return only.row, only.column, only.reason


def book(*rows: list[Any], name: str = "units", change: Any = None) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.title = name
    for row in [["code", "parent", "kind", "name"], *rows]:
        sheet.append(row)
    if change:
        change(made, sheet)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf8_is_read_without_being_named(encoding: str) -> None:
    table = units(CSV.encode(encoding))

    assert (table.problems, table.records[0]["name"]) == ((), "潮标市")


@pytest.mark.parametrize(
    ("encoding", "named"), [("gb18030", "gb18030"), ("gb18030", "GBK"), ("utf-16", "utf-16"), ("cp932", "Shift_JIS")]
)
def test_another_encoding_is_read_when_it_is_named_and_offered_when_not(encoding: str, named: str) -> None:
    content = CSV.replace("潮标市", "潮見市").encode(encoding)

    assert units(content, named).records[0]["name"] == "潮見市"
    unnamed = units(content)
    assert unnamed.records == ()
    assert encoding in {offer.encoding for offer in unnamed.offers}
    assert any("潮見市" in line for offer in unnamed.offers for line in offer.lines)


def test_an_encoding_that_is_not_known_is_refused_by_name() -> None:
    assert "“klingon”" in problem(units(CSV.encode(), "klingon"))[2]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_the_one_that_makes_known_columns(separator: str) -> None:
    content = 'code,parent,kind,sectors,name\nTM,,city,"a;b",潮标市\n'.replace(",", separator)

    (record,) = units(content.encode()).records

    assert (record["sectors"], record["name"]) == ("a;b", "潮标市")


def test_columns_may_stand_in_any_order_width_and_case() -> None:
    (record,) = units("Ｎａｍｅ,KIND,parent , code\n潮标市,city,,TM\n".encode()).records

    assert (record["code"], record["name"]) == ("TM", "潮标市")


def test_a_number_of_a_row_is_that_of_the_spreadsheet() -> None:
    table = units(b'code,parent,kind,name\nA,,city,"two\nlines"\n\nB,,city,b\n')

    assert [record.row for record in table.records] == [2, 4]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "nothing in this file"),
        (b"%PDF-1.7 x", "not a table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old kind (.xls)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (b"PK\x03\x04 no archive", "damaged"),
        (b'code,parent,kind,name\nA,,city,"a', "quotation mark"),
        (b"x" * (33 * 1024 * 1024), "32 MB is the most"),
        (b"code,parent,kind,name\n" + b"x" * 300_000, "signs"),
    ],
)
def test_what_cannot_be_read_says_why(content: bytes, words: str) -> None:
    assert words in problem(units(content))[2]


def test_nul_and_other_signs_that_are_no_text_are_refused_in_their_cell() -> None:
    assert problem(units(b"code,parent,kind,name\nA,,city,a\0b\n"))[:2] == (2, "name")


def test_a_cell_under_no_heading_is_refused() -> None:
    assert problem(units(b"code,parent,kind,name\nA,,city,a,more\n"))[0] == 2


def test_numbers_of_a_workbook_are_read_as_they_were_typed() -> None:
    table = units(book([12, None, "city", "0012"], [1.5, "12", "city", True]))

    assert [(record["code"], record["name"]) for record in table.records] == [("12", "0012"), ("1.5", "TRUE")]


def test_days_of_a_workbook_are_days() -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(["code", "parent", "kind", "name", "valid_from"])
    sheet.append(["A", None, "city", "a", date(2026, 1, 5)])
    sheet.append(["B", None, "city", "b", datetime(2026, 1, 5, 9, 30)])
    content = io.BytesIO()
    made.save(content)

    table = units(content.getvalue())

    assert table.records[0]["valid_from"] == "2026-01-05"
    assert problem(table)[:2] == (3, "valid_from")


def test_a_formula_is_refused_whether_or_not_it_was_ever_computed() -> None:
    table = units(book(["A", None, "city", "=1+1"]))

    assert problem(table)[:2] == (2, "name")
    assert "formula in this cell" in problem(table)[2]


def test_a_text_that_looks_like_a_formula_is_a_text() -> None:
    content = io.BytesIO()
    made = xlsxwriter.Workbook(content, {"strings_to_formulas": False})
    sheet = made.add_worksheet()
    sheet.write_row(0, 0, ["code", "parent", "kind", "name"])
    sheet.write_row(1, 0, ["A", "", "city", "=1+1"])
    made.close()

    table = units(content.getvalue())

    assert (table.problems, table.records[0]["name"]) == ((), "=1+1")


def test_a_number_with_more_digits_than_excel_keeps_is_refused() -> None:
    assert problem(units(book([123456789012345678, None, "city", "a"])))[:2] == (2, "code")


def test_merged_cells_are_refused_with_their_place() -> None:
    table = units(book(["A", None, "city", "a"], change=lambda _book, sheet: sheet.merge_cells("A2:A4")))

    assert (problem(table)[:2], "A2:A4" in problem(table)[2]) == ((2, "code"), True)


def test_of_several_sheets_the_one_with_the_name_is_read_and_hidden_ones_are_not() -> None:
    def more(made: Any, sheet: Any) -> None:
        other = made.create_sheet("notes")
        other.append(["something else"])

    named = units(book(["A", None, "city", "a"], change=more))
    unnamed = units(book(["A", None, "city", "a"], name="Sheet1", change=more))

    assert len(named.records) == 1
    assert "several sheets" in problem(unnamed)[2]


def test_one_cell_far_out_is_refused_before_what_lies_between_is_made() -> None:
    table = units(book(["A", None, "city", "a"], change=lambda _book, sheet: sheet.cell(1_000_000, 16_000, "x")))

    assert "row 1000000" in problem(table)[2]


def bomb(name: str, content: bytes) -> bytes:
    whole = io.BytesIO(book(["A", None, "city", "a"]))
    with zipfile.ZipFile(whole, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return whole.getvalue()


def test_a_bomb_is_not_unfolded() -> None:
    assert "unfolds to far more" in problem(units(bomb("xl/media/x.bin", b"\0" * 40_000_000)))[2]


def test_an_archive_of_very_many_parts_is_not_opened() -> None:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for number in range(1_000):
            archive.writestr(f"{number}", b"")

    assert "unfolds to far more" in problem(units(content.getvalue()))[2]


def test_entities_of_its_own_are_refused() -> None:
    whole = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book(["A", None, "city", "a"]))) as source, zipfile.ZipFile(whole, "w") as target:
        for entry in source.infolist():
            content = source.read(entry)
            if entry.filename == "xl/worksheets/sheet1.xml":
                content = b'<!DOCTYPE x [<!ENTITY a "aaaa">]>' + content.partition(b"?>")[2] or content
            target.writestr(entry, content)

    assert "cannot be read as a workbook" in problem(units(whole.getvalue()))[2]
