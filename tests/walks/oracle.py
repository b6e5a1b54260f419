"""What the policy says about a page and a walker, worked out again without the page's own wrapper."""

from typing import Any

from hyogi.foundation.actors import Actor
from hyogi.foundation.pages import Page
from hyogi.foundation.policy import Action, Allow, TargetFacts, Unseen, Why, decide
from hyogi.foundation.refusals import Hidden, Refusal

_BRANCH = {Action.SEE_UNIT, Action.SEE_POST}


def expected(page: Page, actor: Actor) -> set[int]:
    """The answers that are right for this actor at the page's specimen."""
    assert page.specimen is not None
    if "GET" not in page.methods:
        return {405}
    also = set(page.specimen.statuses)
    if not actor.signed_in and getattr(decide(actor.facts, page.action, TargetFacts(public=True)), "why", None) is (
        Why.NOT_SIGNED_IN
    ):
        return {302}
    try:
        facts = page.about(actor, **page.specimen.fill()).policy_facts() if page.about else None
    except Hidden:
        return {404}
    except Refusal:
        return {403}
    match page.decision(actor.facts, facts):
        case Allow():
            return {200} | also
        case Unseen():
            return {404}
        case _:
            return {403}


def in_sight(page: Page, actor: Actor) -> bool | None:
    """Whether the unit that a page of the register is about is in sight, by the plain rule: one of the actor's units
    is that unit, above it or below it. `None` where the rule says nothing about this page."""
    if page.action not in _BRANCH or page.about is None or page.specimen is None:
        return None
    try:
        path = page.about(Actor.system("oracle"), **page.specimen.fill()).policy_facts().path
    except Hidden:
        return None
    if actor.facts.installation_admin:
        return True
    return any(path.startswith(post.path) or post.path.startswith(path) for post in actor.facts.posts)


def says(page: Page, actor: Actor, status: int) -> str:
    """What is wrong with this answer; empty where it is right."""
    right: Any = expected(page, actor)
    if status not in right:
        return f"answered {status}, the policy says {' or '.join(map(str, sorted(right)))}"
    seen = in_sight(page, actor)
    if seen is not None and actor.facts.posts and seen != (status not in (404, 302)):
        return f"answered {status}, but by the plain rule the unit is {'in' if seen else 'out of'} sight"
    return ""
