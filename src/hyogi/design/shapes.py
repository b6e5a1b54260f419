"""The values that components are given. Words may be plain, lazily translated, or `Texts` in several languages."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Literal


@dataclass(frozen=True)
class Crumb:
    """One step of the path to a page; the last one, where the reader stands, usually has no address."""

    text: Any
    url: str = ""


@dataclass(frozen=True)
class Stage:
    """One stage of a course of things: what it is called, when it is, and where one stands."""

    name: Any
    when: Any = ""
    state: Literal["past", "now", "next"] = "next"


@dataclass(frozen=True)
class Act:
    """One act in a timeline: when, who, what. `for_whom` where it was entered for another."""

    when: datetime | date | None
    who: Any
    what: Any
    note: Any = ""
    for_whom: Any = ""
    url: str = ""


@dataclass(frozen=True)
class Receipt:
    """Proof that something was taken in: `number` to quote, `hash` of what was taken, `seal` one or two lines."""

    title: Any
    at: datetime
    number: str
    hash: str = ""
    facts: Sequence[tuple[Any, Any]] = field(default=())
    seal: Sequence[str] = ("受領",)
