"""One item: in whose sight it is, who answers for it, what was done with it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Count, OuterRef, Q, Subquery

from hyogi.cycles.models import Assignment
from hyogi.cycles.queries import assignment_page, regime_of
from hyogi.followup.models import Evidence, Item, ItemList, ItemStep, Rung
from hyogi.followup.queries.reminded import with_mail
from hyogi.followup.rules import IN_HAND, ItemState, StepKind, progress_due
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.paths import is_within
from hyogi.foundation.policy import Role, TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.models import Post, Tenure, UnitState, on_day

_STANDING = UnitState.unscoped.order_by("-valid_from").values("path")
_LEADING = [Role.HEAD, Role.DEPUTY, Role.SECRETARIAT]
_REPORTED = (StepKind.PROGRESS, StepKind.EVIDENCE, StepKind.CLAIMED)


@dataclass(frozen=True)
class ItemTarget:
    """An item with its list and assignment, as its pages need it."""

    item: Item
    facts: TargetFacts

    @property
    def list(self) -> ItemList:
        found: ItemList = self.item.item_list
        return found

    @property
    def assignment(self) -> Assignment:
        found: Assignment = self.item.item_list.assignment
        return found

    def policy_facts(self) -> TargetFacts:
        return self.facts


def item_page(actor: Actor, id: UUID) -> ItemTarget:
    """The item with this id; `Hidden` where its unit is out of the actor's sight."""
    item = (
        Item.unscoped.filter(pk=id)
        .select_related("item_list", "owner__kind", "carried_from__cycle", "under")
        .annotate(owner_path=Subquery(_STANDING.filter(unit=OuterRef("owner__unit"))[:1]))
        .first()
    )
    if item is None:
        raise Hidden
    item.assignment = item.item_list.assignment = assignment_page(actor, item.assignment_id)
    return ItemTarget(item, facts_for(actor, item))


def facts_for(actor: Actor, item: Item) -> TargetFacts:
    """What the policy is told of the item: its unit, the convening unit, the post that answers for it, who reported it
    as done. To posts of the unit of that post, where it lies below the reporting one, it stands in their own unit."""
    base = replace(item.item_list.policy_facts(), post=item.owner_id, person=item.claimed_by)
    path = getattr(item, "owner_path", None)
    paths = [post.path for post in actor.facts.posts]
    is_owners_only = path in paths and not any(is_within(base.path, one) for one in paths)
    return replace(base, path=path) if path and is_owners_only else base


def answering_persons(item: Item) -> set[UUID]:
    """The persons who answer for the item, as the regime's check means it: who holds the owner's post today, in
    whatever manner, and who reported on the item."""
    day = clock.today()
    found = set(
        ItemStep.unscoped.filter(branch=item.branch, item=item, kind__in=_REPORTED, person__isnull=False).values_list(
            "person", flat=True
        )
    )
    if item.owner_id is not None:
        found |= set(Tenure.unscoped.filter(on_day(day), post=item.owner_id).values_list("person_id", flat=True))
    return found | ({item.claimed_by} if item.claimed_by else set())


def owner_choices(item: Item) -> list[Post]:
    """The posts that may answer for an item: those of the unit and of the units directly below it that stand today."""
    return posts_of_branch(item.item_list.assignment)


def may_own(item: Item, post: Post) -> bool:
    """Whether this post may answer for the item; as `owner_choices`, for one."""
    day, unit = clock.today(), item.item_list.assignment.unit.unit_id
    own = Q(unit=unit) & ~Q(kind__role=Role.ADMINISTRATOR)
    below = Q(unit__states__parent=unit, kind__role__in=_LEADING) & on_day(day, "unit__states__")
    return Post.unscoped.filter(on_day(day), own | below, pk=post.pk).exists()


def posts_of_branch(assignment: Assignment) -> list[Post]:
    """The posts of the reporting unit and of the units directly below it, each with the name of its unit; of the units
    below only those that lead or run the office."""
    day = clock.today()
    unit = assignment.unit.unit_id
    rows = (
        Post.unscoped.filter(on_day(day), on_day(day, "unit__states__"))
        .filter(unit__states__unit=unit)
        .exclude(kind__role=Role.ADMINISTRATOR)
    )
    below = Post.unscoped.filter(
        on_day(day),
        on_day(day, "unit__states__"),
        unit__states__parent=unit,
        kind__role__in=_LEADING,
    )
    names = UnitState.unscoped.filter(on_day(day), unit=OuterRef("unit"))
    return [
        post
        for part in (rows, below)
        for post in part.annotate(
            unit_name=Subquery(names.values("name")[:1]), unit_names=Subquery(names.values("names")[:1])
        )
        .select_related("kind")
        .order_by("code_key")
    ]


def evidence_count(item: Item) -> int:
    """How many pieces of evidence the item has."""
    return Evidence.unscoped.filter(branch=item.branch, item=item).count()


def evidence_counts(item_list: ItemList) -> dict[UUID, int]:
    """How many pieces of evidence each item of the list has."""
    rows = Evidence.unscoped.filter(branch=item_list.branch, item__item_list=item_list)
    return dict(rows.values("item_id").annotate(count=Count("pk")).values_list("item_id", "count").order_by())


def progress_due_of(item: Item, steps: Iterable[ItemStep]) -> date | None:
    """The day by which the unit owes the next report on an item in hand; `None` where it owes none.
    Source: docs/regime-parameters.md, `follow.progress_every_months`."""
    if ItemState(item.state) not in IN_HAND:
        return None
    done = list(steps)
    approved = next((step.on for step in done if step.kind == StepKind.APPROVED), None)
    if approved is None:
        return None
    every = regime_of(item.item_list.assignment.cycle).follow.progress_every_months
    return progress_due(approved, (step.on for step in done if step.kind == StepKind.PROGRESS), every)


def steps_of(item: Item) -> list[ItemStep]:
    """What was done with the item, from the first."""
    return list(ItemStep.unscoped.filter(branch=item.branch, item=item).order_by("number"))


def evidence_of(item: Item) -> list[Evidence]:
    """The item's evidence, the first laid down first, each with its file."""
    return list(Evidence.unscoped.filter(branch=item.branch, item=item).select_related("file"))


def rungs_of(item: Item) -> list[Rung]:
    """The rungs that were fired for the item, each with how far its mail is."""
    return list(with_mail(Rung.unscoped.filter(branch=item.branch, item=item)))


def post_titles(ids: set[UUID | None]) -> dict[UUID, Texts]:
    """The names of these posts, for telling who did something."""
    return {post.pk: post.title for post in Post.unscoped.filter(pk__in=[id for id in ids if id])}


@dataclass(frozen=True)
class EvidenceTarget:
    """A piece of evidence and the item that it belongs to."""

    evidence: Evidence
    item: ItemTarget

    def policy_facts(self) -> TargetFacts:
        return self.item.facts


def evidence_page(actor: Actor, id: UUID) -> EvidenceTarget:
    """The piece of evidence with this id; `Hidden` where its item is out of sight."""
    found = Evidence.unscoped.filter(pk=id).select_related("file").first()
    if found is None:
        raise Hidden
    return EvidenceTarget(found, item_page(actor, found.item_id))
