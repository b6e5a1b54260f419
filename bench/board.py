"""How long the board and the pages of chasing take with two thousand units, and reminding all of them."""

import os
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hyogi.config.settings")
UNITS, ITEMS, OFFICES, TIMES = 2_000, 10, 4, 7


def main() -> None:
    """Make the cycle, check that it is there, say how long each page takes."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["*"]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    call_command("migrate", verbosity=0)
    _measure()


def _fill(small: Any) -> None:
    """Reports in every state, scores, drafts, lists with items: rows as the rooms store them."""
    from hyogi.followup.models import Item, ItemList
    from hyogi.foundation import clock
    from hyogi.reports.models import STATES, Report
    from hyogi.reviews.models import CommentDraft, Score

    of: dict[str, Any] = {"branch": small.cycle.branch, "cycle": small.cycle}
    every = list(enumerate(small.assignments))
    today = clock.today("Asia/Shanghai")
    rows = [Report(assignment=one, state=STATES[n % len(STATES)][0], **of) for n, one in every if n % 6]
    Report.unscoped.bulk_create(rows, batch_size=500)
    Score.unscoped.bulk_create(
        [
            Score(assignment=one, component=part, office=f"Office {at}", number=1, value_x100=9000, **of)
            for _n, one in every
            for part in ("daily", "visit")
            for at in range(OFFICES)
        ],
        batch_size=500,
    )
    CommentDraft.unscoped.bulk_create(
        [CommentDraft(assignment=one, text="…", **of) for n, one in every if n % 2], batch_size=500
    )
    lists = [ItemList(assignment=one, state="approved", **of) for _n, one in every]
    ItemList.unscoped.bulk_create(lists, batch_size=500)
    Item.unscoped.bulk_create(
        [
            Item(item_list=one, assignment=one.assignment, position=n, text="…", state="under_way", due_on=due, **of)
            for at, one in enumerate(lists)
            for n in range(ITEMS)
            for due in [today + timedelta(days=at % 30 - 3)]
        ],
        batch_size=500,
    )


def _measure() -> None:
    from django.test import Client
    from tests.factories import an_account
    from tests.loop import a_cycle

    from hyogi.cycles.models import Phase, Stage
    from hyogi.foundation import clock
    from hyogi.organisation.models import Person
    from hyogi.rollups.actions import Call, note_calls, remind
    from hyogi.rollups.queries import Reading, board_of, chasing_page, chosen_column, owing_ids

    small = a_cycle(UNITS)
    _fill(small)
    Stage.unscoped.filter(key__in=["draft_due", "submit_due"]).update(due_at=clock.now() - timedelta(days=1))
    type(small.cycle).unscoped.filter(pk=small.cycle.pk).update(phase=Phase.FOLLOW_UP)
    column = chosen_column(Reading(small.again()), "report")
    assert column is not None
    found = board_of(Reading(small.again()), column, by="branch")
    assert (found.whole.total, sum(group.total for group in found.groups)) == (UNITS, UNITS)

    client = Client(headers={"Accept-Language": "zh-hans"})
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    client.force_login(an_account(person=Person.unscoped.get(pk=small.office.person_id)), backend)
    board, chasing = f"/cycles/{small.cycle.pk}/board/", f"/cycles/{small.cycle.pk}/chasing/submit_due/"
    pages = {
        "board, report by kind": f"{board}?column=report",
        "board, report by branch, leaf 20": f"{board}?column=report&by=branch&leaf=20",
        "board, report, late only": f"{board}?column=report&late=on",
        "board, scores": f"{board}?column=known",
        "board, comment": f"{board}?column=comment",
        "board, result": f"{board}?column=result",
        "board, plan": f"{board}?column=plan",
        "board, items": f"{board}?column=items",
        "who is late": chasing,
        "telephone list": chasing.replace("chasing", "telephone"),
    }
    for name, address in pages.items():
        assert client.get(address).status_code == 200, name
        spent = sorted(_timed(lambda address=address: client.get(address)) for _n in range(TIMES))  # type: ignore[misc]
        print(f"page {name}: {1000 * spent[len(spent) // 2]:.0f} ms")
    target = chasing_page(small.office, small.cycle.pk, "submit_due")
    late = [id for id, _late in owing_ids(target)]
    note_calls(small.office, target, [Call(id, mailbox=f"office{n}@units.example") for n, id in enumerate(late)])
    reminded: list[Any] = []
    spent_once = _timed(lambda: reminded.append(remind(small.office, target, late, root="https://hyogi.example/")))
    assert len(reminded[0].chases) == len(late)
    print(f"remind {len(late)} units, twenty mails at once: {spent_once:.1f} s")


def _timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
