"""Charts as plain geometry: percentages of the width, so that letters keep their size on any screen.

Pure: values in, places out. The templates draw them as SVG and write the same numbers in a table under each.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

TONES = 8
HEATS = 5


@dataclass(frozen=True)
class Point:
    """One named number. `url` leads to what it was counted from; a value of `None` is a gap."""

    name: Any
    value: float | None
    url: str = ""


@dataclass(frozen=True)
class Series:
    """Named numbers of one kind, in the order in which they are to be read."""

    title: Any
    points: Sequence[Point] = field(default=())
    description: Any = ""
    unit: Any = ""

    @property
    def total(self) -> float:
        return sum(point.value or 0 for point in self.points)


@dataclass(frozen=True)
class Grid:
    """Numbers by row and column; `values[row][column]`, `None` where there is none."""

    title: Any
    rows: Sequence[Any]
    columns: Sequence[Any]
    values: Sequence[Sequence[float | None]]
    description: Any = ""
    unit: Any = ""


@dataclass(frozen=True)
class Place:
    """Where one point is drawn, in percent, with its class of colour and its share of the whole."""

    point: Point
    x: float
    y: float
    width: float = 0
    height: float = 0
    tone: int = 1
    share: float = 0

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def roomy(self) -> bool:
        """Whether words fit in."""
        return self.width >= 12 and self.height >= 9


def bar_places(series: Series, step: int = 44) -> list[Place]:
    """A bar for each point, as long as its part of the greatest; `y` counts pixels, `step` for each."""
    greatest = max((point.value or 0 for point in series.points), default=0)
    return [
        Place(point, 0, at * step, width=_round(100 * max(0, point.value or 0) / greatest) if greatest else 0)
        for at, point in enumerate(series.points)
    ]


def share_places(series: Series) -> list[Place]:
    """The points side by side in one bar, each as wide as its share of the whole."""
    places, x = [], 0.0
    for at, point in enumerate(series.points):
        share = 100 * max(0, point.value or 0) / series.total if series.total else 0
        places.append(Place(point, _round(x), 0, _round(share), 100, tone=at % TONES + 1, share=_round(share)))
        x += share
    return places


def trend_places(series: Series) -> list[Place]:
    """The points from left to right, `y` counted from the top; the ground line is zero or the least below it."""
    values = [point.value for point in series.points if point.value is not None]
    least, greatest = min([0, *values]), max([0, *values])
    height = (greatest - least) or 1
    gap = 100 / max(1, len(series.points) - 1)
    return [
        Place(
            point, _round(at * gap) if len(series.points) > 1 else 50, _round(100 * (greatest - point.value) / height)
        )
        if point.value is not None
        else Place(point, _round(at * gap), -1)
        for at, point in enumerate(series.points)
    ]


def curves(places: Sequence[Place]) -> Iterator[str]:
    """The unbroken runs of a trend as SVG point lists; a gap is left open, never bridged."""
    for there, run in groupby(places, key=lambda place: place.point.value is not None):
        if there:
            yield " ".join(f"{place.x},{place.y}" for place in run)


def heat_of(value: float | None, greatest: float) -> int:
    """The class of warmth, 0 (nothing) to 5 (the greatest)."""
    if not value or greatest <= 0 or value < 0:
        return 0
    return min(HEATS, 1 + int(HEATS * value / greatest - 1e-9))


def tree_places(series: Series, aspect: float = 2.0) -> list[Place]:
    """A tree-map: areas in proportion, largest first, as square as they go (Bruls, Huizing and van Wijk, 2000)."""
    points = sorted((p for p in series.points if p.value and p.value > 0), key=lambda p: -(p.value or 0))
    total = sum(p.value or 0 for p in points)
    tones = {id(point): at % TONES + 1 for at, point in enumerate(points)}
    places, x, y, width, height = [], 0.0, 0.0, 100.0 * aspect, 100.0
    scale = width * height / total if total else 0
    left = list(points)
    while left:
        side = min(width, height)
        row = _squarest([(p.value or 0) * scale for p in left], side)
        thick = sum((p.value or 0) * scale for p in left[:row]) / side
        along = 0.0
        for point in left[:row]:
            size = (point.value or 0) * scale / thick
            box = (x, y + along, thick, size) if height <= width else (x + along, y, size, thick)
            places.append(_tile(point, box, aspect, tones[id(point)], 100 * (point.value or 0) / total))
            along += size
        if height <= width:
            x, width = x + thick, max(width - thick, 1e-9)
        else:
            y, height = y + thick, max(height - thick, 1e-9)
        left = left[row:]
    return places


def _squarest(areas: Sequence[float], side: float) -> int:
    """How many of `areas`, from the first, make the squarest row along `side`."""
    best, count, total = float("inf"), 0, 0.0
    for area in areas:
        total += area
        worst = max(side**2 * areas[0] / total**2, total**2 / (side**2 * area))
        if worst > best:
            break
        best, count = worst, count + 1
    return max(1, count)


def _tile(point: Point, box: tuple[float, float, float, float], aspect: float, tone: int, share: float) -> Place:
    x, y, width, height = box
    return Place(point, _round(x / aspect), _round(y), _round(width / aspect), _round(height), tone, _round(share))


def _round(number: float) -> float:
    return round(number, 2)
