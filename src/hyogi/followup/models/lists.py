"""The list of a reporting unit in a cycle, and its items as they stand."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment, OfCycle
from hyogi.followup.rules import LONGEST_REASON, LONGEST_TEXT, ItemState, PlanState, Sample
from hyogi.foundation import clock
from hyogi.foundation.policy import TargetFacts
from hyogi.organisation.models import Post

NUMBERED = 40


class ItemList(OfCycle):
    """What one unit has to put right after one meeting. The unit plans it, hands it in, and it is approved or returned;
    from the approval on it is frozen. What stands here can be worked out from its `ListStep`s."""

    CHANGES = ("state", "handed_in_at", "approved_at", "late")

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in PlanState], default=PlanState.DRAFT)
    begun_at = models.DateTimeField(default=clock.now)
    handed_in_at = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)
    late = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    class Meta(OfCycle.Meta):
        constraints = [models.UniqueConstraint(fields=["branch", "assignment"], name="one_list_for_assignment")]
        indexes = [models.Index(fields=["cycle", "state"], name="item_list_state")]

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.state}"

    def policy_facts(self) -> TargetFacts:
        return self.assignment.policy_facts()


class ItemKind(models.TextChoices):
    """What an item is. A regime names those that it uses."""

    PROBLEM = "problem", _("problem")
    TASK = "task", _("task")
    RESPONSIBILITY = "responsibility", _("responsibility")
    RECOMMENDATION = "recommendation", _("recommendation")
    CONDITION = "condition", _("condition")
    ACTION = "action", _("action")


class Category(models.TextChoices):
    """Where a problem lies; by it a problem is known again in a later cycle."""

    ORGANISATION = "organisation", _("organisation")
    PEOPLE_AND_POSTS = "people_and_posts", _("people and posts")
    RESOURCES = "resources", _("resources")
    PROCESS = "process", _("way of working")
    SERVICE = "service", _("service")
    SAFETY = "safety", _("safety")
    FIGURES = "figures", _("figures")
    FOLLOW_UP = "follow_up_of_last_year", _("follow-up of last year")
    OTHER = "other", _("other")


class Finding(models.TextChoices):
    """What the half-year check found."""

    DONE = "done", _("done, as the papers show")
    ON_COURSE = "on_course", _("on course")
    BEHIND = "behind", _("behind its plan")
    NOT_BEGUN = "not_begun", _("not begun yet")


class Item(OfCycle):
    """One line of a list: what is wrong or is to be done, the measure, who answers, by when, how it stands.

    `under` is the problem to which a task or a responsibility belongs; `carried_from` the item of an earlier cycle that
    was not closed. `asked_due_on` is a day that the unit has asked for and nobody has answered; `moves` counts how
    often the day was put off. State, days, moves and finding follow from the item's `ItemStep`s.
    """

    CHANGES = (
        "state",
        "text",
        "category",
        "answer",
        "answer_reason",
        "measure",
        "owner",
        "due_on",
        "asked_due_on",
        "moves",
        "needs",
        "needs_answer",
        "claimed_by",
        "closed_on",
        "finding",
        "sample",
    )

    item_list = models.ForeignKey(ItemList, on_delete=models.PROTECT, related_name="+")
    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="+")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=16, choices=ItemKind.choices)
    under = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    text = models.CharField(max_length=LONGEST_TEXT)
    category = models.CharField(max_length=24, choices=Category.choices, blank=True)
    source = models.CharField(max_length=20, blank=True)
    answer = models.CharField(max_length=12, blank=True)
    answer_reason = models.CharField(max_length=LONGEST_REASON, blank=True)
    measure = models.CharField(max_length=LONGEST_REASON, blank=True)
    owner = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField(null=True)
    asked_due_on = models.DateField(null=True)
    moves = models.PositiveSmallIntegerField(default=0)
    needs = models.CharField(max_length=LONGEST_REASON, blank=True)
    needs_answer = models.CharField(max_length=LONGEST_REASON, blank=True)
    state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in ItemState], default=ItemState.OPEN)
    closed_on = models.DateField(null=True)
    claimed_by = models.UUIDField(null=True)
    carried_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")
    recurring = models.BooleanField(default=False)
    finding = models.CharField(max_length=12, choices=Finding.choices, blank=True)
    sample = models.CharField(max_length=8, choices=[(s.value, s.value) for s in Sample], blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta(OfCycle.Meta):
        constraints = [
            models.UniqueConstraint(fields=["branch", "item_list", "position"], name="item_position"),
            models.UniqueConstraint(
                fields=["branch", "carried_from"], condition=Q(carried_from__isnull=False), name="carried_once"
            ),
            models.CheckConstraint(
                condition=Q(state=ItemState.CLOSED.value, closed_on__isnull=False)
                | ~Q(state=ItemState.CLOSED.value) & Q(closed_on__isnull=True),
                name="closed_item_has_day",
            ),
        ]
        indexes = [
            models.Index(fields=["branch", "cycle", "state", "due_on", "id"], name="item_cycle_state"),
            models.Index(fields=["branch", "cycle", "assignment", "state", "due_on"], name="item_assignment"),
            models.Index(
                fields=["branch", "cycle"],
                condition=Q(asked_due_on__isnull=False) | Q(needs__gt=""),
                name="item_waits_above",
            ),
            models.Index(fields=["owner", "state"], name="item_owner"),
        ]
        ordering = ["position"]

    def __str__(self) -> str:
        return self.text[:NUMBERED]

    @property
    def is_pending(self) -> bool:
        """Neither closed nor off the list."""
        return self.state not in (ItemState.CLOSED, ItemState.CARRIED, ItemState.WITHDRAWN)
