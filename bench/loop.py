"""How long every page of the loop takes with two thousand reporters in each of two years and twenty thousand items.

The demonstration is grown (`_growing.py`); then each page is opened at its specimen by the first post to which it
opens.
On SQLite the time is that of the process, in which the database is too (what others do on the machine does not
count); on PostgreSQL that of the clock, so that the server's work is in it. Told is the median of nine, and the least.
"""

import logging
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from statistics import median
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hyogi.config.settings")
COPIES, ITEMS_EACH = 62, 10
TIMES, MOST = 9, 100
ROOMS = [
    "cycles",
    "rollups",
    "indicators",
    "reports",
    "reviews",
    "meetings",
    "ballots",
    "followup",
    "results",
    "directives",
    "practices",
    "succession",
    "records",
    "papers",
]
POSTS = (
    "TM-OFFICE",
    "TM-HEAD",
    "TM-MEMBER-1",
    "TM-LIAISON",
    "TM-01-HEAD",
    "TM-05-HEAD",
    "TM-03-OFFICE",
    "TM-03-06-HEAD",
)
HOME = ("TM-OFFICE", "TM-HEAD", "TM-MEMBER-1", "TM-01-HEAD")
WHOLE = {
    "reviews:sheet_file": "all scores in one file",
    "ballots:take_along": "the whole tally in one file",
    "records:prepare": "the record is written from all that was said",
}
"""Pages that are of all reporters at once because that is what they are for, with the reason: told by the row."""


def main() -> None:
    """Make the demonstration, grow it, check it, measure every page."""
    import django

    django.setup()
    from django.conf import settings

    from bench._growing import grow
    from hyogi.config.settled import settle
    from hyogi.ops.demo import prepare

    settings.ALLOWED_HOSTS = ["*"]
    logging.disable(logging.WARNING)
    if "--grown" not in sys.argv:
        start = time.perf_counter()
        prepare(lambda _line: None)
        grow(COPIES, ITEMS_EACH)
        print(f"built in {time.perf_counter() - start:.0f} s")
    else:
        prepare(lambda _line: None)
    _check()
    settle()  # as `hyogi serve` does
    wanted = [word for word in sys.argv[1:] if not word.startswith("-")]
    _measure(wanted)


def _check() -> None:
    """As many of everything as the figures speak of, and the pages count them all."""
    from hyogi.cycles.models import Assignment
    from hyogi.followup.models import Item, ItemList
    from hyogi.reports.models import Submission

    reporters = 32 * (COPIES + 1)
    for code in ("TM-2025", "TM-2026"):
        assert Assignment.unscoped.filter(cycle__code=code).count() == reporters, code
    assert ItemList.unscoped.count() == reporters
    assert Item.unscoped.count() >= 20_000, Item.unscoped.count()
    submitted = Submission.unscoped.filter(cycle__code="TM-2025").values("assignment").distinct().count()
    assert submitted == reporters, submitted


@dataclass(frozen=True)
class Measured:
    """A page as one post opened it."""

    page: str
    post: str
    milliseconds: float
    least: float
    statements: int
    size: int

    @property
    def is_whole(self) -> bool:
        return self.page.split()[0] in WHOLE

    def __str__(self) -> str:
        verdict = "ok" if self.milliseconds < MOST else "OVER"
        if self.is_whole and self.milliseconds >= MOST:
            per_row = self.milliseconds / (32 * (COPIES + 1))
            verdict = f"{per_row:.2f} ms a reporter: {WHOLE[self.page.split()[0]]}"
        return (
            f"{self.page:30} {self.post:14} {self.milliseconds:7.0f} ms (least {self.least:4.0f}) "
            f"{self.statements:4} statements {self.size // 1024:6} kB  {verdict}"
        )


def _measure(wanted: list[str]) -> None:
    clients = {post: _client(post) for post in {*POSTS, *HOME}}
    shown, nobody = 0, []
    found: list[Measured] = []
    for name, address, posts in _addresses():
        if wanted and not any(name.startswith(word) for word in wanted):
            continue
        opened = (one for post in posts if (one := _opened(name, address, post, clients[post])))
        some = list(opened if name == "site:home" else islice(opened, 1))
        nobody += [] if some else [name]
        for one in some:
            print(one, flush=True)
            found.append(one)
            shown += 1
    over = [one for one in found if one.milliseconds >= MOST and not one.is_whole]
    print(f"median of all pages {median([one.milliseconds for one in found] or [0]):.0f} ms")
    print(f"{shown} pages, {len(over)} over {MOST} ms; opened to none of the posts: {', '.join(nobody) or 'none'}")


def _addresses() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    from django.urls import reverse

    from bench._growing import CYCLES
    from hyogi.cycles.models import Cycle
    from hyogi.foundation.pages import registry

    cycles = dict(Cycle.unscoped.filter(code__in=CYCLES).order_by("-year").values_list("year", "pk"))
    every = set(Cycle.unscoped.values_list("pk", flat=True))
    yield "site:home", "/", HOME
    for page in registry():
        if page.specimen is None or "GET" not in page.methods or page.name.split(":")[0] not in ROOMS:
            continue
        query = "&".join(f"{name}={value}" for name, value in page.specimen.query.items())
        kwargs = page.specimen.fill()
        of_cycle = kwargs.keys() == {"id"} and kwargs["id"] in every
        for year, id in cycles.items() if of_cycle else [("", None)]:
            address = reverse(page.name, kwargs={"id": id} if id else kwargs) + (f"?{query}" if query else "")
            yield f"{page.name} {year}".strip(), address, POSTS


def _client(post: str) -> Any:
    from django.test import Client
    from django.urls import reverse

    from hyogi.organisation.models import Post

    client = Client(headers={"Accept-Language": "zh-hans"})
    client.post(reverse("accounts:demo_chooser"), {"post": str(Post.unscoped.get(code=post).pk)})
    return client


def _opened(name: str, address: str, post: str, client: Any) -> Measured | None:
    """The page as the post opens it; nothing where it does not open."""
    from django.db import connection

    statements: list[str] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        statements.append(sql)
        return execute(sql, params, many, context)

    def get() -> Any:
        response = client.get(address)
        return b"".join(response.streaming_content) if response.streaming else response.content

    if client.head(address).status_code != 200:
        return None
    with connection.execute_wrapper(note):
        content = get()
    spent = [_timed(get)]
    spent += [_timed(get) for _n in range(TIMES - 1)] if spent[0] < 2 else []
    return Measured(name, post, 1000 * median(spent), 1000 * min(spent), len(statements), len(content))


def _timed(work: Callable[[], Any]) -> float:
    from django.db import connection

    now = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    start = now()
    work()
    return now() - start


if __name__ == "__main__":
    main()
