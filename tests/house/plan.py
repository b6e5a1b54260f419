"""The plan of the house, read from where it is stated: rooms in their order, their files, and what stands in them."""

import ast
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCE = ROOT / "src" / "hyogi"


@cache
def rooms() -> list[str]:
    """All rooms, the lowest first, as the import contract states them."""
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["id"] == "rooms")
    return [layer.removeprefix("hyogi.") for layer in reversed(layers)]


def height(room: str) -> int:
    """How high a room stands; libraries stand below all rooms."""
    return rooms().index(room) if room in rooms() else -1


def room_of(file: Path) -> str:
    return file.relative_to(SOURCE).parts[0]


def door_of(file: Path) -> str:
    """Which door of its room a Python file belongs to: `models` for `models.py` and for everything in `models/`."""
    return file.relative_to(SOURCE).with_suffix("").parts[1] if file.parent != SOURCE else ""


def python() -> Iterator[Path]:
    """Every Python file of the product, without migrations."""
    return (file for file in sorted(SOURCE.rglob("*.py")) if "migrations" not in file.parts)


def templates() -> Iterator[Path]:
    """Every template of the product."""
    return (file for file in sorted(SOURCE.glob("*/templates/**/*")) if file.is_file())


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(), str(file))


def attributes(file: Path) -> Iterator[ast.Attribute]:
    """Every `something.name` in a file."""
    return (node for node in ast.walk(tree(file)) if isinstance(node, ast.Attribute))


def place(file: Path, line: int | None = None) -> str:
    """How a finding names where it is."""
    return str(file.relative_to(ROOT)) + (f":{line}" if line else "")
