"""The register files of a transcript's folder, taken in like anybody's."""

import csv
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.paths import step_of
from hyogi.organisation.models import ALWAYS, FOREVER, Person, Post, PostKind, Tenure, Unit, UnitKind, UnitState
from hyogi.organisation.rules import code_key
from hyogi.organisation.vocabulary import UNIT_KINDS
from hyogi.records.transcripts.problems import Problem

FILES = ("units", "posts", "people", "tenures")


def take_in(actor: Actor, folder: Path, say: Callable[[str], None]) -> tuple[dict[str, dict[str, int]], list[Problem]]:
    """Counts by file."""
    counts = {}
    for kind in FILES:
        place = folder / f"{kind}.csv"
        if place.exists():
            rows = list(csv.DictReader(place.read_text("utf-8-sig").splitlines()))
            counts[kind] = {"new": sum(globals()[f"_{kind}"](row) for row in rows)}
    return counts, []


def _texts(row: dict[str, str]) -> Texts:
    return Texts({language: row.get(f"name[{language}]", "") for language in ("en", "ja", "zh-Hans")})


def _days(row: dict[str, str]) -> dict[str, date]:
    return {
        "valid_from": date.fromisoformat(row["valid_from"]) if row["valid_from"] else ALWAYS,
        "valid_to": date.fromisoformat(row["valid_to"]) if row["valid_to"] else FOREVER,
    }


def _units(row: dict[str, str]) -> int:
    if Unit.unscoped.filter(code=row["code"]).exists():
        return 0
    parent: Any = UnitState.unscoped.filter(unit__code=row["parent"]).first()
    kind, _made = UnitKind.unscoped.get_or_create(code=row["kind"], defaults={"names": UNIT_KINDS[row["kind"]].names})
    step = step_of(2_000_000 + Unit.unscoped.count())
    unit = Unit.unscoped.create(code=row["code"], code_key=code_key(row["code"]), step=step)
    UnitState.unscoped.create(
        unit=unit,
        parent=parent and parent.unit,
        path=(parent.path if parent else "") + step,
        kind=kind,
        name=row["name"],
        names=_texts(row),
        **_days(row),
    )
    return 1


def _posts(row: dict[str, str]) -> int:
    if Post.unscoped.filter(code=row["code"]).exists():
        return 0
    kind, _made = PostKind.unscoped.get_or_create(code=row["kind"], defaults={"role": row["role"]})
    unit = Unit.unscoped.get(code=row["unit"])
    Post.unscoped.create(
        code=row["code"],
        code_key=code_key(row["code"]),
        unit=unit,
        kind=kind,
        name=row["name"],
        names=_texts(row),
        **_days(row),
    )
    return 1


def _people(row: dict[str, str]) -> int:
    if Person.unscoped.filter(code=row["code"]).exists():
        return 0
    Person.unscoped.create(code=row["code"], code_key=code_key(row["code"]), name=row["name"], names=_texts(row))
    return 1


def _tenures(row: dict[str, str]) -> int:
    person, post = Person.unscoped.get(code=row["person"]), Post.unscoped.get(code=row["post"])
    if Tenure.unscoped.filter(person=person, post=post).exists():
        return 0
    Tenure.unscoped.create(person=person, post=post, manner=row["manner"], reason=row["reason"], **_days(row))
    return 1
