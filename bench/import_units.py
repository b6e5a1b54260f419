"""How long twenty thousand units take to come in, to come in again, and to move."""

import csv
import io
import os
import time
from collections.abc import Callable
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hyogi.config.settings")
UNITS = 20_000
HEADING = "code,parent,kind,sectors,name,name[en],name[ja],name[zh-Hans],valid_from,valid_to"


def main() -> None:
    """Take in, check, say how long it took."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    _measure()


def _measure() -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from hyogi.foundation.actors import Actor
    from hyogi.foundation.models import Event
    from hyogi.organisation import importing
    from hyogi.organisation.exporting import export
    from hyogi.organisation.models import UnitState

    actor = Actor.system("bench")
    rows = list(_rows())

    def take(content: bytes, name: str) -> dict[str, Any]:
        table = _timed(f"{name}: read", lambda: importing.read("units", content, "units.csv"))
        seen = _timed(f"{name}: preview", lambda: importing.preview(actor, "units", table))
        with CaptureQueriesContext(connection) as asked:
            done = _timed(f"{name}: apply", lambda: importing.apply(actor, seen))
        print(f"{name}: {len(asked)} statements in apply")
        return done.as_json()  # type: ignore[no-any-return]

    assert take(_csv(rows), "new")["new"] == UNITS
    assert UnitState.unscoped.count() == Event.unscoped.filter(verb="unit_founded").count() == UNITS
    assert take(_csv(rows), "again")["untouched"] == UNITS
    moved = [[code, "R-01" if parent == "R-00" else parent, *rest] for code, parent, *rest in rows]
    told = take(_csv(moved), "one district's units moved, with all below")
    assert told["moved"] == sum(1 for row in rows if row[1] == "R-00"), told
    steps = {
        state.unit.code: state.path for state in UnitState.unscoped.filter(valid_to__year=9999).select_related("unit")
    }
    assert all(steps[code].startswith(steps[parent]) for code, parent, *_rest in moved if parent)
    for format in ("csv", "xlsx"):
        content = _timed(f"export {format}", lambda format=format: export(actor, "units", format))  # type: ignore[misc]
        assert take(content, f"exported {format}")["untouched"] == UNITS


def _rows() -> list[list[str]]:
    """A city, twenty districts, a thousand subdistricts, the rest communities."""
    rows = [["R", "", "city", "", "大城", "Great City", "大都市", "大城", "", ""]]
    for district in range(20):
        rows.append([f"R-{district:02}", "R", "district", "", f"第{district}区", "", "", "", "", ""])
    for number in range(UNITS - 21):
        upper = number % 1000
        above = f"R-{upper % 20:02}" if number < 1000 else f"R-{upper % 20:02}-{upper:04}"
        code = f"R-{upper % 20:02}-{number:04}" if number < 1000 else f"{above}-{number:05}"
        kind = "subdistrict" if number < 1000 else "community"
        names = [f"海滨{number}", f"Seaside {number}", f"海辺{number}", f"海滨{number}"]
        rows.append([code, above, kind, "urban_community", *names, "2020-01-01", ""])
    return rows


def _csv(rows: list[list[str]]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADING.split(","))
    writer.writerows(rows)
    return text.getvalue().encode()


def _timed(name: str, act: Callable[[], Any]) -> Any:
    begun, worked = time.perf_counter(), time.process_time()
    result = act()
    print(
        f"{name}: {time.perf_counter() - begun:.2f} s ({time.process_time() - worked:.2f} s of processor)", flush=True
    )
    return result


if __name__ == "__main__":
    main()
