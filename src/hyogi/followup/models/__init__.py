"""What is stored of follow-up: lists and their items as they stand, and everything that was done with them."""

from hyogi.followup.models.lists import Category, Finding, Item, ItemKind, ItemList
from hyogi.followup.models.steps import (
    Draw,
    Evidence,
    ItemStep,
    ListStep,
    ListStepKind,
    Rung,
    RungMail,
    SupervisionNotice,
)
from hyogi.followup.models.transcript import TaskList

__all__ = [
    "Category",
    "Draw",
    "Evidence",
    "Finding",
    "Item",
    "ItemKind",
    "ItemList",
    "ItemStep",
    "ListStep",
    "ListStepKind",
    "Rung",
    "RungMail",
    "SupervisionNotice",
    "TaskList",
]
