"""The papers that can be made: each with what it shows, how its facts are gathered, and Hyogi's own template of it.

A paper is offered once, when Hyogi starts; pages, acts and tests walk over all of them. Rendering knows no paper.
"""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from hyogi.cycles.models import Assignment, Cycle
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import django_code
from hyogi.papers.engine import Field, steady

Facts = dict[str, Any]
VOLATILE = frozenset({"today"})
"""Fields that say when a paper was made and not what it is about."""


class Time(StrEnum):
    """When in the cycle a paper is needed."""

    BEFORE = "before"
    MEETING = "meeting"
    AFTER = "after"


TIMES = {Time.BEFORE: _("Before the meeting"), Time.MEETING: _("At the meeting"), Time.AFTER: _("After the meeting")}


class NothingYet(Exception):
    """The paper cannot be made yet; the sentence says what is missing."""

    def __init__(self, sentence: Any):
        self.sentence = sentence
        super().__init__(sentence)


@dataclass(frozen=True)
class Sheet:
    """The facts of one file: of the cycle, or of one unit that reports. `name` is added to the file's name."""

    facts: Facts
    assignment: Assignment | None = None
    name: str = ""


@dataclass(frozen=True)
class Paper:
    """One kind of paper. `gather(actor, cycle)` gives a sheet, or one for each unit, in the language that is active;
    it raises `NothingYet`. `build(language)` writes Hyogi's own template, its fixed words in the active language."""

    key: str
    title: Any
    purpose: Any
    time: Time
    fields: Sequence[Field]
    gather: Callable[[Actor, Cycle], list[Sheet]]
    build: Callable[[str], bytes]
    each_unit: bool = False
    note: Any = field(default="")


_OFFERED: dict[str, Paper] = {}


def offer(*papers: Paper) -> None:
    """Have these papers made by whoever makes papers; a second offer of a key takes its place."""
    for paper in papers:
        _OFFERED[paper.key] = paper


def papers() -> list[Paper]:
    """All papers, in the order of the year."""
    order = list(Time)
    return sorted(_OFFERED.values(), key=lambda paper: order.index(paper.time))


def paper(key: str) -> Paper | None:
    """The paper of this key."""
    return _OFFERED.get(key)


@lru_cache(maxsize=256)
def own_template(key: str, language: str) -> bytes:
    """Hyogi's own template of the paper, as a Word file whose fixed words are in this language."""
    with override(django_code(language)):
        return steady(_OFFERED[key].build(language))


def file_name(code: str, key: str, name: str, language: str) -> str:
    """What the file of a paper is called."""
    return "-".join(filter(None, [code, key, name, language])) + ".docx"


def print_of(facts: Facts) -> str:
    """A hash over what a paper says, leaving out on which day it was made."""
    told = {name: value for name, value in facts.items() if name not in VOLATILE}
    return hashlib.sha256(json.dumps(told, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
