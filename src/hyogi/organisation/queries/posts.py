"""A post: where it is, who holds it, who held it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F

from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Role, TargetFacts, sees
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.models import Manner, Post, Tenure, UnitState
from hyogi.organisation.queries.history import Happened, events_of_post, told
from hyogi.organisation.queries.holders import PostLine
from hyogi.organisation.queries.sight import standing
from hyogi.organisation.queries.units import trail
from hyogi.organisation.rules import code_key


@dataclass(frozen=True)
class PostTarget:
    """A post with the unit that it is in, as the policy needs it."""

    post: Post
    state: UnitState

    def policy_facts(self) -> TargetFacts:
        return TargetFacts(path=self.state.path, role=Role(self.post.kind.role))


def post_in_sight(actor: Actor, code: str) -> PostTarget:
    """The post with this code, where its unit is in sight; `Hidden` otherwise."""
    post = Post.unscoped.filter(code_key=code_key(code)).select_related("unit", "kind").first()
    return _post_target(actor, post)


def _post_target(actor: Actor, post: Post | None) -> PostTarget:
    state = standing(UnitState.unscoped.filter(unit=post.unit_id)) if post else None
    if post is None or state is None or not (actor.sees_all or sees(actor.facts, state.path)):
        raise Hidden
    return PostTarget(post, state)


@dataclass(frozen=True)
class PostPage:
    """A post: where it is, who holds it, who held it."""

    target: PostTarget
    trail: list[UnitState]
    now: PostLine
    tenures: list[Tenure]
    history: list[Happened]


def post_page(actor: Actor, target: PostTarget) -> PostPage:
    """The page of a post in sight."""
    day = clock.today()
    rows = Tenure.unscoped.filter(post=target.post, valid_from__lt=F("valid_to")).select_related("person")
    tenures = list(rows.order_by("-valid_from", "-id"))
    now = PostLine(target.post)
    for tenure in tenures:
        if tenure.holds_on(day):
            (now.substitutes if tenure.manner == Manner.SUBSTITUTE else now.holders).append(tenure)
    history = told(actor, events_of_post(target.post)[:50], target.state.path)
    return PostPage(target, [*trail(actor, target.state, day), target.state], now, tenures, history)


@dataclass(frozen=True)
class TenureTarget:
    """One person's time in one post, as the policy needs it."""

    tenure: Tenure
    post: PostTarget

    def policy_facts(self) -> TargetFacts:
        return TargetFacts(path=self.post.state.path, person=self.tenure.person_id, role=Role(self.post.post.kind.role))


def tenure_in_sight(actor: Actor, id: UUID) -> TenureTarget:
    """The tenure, where its post is in sight; `Hidden` otherwise."""
    tenure = Tenure.unscoped.filter(pk=id).select_related("person", "post__unit", "post__kind").first()
    if tenure is None:
        raise Hidden
    return TenureTarget(tenure, _post_target(actor, tenure.post))


def a_tenure_of(code: str) -> Callable[[], dict[str, Any]]:
    """For the walk of the pages: the newest tenure in the post with this code, as the address of its page wants it."""
    return lambda: {"id": Tenure.unscoped.filter(post__code=code).order_by("id").values_list("pk", flat=True).last()}
