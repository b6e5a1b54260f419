"""Pages of the papers as pictures, docs/img/papers-*.png: filled from the demonstration in HYOGI_HOME, opened with
LibreOffice, drawn by poppler. `make screenshots` calls it.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "img"
WIDE = 620
"""How many pixels a page is wide."""
TAKEN = {"zh-Hans": None, "ja": ("notice", "agenda"), "en": ("notice",)}
"""Of which papers a picture is taken, by language; `None`: of all."""
CYCLES = ("TM-2026", "TM-2025")
"""Where a paper's facts are taken from: the first of these that has them."""


def main() -> int:
    """Take all pictures; the exit code."""
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if office is None or shutil.which("pdftoppm") is None:
        print("Pages need LibreOffice and poppler: apt install libreoffice-writer-nogui poppler-utils", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory(prefix="hyogi-papers-") as place:
        folder = Path(place)
        files = _written(folder)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        subprocess.run(
            [office, profile, "--headless", "--convert-to", "pdf", "--outdir", place, *map(str, files)],
            env=os.environ | {"FONTCONFIG_FILE": str(ROOT / "tools" / "fonts.conf"), "HOME": place},
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        for file in files:
            _draw(file.with_suffix(".pdf"), IMAGES / f"papers-{file.stem}")
    return 0


def _written(folder: Path) -> list[Path]:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hyogi.config.settings")
    import django

    django.setup()
    from django.utils.translation import override

    from hyogi.cycles.queries import cycle_by_code
    from hyogi.foundation.languages import django_code
    from hyogi.ops.demo.story import holder
    from hyogi.papers.actions import filled_with
    from hyogi.papers.making import NothingYet, own_template, papers

    actor = holder("TM-OFFICE")
    files = []
    for language, wanted in TAKEN.items():
        with override(django_code(language)):
            for paper in papers():
                if wanted is not None and paper.key not in wanted:
                    continue
                for code in CYCLES:
                    cycle = cycle_by_code(actor, code)
                    try:
                        filled = filled_with(actor, cycle, paper, own_template(paper.key, language), language)
                    except NothingYet:
                        continue
                    file = folder / f"{paper.key}-{language.partition('-')[0]}.docx"
                    file.write_bytes(filled[0].content)
                    files.append(file)
                    break
    return files


def _draw(pdf: Path, picture: Path) -> None:
    size = ["-scale-to-x", str(WIDE), "-scale-to-y", "-1"]
    subprocess.run(["pdftoppm", "-png", "-singlefile", "-l", "1", *size, str(pdf), str(picture)], check=True)
    print(f"docs/img/{picture.name}.png")


if __name__ == "__main__":
    sys.exit(main())
