"""What must be known of a sheet before its cells are spread out: how far it reaches, formulas, merged cells.

A sheet may declare anything; only its cells count. One cell far out makes a reader allocate everything between.
"""

import posixpath
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element, ParseError
from xml.parsers import expat

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_MOST_NOTED = 200
_WORKBOOK = "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"


class Unfit(Exception):
    """The XML is damaged or does what no workbook does."""


@dataclass
class Outline:
    """How far a sheet reaches, the places of its formulas, and its merged areas (row, column, area)."""

    rows: int = 0
    columns: int = 0
    formulas: list[tuple[int, int]] = field(default_factory=list)
    merged: list[tuple[int, int, str]] = field(default_factory=list)


def places_of(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The visible sheets of a workbook, in order: name and where its XML lies in the archive.

    Raises:
        Unfit: when the workbook does not say.
    """
    try:
        book, relations = fromstring(parts[_WORKBOOK], forbid_dtd=True), fromstring(parts[_RELATIONS], forbid_dtd=True)
    except (KeyError, ParseError, DefusedXmlException, ValueError):
        raise Unfit from None
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    sheets = (sheet for group in book if _local(group) == "sheets" for sheet in group)
    return {
        sheet.get("name", ""): posixpath.normpath(posixpath.join("/xl", targets.get(_id_of(sheet), "")))[1:]
        for sheet in sheets
        if sheet.get("state", "visible") == "visible"
    }


def _local(element: Element) -> str:
    return element.tag.rpartition("}")[2]


def _id_of(sheet: Element) -> str:
    return next((value for name, value in sheet.attrib.items() if name.endswith("}id")), "")


def outline_of(xml: bytes) -> Outline:
    """The outline of one sheet, in one pass over its XML.

    Raises:
        Unfit: when the XML is damaged or brings its own entities.
    """
    walker = _Walker()
    parser = expat.ParserCreate()
    parser.StartElementHandler = walker.start
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.EntityDeclHandler = _no_doctype
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        raise Unfit from None
    return walker.outline


class _Walker:
    """Follows rows and cells; those without a place of their own stand after the one before."""

    def __init__(self) -> None:
        self.outline, self.row, self.column = Outline(), 0, 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "row":
                self.row, self.column = _number(attributes.get("r"), self.row + 1), 0
            case "c":
                self._cell(attributes.get("r", ""))
            case "v" | "t":
                self.outline.rows = max(self.outline.rows, self.row)
                self.outline.columns = max(self.outline.columns, self.column)
            case "f" if len(self.outline.formulas) < _MOST_NOTED:
                self.outline.formulas.append((self.row, self.column))
                self.outline.rows = max(self.outline.rows, self.row)
            case "mergeCell" if len(self.outline.merged) < _MOST_NOTED:
                area = attributes.get("ref", "")
                row, column = _place(area.partition(":")[0]) or (1, 1)
                self.outline.merged.append((row, column, area[:20]))

    def _cell(self, reference: str) -> None:
        place = _place(reference)
        if place:
            self.row, self.column = place
        else:
            self.column += 1


def _place(reference: str) -> tuple[int, int] | None:
    found = _PLACE.fullmatch(reference)
    if not found:
        return None
    letters, digits = found.groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits), column


def _number(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() and len(text) < 8 else otherwise


def _no_doctype(*_: Any) -> None:
    raise Unfit
