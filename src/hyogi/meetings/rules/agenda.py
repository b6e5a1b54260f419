"""The agenda worked out from the regime: which items in which order, how long each, where a break falls.

Sources: docs/regime-parameters.md, `[[agenda]]`, `[meeting]` (`comment_when`, `sitting_max_minutes`,
`report_minutes_x10`, `break_every_minutes`), `[order]`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

Repeat = Literal["once", "per_on_site", "per_written", "per_report"]
BREAK_SECONDS = 600
"""How long a break is, where nobody says otherwise."""
SPOKEN = frozenset({"report", "question", "answer", "comment", "note_written"})


@dataclass(frozen=True)
class Template:
    """An item of the regime's agenda: its `key` (for the caller), its kind, how long it takes once, how often."""

    key: int
    kind: str
    seconds: int
    repeat: Repeat = "once"


@dataclass(frozen=True)
class Reporter:
    """Who reports, as far as the agenda goes by it: `key` (for the caller), the place in the order of protocol, and
    whether the unit reports on site."""

    key: str
    position: int
    on_site: bool


@dataclass(frozen=True)
class Line:
    """A line of the agenda: which template, about which reporter (`None`: about none), how long."""

    template: int
    reporter: str | None
    seconds: int


def speaking_order(reporters: Iterable[Reporter], rule: str) -> list[Reporter]:
    """The reporters in the order in which they speak. `protocol` and `list` go by position, `reverse_last` the other
    way round; where the order is drawn it begins by position and the drawn order is entered by hand."""
    return sorted(reporters, key=lambda one: one.position, reverse=rule == "reverse_last")


def laid_out(items: Sequence[Template], reporters: Sequence[Reporter], comment_when: str) -> list[Line]:
    """The agenda line by line. Items that are repeated side by side are taken together for each reporter (report,
    question; report, question …); comments come as a block of their own unless `comment_when` is `after_each`."""
    lines: list[Line] = []
    for repeated, block in groupby(_blocks(items, comment_when), key=lambda one: one[0]):
        together = [item for _block, item in block]
        if repeated[1]:
            for reporter in sorted(reporters, key=lambda one: not one.on_site):
                lines += [Line(one.key, reporter.key, one.seconds) for one in together if _concerns(one, reporter)]
        else:
            lines += [Line(one.key, None, one.seconds) for one in together]
    return lines


def _blocks(items: Sequence[Template], comment_when: str) -> Iterator[tuple[tuple[int, bool], Template]]:
    """Each item with the number of its block and whether the block is repeated."""
    number, last = 0, ""
    for item in items:
        if item.repeat == "once":
            name = f"once {item.key}"
        elif comment_when == "after_each":
            name = "each"
        else:
            name = f"{item.repeat} {item.kind == 'comment'}"
        number, last = number + (name != last), name
        yield (number, item.repeat != "once"), item


def _concerns(item: Template, reporter: Reporter) -> bool:
    return item.repeat == "per_report" or (item.repeat == "per_on_site") == reporter.on_site


@dataclass(frozen=True)
class Slot:
    """One item of the agenda: its `key` (for the caller), how long it takes once, how often it comes, and whether it is
    the report, whose time follows from what the others leave."""

    key: str
    seconds: int
    times: int
    is_report: bool = False


@dataclass(frozen=True)
class Shares:
    """How the fixed time of a meeting is shared. All in seconds.

    `total` is what all sittings have, `others` what everything but the reports takes, `share` what is left for each
    speaker, rounded down to the second, `each` what a speaker gets: the share, but no more than the regime's minutes.
    `over` is by how much the other items alone exceed the total; then nobody can speak, `each` is the regime's own
    time, and the meeting is too short.
    """

    sittings: int
    total: int
    others: int
    speakers: int
    share: int
    each: int
    over: int

    @property
    def spare(self) -> int:
        """What is left when everybody has spoken: for breaks and what takes longer."""
        return max(0, self.total - self.others - self.speakers * self.each)


def share_time(sitting_seconds: int, slots: Iterable[Slot], most: int, sittings: int = 0) -> Shares:
    """What each speaker gets of a meeting of `sittings` sittings (0: as few as give each speaker `most`, the time that
    the regime names). The other items first, the rest divided equally.

    >>> share_time(3600, [Slot("open", 600, 1), Slot("report", 0, 4, True)], most=480).each
    480
    >>> share_time(3600, [Slot("open", 1800, 1), Slot("report", 0, 4, True)], most=480, sittings=1).each
    450
    """
    slots = list(slots)
    others = sum(slot.seconds * slot.times for slot in slots if not slot.is_report)
    speakers = sum(slot.times for slot in slots if slot.is_report)
    count = sittings or _sittings(others + speakers * most, sitting_seconds)
    left = count * sitting_seconds - others
    share = max(0, left // speakers) if speakers else 0
    each = min(share, most) if left > 0 else most
    return Shares(
        count, count * sitting_seconds, others, speakers, share, each if speakers and each else most, max(0, -left)
    )


def sittings(seconds: int, sitting_max_minutes: int) -> int:
    """How many sittings a meeting of this length needs, at least one.

    >>> sittings(15840, 180), sittings(10800, 180)
    (2, 1)
    """
    return _sittings(seconds, sitting_max_minutes * 60)


def _sittings(seconds: int, sitting_seconds: int) -> int:
    return max(1, -(-seconds // sitting_seconds))


def length_of(items: Iterable[Template], on_site: int, written: int) -> int:
    """How long the meeting is, without breaks: the sum of seconds times repeats.

    Source: docs/worked-examples.md, D14.
    """
    times = {"once": 1, "per_on_site": on_site, "per_written": written, "per_report": on_site + written}
    return sum(item.seconds * times[item.repeat] for item in items)


def breaks(lines: Sequence[Line], every_minutes: int | None) -> list[int]:
    """Before which lines (by number from 0) a break falls, so that nobody sits longer than `every_minutes` on end; what
    belongs to one reporter is not torn apart, and nothing is broken off before the first line. A break that would fall
    early into a step (all reports, all comments) comes before the whole step, up to a third of the time earlier."""
    if not every_minutes:
        return []
    most = every_minutes * 60
    found: list[int] = []
    since = step = inside = 0
    for start, end in _pieces(lines):
        seconds = sum(line.seconds for line in lines[start:end])
        if start and lines[start].template != lines[step].template:
            step, inside = start, 0
        if since and since + seconds > most:
            before = since - inside
            whole = 3 * before >= 2 * most and inside + seconds <= most
            if not whole:
                step, inside = start, 0
            found.append(step)
            since = inside
        since, inside = since + seconds, inside + seconds
    return found


def _pieces(lines: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Runs of lines about the same reporter, as (first, behind the last)."""
    start = 0
    for number in range(1, len(lines) + 1):
        if number == len(lines) or lines[number].reporter is None or lines[number].reporter != lines[start].reporter:
            yield start, number
            start = number


def may_pass(kind: str, other: str, *, rule: str, swap_allowed: bool, away: bool) -> bool:
    """Whether an item may change places with its neighbour. Who speaks keeps the order of the regime, unless speakers
    may swap, the order is drawn (and entered by hand), or one of the two is not there (`away`)."""
    both_spoken = kind in SPOKEN and other in SPOKEN
    return not both_spoken or swap_allowed or rule.startswith("draw") or away
