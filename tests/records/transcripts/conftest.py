"""A transcript that may be spoilt: a copy of the city's folder."""

import shutil
from pathlib import Path

import pytest

CITY = Path(__file__).parents[3] / "examples" / "city-2020"


class Folder:
    """A copy of the folder. `change("meeting.toml", "old", "new")` spoils it, or mends it."""

    def __init__(self, path: Path):
        self.path = path

    def change(self, name: str, old: str, new: str) -> None:
        """Replace the first `old` in a file; it must be there."""
        words = (self.path / name).read_text()
        assert old in words
        (self.path / name).write_text(words.replace(old, new, 1))

    def add(self, name: str, words: str) -> None:
        """Put words at the end of a file."""
        with (self.path / name).open("a") as file:
            file.write(words)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    shutil.copytree(CITY, tmp_path / "city")
    return Folder(tmp_path / "city")
