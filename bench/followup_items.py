"""How long the pages of follow-up take with two thousand lists of ten items each, and how long a day of the ladder."""

import os
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hyogi.config.settings")
LISTS, EACH = 2_000, 10
TIMES = 7


class Problem:
    """A problem as a comment names it."""

    def __init__(self, n: int):
        self.text, self.category = (
            f"第{n}项：群众诉求办理超过规定时限，反馈不够及时。",
            "process" if n % 2 else "safety",
        )


def main() -> None:
    """Make the lists, check that they are there, say how long each page takes."""
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.ALLOWED_HOSTS = ["*"]
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    call_command("migrate", verbosity=0)
    _measure()


def _measure() -> None:
    from django.db.models import F
    from django.test import Client
    from tests.factories import an_account
    from tests.loop import a_cycle

    from hyogi.followup import actions
    from hyogi.followup.models import Item, ItemList
    from hyogi.followup.queries import on_time_of
    from hyogi.foundation import clock
    from hyogi.foundation.actors import Actor
    from hyogi.organisation.models import Person, Tenure
    from hyogi.rollups.models import ReminderMail

    small = a_cycle(LISTS)
    for n, assignment in enumerate(small.assignments):
        actions.begin_list(small.office, assignment, [Problem(n * EACH + m) for m in range(EACH)])
    assert (ItemList.unscoped.count(), Item.unscoped.count()) == (LISTS, LISTS * EACH)
    today = clock.today("Asia/Shanghai")
    ItemList.unscoped.update(state="approved", approved_at=clock.now())
    for n, state in enumerate(("planned", "under_way", "done_claimed", "reopened")):
        Item.unscoped.filter(position__in=[n + 1, n + 5]).update(state=state, due_on=today + timedelta(days=9 * n - 11))
    Item.unscoped.filter(position__gte=9).update(state="closed", closed_on=today, due_on=today)
    for assignment in small.assignments:
        Item.unscoped.filter(assignment=assignment).update(owner=assignment.post_id)
    holders = Tenure.unscoped.filter(post__in=[one.post_id for one in small.assignments]).select_related("person")
    for n, tenure in enumerate(holders):
        an_account(person=tenure.person, email=f"head{n}@one.example", language="zh-Hans")

    client = Client(headers={"Accept-Language": "zh-hans"})
    backend = "allauth.account.auth_backends.AuthenticationBackend"
    client.force_login(an_account(person=Person.unscoped.get(pk=small.office.person_id)), backend)
    item = Item.unscoped.order_by("pk")[LISTS]
    cycle, branch = f"/followup/cycles/{small.cycle.pk}/", small.assignments[9].unit.code
    pages = {
        "home": "/",
        "board": cycle,
        "board, leaf 20": f"{cycle}?leaf=20",
        "items": f"{cycle}items/",
        "items, overdue of one branch": f"{cycle}items/?only=overdue&branch={branch}",
        "items, by words": f"{cycle}items/?q=19999",
        "list": f"/followup/lists/{item.item_list_id}/",
        "item": f"/followup/items/{item.pk}/",
        "cycle": f"/cycles/{small.cycle.pk}/",
    }
    for name, address in pages.items():
        assert client.get(address).status_code == 200, name
        spent = sorted(_timed(lambda address=address: client.get(address)) for _n in range(TIMES))  # type: ignore[misc]
        print(f"page {name}: {1000 * spent[len(spent) // 2]:.0f} ms")
    Item.unscoped.filter(state="closed").update(due_on=F("closed_on"))
    print(f"share closed on time, all units: {1000 * _timed(lambda: on_time_of(small.cycle)):.0f} ms")
    fired: list[int] = []
    spent_once = _timed(lambda: fired.append(actions.fire_due(Actor.system("bench"), today)))
    mails = ReminderMail.unscoped.count()
    print(f"a day of the ladder: {fired[0]} rungs and {mails} mails in {spent_once:.1f} s")
    again = _timed(lambda: fired.append(actions.fire_due(Actor.system("bench"), today)))
    assert fired[1] == 0
    print(f"the same day again: {again:.1f} s")


def _timed(work: Callable[[], Any]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
