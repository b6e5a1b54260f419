"""Templates: addresses by name and downward, nothing inline, nothing from another host."""

import ast
import re

import pytest
from django.urls import get_resolver

from hyogi.foundation.pages import registry
from tests.house.plan import SOURCE, height, place, python, room_of, templates, tree

pytestmark = pytest.mark.either

URL = re.compile(r"""\{%\s*url\s+(?P<quote>["'])(?P<name>[^"']+)(?P=quote)""")
INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "a script without src": re.compile(r"<script(?![^>]*\b(src=|application/ld\+json))", re.I),
    "an on… handler": re.compile(r"<[a-z][^<>]*\son[a-z]+\s*=", re.I),
    "a javascript: address": re.compile(r"javascript:", re.I),
}
_FETCHING = r"<(?:script|link|img|iframe|source|video|audio|object|embed)\b[^>]*\b(?:src|href|data|srcset)\s*=\s*"
ELSEWHERE = re.compile(_FETCHING + r"""["']?(?:https?:)?//""", re.I)
LIBRARIES = {"account": "accounts", "mfa": "accounts", "reauthenticate": "accounts"}
FRONT_DOOR = "site:home"
"""Every room may lead back to it."""


def names() -> set[str]:
    return {page.name for page in registry()}


def room_behind(name: str) -> str:
    """The room to which an address belongs; sign-in addresses of the library belong to accounts."""
    return name.split(":")[0] if ":" in name else LIBRARIES.get(name.split("_")[0], name)


def asked() -> list[tuple[str, str, str]]:
    """(where, room, name) of every address named in a template or in Python."""
    found = [
        (place(file, text[: m.start()].count("\n") + 1), room_of(file), m["name"])
        for file in templates()
        for text in [file.read_text()]
        for m in URL.finditer(text)
    ]
    return found + [
        (place(file, node.lineno), room_of(file), node.args[0].value)
        for file in python()
        for node in ast.walk(tree(file))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in ("reverse", "reverse_lazy", "redirect")
        and node.args
        and isinstance(node.args[0], ast.Constant)
        and isinstance(node.args[0].value, str)
        and not node.args[0].value.startswith(("/", "?"))
    ]


def test_every_address_that_is_named_exists() -> None:
    get_resolver()
    known = names()

    assert [f"{where} {name}" for where, _room, name in asked() if name not in known] == []


def test_an_address_of_a_room_above_is_never_named() -> None:
    """What leads upward comes through the context (navigation, panels), so that the lower room stands without it."""
    upward = [
        f"{where} {name}"
        for where, room, name in asked()
        if name != FRONT_DOOR and height(room_behind(name)) > height(room)
    ]

    assert upward == []


@pytest.mark.parametrize("what", INLINE)
def test_no_template_carries(what: str) -> None:
    found = [
        place(file, text[: m.start()].count("\n") + 1)
        for file in templates()
        for text in [re.sub(r"\{[{%#].*?[}%#]\}", "", file.read_text(), flags=re.S)]
        for m in INLINE[what].finditer(text)
    ]

    assert found == []


def test_no_template_and_no_stylesheet_fetches_from_another_host() -> None:
    found = [place(file) for file in templates() if ELSEWHERE.search(file.read_text())]
    found += [
        place(file)
        for file in SOURCE.glob("*/static/**/*")
        if file.suffix in (".css", ".js", ".svg")
        and re.search(r"""(?:url\(|@import|import\s|from\s|fetch\()\s*["']?(?:https?:)?//""", file.read_text())
    ]

    assert found == []


def test_every_template_is_used() -> None:
    """What nobody renders, includes or extends is dead. Error pages are found by the number of their answer."""
    everything = "".join(file.read_text() for file in [*python(), *templates()])
    found_by_library = ("account/", "mfa/", "allauth/", "design/errors/")
    names = [file.relative_to(SOURCE / room_of(file) / "templates").as_posix() for file in templates()]

    assert [
        name
        for name in names
        if not name.startswith(found_by_library)
        and name not in everything
        and name.replace("design/components/", "") not in everything
    ] == []
