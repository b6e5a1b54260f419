"""`hyogi verify` finds what was changed behind the acts' back."""

from collections.abc import Callable
from typing import Any

import pytest

from hyogi.followup import actions, verifying
from hyogi.followup.models import Draw, Evidence, Item, ItemList, ItemStep, ListStep
from hyogi.foundation import triggers
from hyogi.foundation.verifying import checks
from tests.followup.world import again, claimed
from tests.loop import a_cycle

pytestmark = pytest.mark.django_db


def found() -> list[str]:
    return [sentence for check in checks() if check.find.__module__ == verifying.__name__ for sentence in check.find()]


def a_closed_item() -> Item:
    small = a_cycle(1)
    item = claimed(small)
    actions.close_item(small.office2, again(small.office2, item), text="Seen.", version=item.version)
    actions.draw_sample(small.office, small.cycle, seed="Lottery 26213")
    return item


def test_nothing_differs_after_acts() -> None:
    a_closed_item()

    assert found() == []


PLANTED: list[tuple[type[Any], dict[str, Any], str]] = [
    (Item, {"state": "reopened", "closed_on": None}, "state, day of closing"),
    (Item, {"due_on": "2030-01-01"}, "due day"),
    (Item, {"moves": 3}, "moves of the due day"),
    (Item, {"finding": "done"}, "finding"),
    (Item, {"sample": "stands"}, "sample"),
    (Item, {"measure": "Another measure"}, "the plan as it was approved"),
    (ItemStep, {"state": "carried"}, "order of steps"),
    (ItemList, {"state": "draft"}, "state"),
    (ListStep, {"plan": []}, "the plan of step"),
    (Draw, {"seed": "Another seed"}, "is not the one that its seed draws"),
]


@pytest.mark.parametrize(("model", "change", "said"), PLANTED)
def test_a_planted_difference_is_found(model: type[Any], change: dict[str, Any], said: str) -> None:
    item = a_closed_item()
    triggers.take_away()
    try:
        rows = {
            Item: Item.unscoped.filter(pk=item.pk),
            ItemStep: ItemStep.unscoped.filter(item=item, number=1),
            ListStep: ListStep.unscoped.filter(kind="approved"),
        }.get(model, model.unscoped.all())
        if model is Draw:
            rows.update(items=[*Draw.unscoped.get().items, "0190a7c2-7b1f-7b1f-8b1f-0190a7c27b1f"], drawn=[])
        assert rows.update(**change) >= 1
        assert any(said in sentence for sentence in found()), found()
    finally:
        triggers.put_back()


def test_evidence_that_is_taken_away_is_missed() -> None:
    a_closed_item()
    triggers.take_away()
    try:
        Evidence.unscoped.all()._raw_delete("default")
        assert any("closed without its evidence" in sentence for sentence in found())
    finally:
        triggers.put_back()


def test_what_was_done_cannot_be_changed_or_taken_away() -> None:
    from django.db import DatabaseError, transaction

    a_closed_item()
    acts: list[Callable[[], Any]] = [
        lambda: ItemStep.unscoped.update(text="other"),
        lambda: ListStep.unscoped.update(remarks="other"),
        lambda: Evidence.unscoped.update(says="other"),
        lambda: Draw.unscoped.update(seed="other"),
    ]
    for act in acts:
        with pytest.raises(DatabaseError), transaction.atomic():
            act()
