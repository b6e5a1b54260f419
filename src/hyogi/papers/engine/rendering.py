"""A template and facts become a Word file: in a sandbox, everything escaped, the same facts giving the same bytes."""

import io
import re
import zipfile
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template
from jinja2.sandbox import ImmutableSandboxedEnvironment
from lxml import etree

_EPOCH = (2000, 1, 1, 0, 0, 0)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML cannot hold, and the marks by which the library would begin paragraphs and pages."""
_HOLDERS = {qn(f"w:{name}") for name in ("body", "tbl", "tr", "tc", "p", "r", "hdr", "ftr", "sdtContent")}
"""Elements that hold others and no words."""


class _Sandbox(ImmutableSandboxedEnvironment):
    """The sandbox, which remembers what it has compiled: letters to many units come from one template."""

    def from_string(self, source: Any, globals: Any = None, template_class: Any = None) -> Template:
        return _compiled(source)


@lru_cache(maxsize=64)
def _compiled(source: str) -> Template:
    return ImmutableSandboxedEnvironment.from_string(_SANDBOX, source)


_SANDBOX = _Sandbox(undefined=StrictUndefined, autoescape=True)


class Torn(ValueError):
    """A placeholder stands where no text can stand: `words` are what would have come to stand there."""

    def __init__(self, words: str):
        self.words = words
        super().__init__(words)


class _Template(DocxTemplate):  # type: ignore[misc]
    """The library's template, strict about what comes of it."""

    def render_properties(self, context: Any, jinja_env: Any = None) -> None:
        """Properties of the file (author, title) are no place for placeholders: they are emptied."""
        core = self.docx.core_properties
        core.author = core.last_modified_by = core.comments = core.keywords = core.category = core.subject = ""
        core.revision = 1

    def fix_tables(self, xml: str) -> Any:
        """Where the library would silently drop what it cannot read, this refuses.

        Raises:
            lxml.etree.XMLSyntaxError: where a loop begins in one place and ends in another that it cannot span.
            Torn: for words outside a text.
        """
        etree.fromstring(xml)
        tree = super().fix_tables(xml)
        for table in tree.iter(qn("w:tbl")):
            _widen(table)
        for element in tree.iter(*_HOLDERS):
            for words in (element.text, *(child.tail for child in element)):
                if words and words.strip():
                    raise Torn(words.strip())
        for cell in tree.iter(qn("w:tc")):
            if len(cell) == 0 or cell[-1].tag != qn("w:p"):
                cell.append(OxmlElement("w:p"))
        return tree


def _widen(table: Any) -> None:
    """Have the columns of a table be as wide as the cells of its first row say, where the library counted anew."""
    grid, row = table.find(qn("w:tblGrid")), table.find(qn("w:tr"))
    if grid is None or row is None:
        return
    widths = [cell.find(f"{qn('w:tcPr')}/{qn('w:tcW')}") for cell in row.iter(qn("w:tc"))]
    if len(widths) == len(grid) and all(one is not None and one.get(qn("w:type")) == "dxa" for one in widths):
        for column, width in zip(grid, widths, strict=True):
            column.set(qn("w:w"), width.get(qn("w:w")))


def render(template: bytes, facts: Mapping[str, Any], title: str = "") -> bytes:
    """The filled paper. The file carries no name of a person and no time of making; the same template and facts give
    the same bytes. `facts` are texts and lists of such mappings.

    Raises:
        jinja2.TemplateError, lxml.etree.XMLSyntaxError, Torn: for a template that `trying.must_fill` has not passed.
    """
    paper = _Template(io.BytesIO(template))
    paper.render(_clean(facts), _SANDBOX, autoescape=True)
    paper.docx.core_properties.title = title
    target = io.BytesIO()
    paper.docx.save(target)
    return steady(target.getvalue())


def steady(content: bytes) -> bytes:
    """The same archive without the time at which it was packed."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as packed,
    ):
        for member in source.infolist():
            entry = zipfile.ZipInfo(member.filename, _EPOCH)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            packed.writestr(entry, source.read(member), compresslevel=4)
    return target.getvalue()


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return _ILLEGAL.sub("", value)
    if isinstance(value, Mapping):
        return {name: _clean(one) for name, one in value.items()}
    return [_clean(one) for one in value]
