"""Panels: a page of a lower room shows what upper rooms have to say about its subject, without knowing them.

A room offers a panel when it starts (`offer("cycle", Panel(…))`); the page loads all of them and hands them to its
template. A panel loads what it shows with the actor's eyes and leaves itself out by answering nothing.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from hyogi.design.paging import Paging


@dataclass(frozen=True)
class Panel:
    """One section of a page. `load(actor, subject)` gives what `template` shows as `panel`, or `None` for no section;
    `load(actor, subject, paging)` where it `is_leafed` through. `topics` are the words by which the page files remarks
    of its own under it; `order` is its place (of equals, the first offered comes first)."""

    name: str
    title: Any
    template: str
    load: Callable[..., Any]
    order: int
    topics: frozenset[str] = frozenset()
    is_leafed: bool = False


@dataclass(frozen=True)
class Filled:
    """A panel with what it shows."""

    panel: Panel
    content: Any


_OFFERED: dict[str, dict[str, Panel]] = defaultdict(dict)


def offer(page: str, panel: Panel) -> None:
    """Have `page` show the panel; a second offer under the same name takes its place."""
    _OFFERED[page][panel.name] = panel


def fill(page: str, actor: Any, subject: Any, paging: Paging | None = None) -> list[Filled]:
    """All panels of the page that have something to show, in order; of lists the leaf that `paging` asks for."""
    paging = paging or Paging(QueryDict())
    panels = sorted(_OFFERED[page].values(), key=lambda panel: panel.order)
    filled = [
        Filled(panel, panel.load(actor, subject, paging) if panel.is_leafed else panel.load(actor, subject))
        for panel in panels
    ]
    return [one for one in filled if one.content is not None]
