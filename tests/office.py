"""LibreOffice and poppler, as an office without Word would read what we write.

All files of a test are converted by one process, with the fonts of `tools/fonts.conf`.
"""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

FONTS = Path(__file__).resolve().parents[1] / "tools" / "fonts.conf"
MISSING = (
    "LibreOffice and poppler are not here, so nobody has opened the papers: this is not checked. "
    "Debian, Ubuntu: apt install libreoffice-writer-nogui poppler-utils"
)


def as_pdf(files: Iterable[Path], folder: Path) -> dict[str, Path]:
    """The files as LibreOffice shows them, by the name of the file. Where it cannot be had nothing is checked, and the
    summary of the tests says so."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None or shutil.which("pdftotext") is None:
        pytest.skip(MISSING)
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    wanted = list(files)
    done = subprocess.run(
        [*command, "--outdir", str(folder), *map(str, wanted)],
        env=os.environ | {"FONTCONFIG_FILE": str(FONTS), "HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    made = {file.name: folder / f"{file.stem}.pdf" for file in wanted}
    left = [name for name, place in made.items() if not place.exists()]
    assert not left, f"LibreOffice could not open {left}: {done.stderr[-2000:]}"
    return made


def words_of(pdf: Path) -> str:
    """All words of a PDF."""
    done = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, text=True, check=True)
    return done.stdout
