"""What the house is built of: lengths of files, licences of what it stands on, nothing unfinished."""

import re
from importlib import metadata

import pytest

from tests.house.plan import ROOT, SOURCE, place, python, templates

pytestmark = pytest.mark.either

LONGEST = 300
LONG_ON_PURPOSE = {
    "src/hyogi/organisation/importing/planning/units.py": "one plan whose steps share its rows",
}
KNOWN_LICENCES = re.compile(
    r"MIT|BSD|Apache|ISC|MPL|Mozilla|PSF|Python Software|LGPL|Lesser|HPND|Unlicense|Zlib|AGPL|Affero", re.I
)


STATED_ELSEWHERE = {"pysqlite3": "zlib, in the file LICENSE of its source"}
"""Packages that do not state their licence where all others do."""


def test_no_file_is_longer_than_it_can_be_read() -> None:
    lengths = {
        place(file): file.read_text().count("\n")
        for file in [*python(), *templates(), *SOURCE.glob("*/static/**/*.js"), *SOURCE.glob("*/static/**/*.css")]
    }

    assert {file: n for file, n in lengths.items() if n > LONGEST and file not in LONG_ON_PURPOSE} == {}


def test_nothing_is_left_undone() -> None:
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b|raise NotImplementedError|lorem ipsum", re.I)
    found = [place(file) for file in [*python(), *templates()] if marks.search(file.read_text())]

    assert found == []


def required(name: str) -> list[str]:
    lines = (ROOT / "requirements" / name).read_text().splitlines()
    return [found[0] for line in lines if (found := re.match(r"[A-Za-z0-9_.-]+", line))]


def licence(package: str) -> str:
    about = metadata.metadata(package)
    words = [about.get("License-Expression") or "", (about.get("License") or "")[:200]]
    words.append(STATED_ELSEWHERE.get(package, ""))
    words += [c for c in about.get_all("Classifier") or [] if c.startswith("License ::")]
    return " ".join(words)


def test_everything_that_is_installed_may_be_used_under_our_licence() -> None:
    unknown = {}
    for package in required("base.txt"):
        try:
            words = licence(package)
        except metadata.PackageNotFoundError:
            continue  # meant for another system
        if not KNOWN_LICENCES.search(words):
            unknown[package] = words

    assert unknown == {}


def test_every_library_that_was_chosen_is_explained_in_a_decision() -> None:
    decisions = "".join(file.read_text() for file in (ROOT / "docs" / "decisions").glob("*.md")).lower()

    assert [name for name in required("base.in") + required("postgres.in") if name.lower() not in decisions] == []


def test_no_committed_file_names_an_address_of_a_registry() -> None:
    import subprocess

    address = re.compile(r"index-url\s+http|pypi\.org|files\.pythonhosted|npmjs")
    listed = subprocess.run(
        ["git", "ls-files", "requirements", "tools", "Makefile", "pyproject.toml"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    ).stdout.split()

    assert [name for name in listed if address.search((ROOT / name).read_text())] == []
