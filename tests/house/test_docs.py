"""Documents are true as far as a machine can tell: their links, the paths and commands that they name, the terms."""

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from hyogi.ops.cli import parser
from tests.house.plan import ROOT, SOURCE, rooms

pytestmark = pytest.mark.either

DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_CODE = re.compile(r"`([^`\n]+)`")
_FENCED = re.compile(r"^```.*?^```", re.S | re.M)
_HEADING = re.compile(r"^#+ (.+)$", re.M)
_PLACE = re.compile(r"[\w.\-/]+\.(?:py|md|toml|html|css|js|csv|in|txt|sh)|[\w.\-]+(?:/[\w.\-]+)*/")
PLANS = {"docs/security/ballots.md", "docs/security/abuse.md", "docs/domain.md", "docs/pages.md"}
"""They also speak of what does not stand, and say so at their head."""


def place(document: Path) -> str:
    return str(document.relative_to(ROOT))


def test_every_link_leads_somewhere() -> None:
    dead = []
    for document in DOCUMENTS:
        for link in _LINK.findall(_FENCED.sub("", document.read_text())):
            target, _sharp, anchor = link.partition("#")
            if target.startswith(("http:", "https:", "mailto:")):
                continue
            found = (document.parent / target).resolve() if target else document
            if not found.exists() or (anchor and anchor not in anchors(found)):
                dead.append(f"{place(document)}: {link}")

    assert dead == []


def anchors(document: Path) -> set[str]:
    """The headings of a document, as a link names them."""
    plain = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in _HEADING.findall(document.read_text())]
    return {heading.strip().replace(" ", "-") for heading in plain}


def named_files(document: Path) -> Iterator[str]:
    for code in _CODE.findall(_FENCED.sub("", document.read_text())):
        word = code.split(":")[0]
        if _PLACE.fullmatch(word) and not word.startswith(("/", "hyogi.", "<")):
            yield word.rstrip("/")


def test_every_file_and_folder_that_is_named_exists() -> None:
    """A name is looked for from the root, from `src/hyogi`, beside the document, and as a door of some room."""
    made_later = {"var", "files", "secrets", "mail"}
    missing = []
    for document in DOCUMENTS:
        if place(document) in PLANS:
            continue
        starts = [ROOT, SOURCE, document.parent, ROOT / "docs", *(SOURCE / room for room in rooms()), *DOORS]
        missing += [
            f"{place(document)}: {name}"
            for name in named_files(document)
            if name not in made_later and not any((start / name).exists() for start in starts)
        ]

    assert missing == []


DOORS = [
    *(folder for room in SOURCE.iterdir() if room.is_dir() for folder in room.iterdir() if folder.is_dir()),
    *(folder for folder in (ROOT / "tests").iterdir() if folder.is_dir()),
    *(folder for folder in (ROOT / "examples").iterdir() if folder.is_dir()),
    SOURCE / "design" / "static" / "design",
]


def test_every_command_that_is_named_can_be_given() -> None:
    targets = set(re.findall(r"^([a-z. ]+):(?!=)", (ROOT / "Makefile").read_text(), re.M))
    goals = {word for line in targets for word in line.split()}
    subparsers = next(action for action in parser()._actions if action.dest == "command")
    commands = set(subparsers.choices or ())
    wrong = []
    for document in DOCUMENTS:
        if place(document) in PLANS:
            continue
        code = "\n".join([*_CODE.findall(document.read_text()), *indented(document)])
        wrong += [f"{place(document)}: make {w}" for w in re.findall(r"\bmake ([a-z]+)", code) if w not in goals]
        wrong += [
            f"{place(document)}: hyogi {word}"
            for word in re.findall(r"(?:^|/|\s)hyogi ([a-z]+)", code)
            if word not in commands
        ]

    assert wrong == []


def indented(document: Path) -> list[str]:
    return [line for line in document.read_text().splitlines() if line.startswith("    ")]


def test_every_package_has_a_decision_of_its_own_and_the_list_names_every_decision() -> None:
    folder = ROOT / "docs" / "decisions"
    records = sorted(file for file in folder.glob("[0-9]*.md"))
    bold = "".join(re.findall(r"\*\*([^*]+)\*\*", "".join(file.read_text() for file in records))).lower()
    packages = [
        found[0].lower()
        for name in ("base.in", "postgres.in")
        for line in (ROOT / "requirements" / name).read_text().splitlines()
        if (found := re.match(r"[A-Za-z0-9_.-]+", line))
    ]

    assert [package for package in packages if package not in bold] == []
    assert [file.name for file in records if f"({file.name})" not in (folder / "README.md").read_text()] == []
    assert [file.name for file in records if not file.read_text().startswith(f"# {file.name[:4]} · ")] == []


def test_the_glossary_has_one_row_for_each_term_and_all_three_languages() -> None:
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in (ROOT / "docs" / "glossary.md").read_text().splitlines()
        if line.startswith("| ")
    ][1:]

    assert len(rows) >= 160
    assert [term for term, times in Counter(row[0] for row in rows).items() if times > 1] == []
    assert [row[0] for row in rows if len(row) != 4 or not all(row)] == []


def test_no_document_speaks_of_where_it_was_written() -> None:
    elsewhere = re.compile(r"/work/|/tmp/|\bshared/design\b|localhost:\d+/(?!)|127\.0\.0\.1:(?!8000)")

    assert [place(document) for document in DOCUMENTS if elsewhere.search(document.read_text())] == []
