"""A pseudo-language: every word that came through gettext is wrapped, so that what did not come through it shows.

Inside `wrapped()` a translated text reads ⟦…⟧, and one that the reader's language has no words for ⟦!…⟧. On a page,
whatever stands outside such brackets must be data (it is stored in the database), a number, a sign, marked as not to
be translated (`translate="no"`), or marked as being in another language (`lang`).
"""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.utils import translation
from django.utils.translation import trans_real
from lxml import html

from hyogi.foundation.languages import LANGUAGE_NAMES

OPEN, CLOSE, MISSING = "⟦", "⟧", "!"
_WORD = re.compile(r"[A-Za-z]{2,}")
_BETWEEN = re.compile(r"[·,;:()/→–—|+&、，。：；（）「」“”\"\[\]]|\s{2,}|\s-\s|\n")
_NOT_WORDS = {"script", "style", "template", "code", "pre", "samp", "kbd", "time"}
NAMES = ["Atom", "CSV", "Excel", "Hyogi", "JSON", "JSON-LD", "PDF", "Word"]
"""Called the same in every language."""
_SPOKEN = ("aria-label", "alt", "title", "placeholder", "data-pattern", "data-over", "data-title")


@contextmanager
def wrapped() -> Iterator[None]:
    """Inside, translations are visible as such."""
    real: Any = translation._trans  # type: ignore[attr-defined]
    before = {name: getattr(real, name) for name in ("gettext", "pgettext", "ngettext", "npgettext")}
    after = {
        "gettext": _wrap(before["gettext"], lambda text: [text]),
        "pgettext": _wrap(before["pgettext"], lambda context, text: [f"{context}\x04{text}"]),
        "ngettext": _wrap(before["ngettext"], lambda one, many, n: _forms(one)),
        "npgettext": _wrap(before["npgettext"], lambda context, one, many, n: _forms(f"{context}\x04{one}")),
    }
    try:
        for name, function in after.items():
            setattr(real, name, function)
        yield
    finally:
        for name, function in before.items():
            setattr(real, name, function)


def _wrap(function: Callable[..., str], keys: Callable[..., list[Any]]) -> Callable[..., str]:
    def wrapping(*arguments: Any) -> str:
        said = function(*arguments)
        if not said or said.startswith(OPEN):
            return said
        catalogue = trans_real.translation(translation.get_language() or "en")._catalog
        known = said not in map(str, arguments) or any(key in catalogue for key in keys(*arguments))
        return f"{OPEN}{'' if known or not _WORD.search(said) else MISSING}{said}{CLOSE}"

    return wrapping


def _forms(key: str) -> list[Any]:
    return [key, (key, 0), (key, 1)]


def stored() -> str:
    """Everything that the database holds, as one text in which data of a page can be found again. Languages are named
    in themselves everywhere."""
    found: list[str] = [*LANGUAGE_NAMES.values(), *NAMES]
    for model in apps.get_models():
        names = [field.attname for field in model._meta.concrete_fields]
        for row in model._base_manager.values_list(*names):
            for value in row:
                found.append(json.dumps(value, ensure_ascii=False, default=str) if value else "")
    return "\0".join(found).replace('\\"', '"')


def untranslated(text: str, language: str, data: str) -> Iterator[str]:
    """The texts of a page that a reader of `language` meets in no translation."""
    page = html.document_fromstring(text)
    for match in re.finditer(rf"{OPEN}{MISSING}([^{OPEN}{CLOSE}]*)", text):
        yield f"has no words in this language for {match[1][:90]!r}"
    for chunk in [*_outside(_visible(page, language)), *_attributes(page, language)]:
        for piece in _BETWEEN.split(chunk):
            if _WORD.search(piece) and not _is_data(piece.strip(), data):
                yield f"says {piece.strip()[:90]!r} past gettext"


@lru_cache(maxsize=100_000)
def _is_data(piece: str, data: str) -> bool:
    """Whether this stands in what is stored; asked once, since `data` is long and pages say the same."""
    return piece in data


def _visible(element: html.HtmlElement, language: str) -> Iterator[str]:
    """The text nodes in their order, without those that are not to be translated."""
    if isinstance(element.tag, str) and not _is_aside(element, language):
        yield element.text or ""
        for child in element:
            yield from _visible(child, language)
            yield child.tail or ""


def _is_aside(element: html.HtmlElement, language: str) -> bool:
    return element.tag in _NOT_WORDS or element.get("translate") == "no" or element.get("lang", language) != language


def _outside(chunks: Iterator[str]) -> Iterator[str]:
    """What stands outside the brackets; a bracket may open in one text node and close in another."""
    depth = 0
    for chunk in chunks:
        free = []
        for sign in chunk:
            depth += (sign == OPEN) - (sign == CLOSE)
            free.append(sign if depth == 0 and sign != CLOSE else "\n")
        yield "".join(free)


def _attributes(page: html.HtmlElement, language: str) -> Iterator[str]:
    for element in page.iter():
        if not isinstance(element.tag, str):
            continue
        if any(_is_aside(e, language) and e.tag != "template" for e in (element, *element.iterancestors())):
            continue
        names = [*_SPOKEN, *(n for n in element.attrib if element.tag == "template" and n.startswith("data-"))]
        if element.tag == "input" and element.get("type") in ("submit", "button"):
            names.append("value")
        yield from _outside(element.get(name, "") for name in names)
