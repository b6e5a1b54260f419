"""The one policy: who may do what to which unit. Default deny, closed list of actions, pure.

Rights come from posts held today and from nothing else. A post gives rights in its unit and below it; an ended tenure
gives none. `decide` knows neither clock, request nor database: callers bring the facts. Every answer but `Allow`
says why in words (a message key and its fact), so that a refusal can name rule, fact and who can change it.
"""

from dataclasses import replace
from uuid import UUID

from hyogi.foundation.policy.register import HELPERS, PUBLISHED, REGISTER_RULES
from hyogi.foundation.policy.words import (
    Action,
    ActorFacts,
    Allow,
    Decision,
    Deny,
    PostFacts,
    Relation,
    Role,
    TargetFacts,
    Unseen,
    Why,
    relation,
    sees,
)
from hyogi.foundation.policy.year import YEAR_RULES

__all__ = [
    "Action",
    "ActorFacts",
    "Allow",
    "Decision",
    "Deny",
    "PostFacts",
    "Relation",
    "Role",
    "TargetFacts",
    "Unseen",
    "Why",
    "decide",
    "decide_on_paper",
    "may_enter",
    "relation",
    "sees",
]

_OPEN = {
    Action.SEE_PUBLIC,
    Action.SIGN_IN,
    Action.SEE_STYLEGUIDE,
    Action.ACCEPT_INVITATION,
    Action.CHOOSE_DEMO_POST,
    Action.SEE_HOME,
}
_SIGNED_IN = {Action.MANAGE_OWN_ACCOUNT, Action.CHOOSE_POST, Action.SEE_CYCLES}
_RULES = REGISTER_RULES | YEAR_RULES


def decide(actor: ActorFacts, action: Action, target: TargetFacts | None = None) -> Decision:
    """The answer to "may this actor do this to that?".

    Out of sight comes first: whoever cannot see the unit learns nothing of it, not even a reason. The console and an
    administrator of the installation keep the register everywhere; content (records, cycles) is not theirs.
    """
    target = target or TargetFacts()
    if action in _OPEN:
        return Allow()
    if actor.console:
        return Allow()
    if not actor.signed_in:
        return Allow() if target.public and action in PUBLISHED else Deny(Why.NOT_SIGNED_IN)
    if action in _SIGNED_IN:
        return Deny(Why.VISITOR_HAS_NO_ACCOUNT) if actor.visitor and action is Action.MANAGE_OWN_ACCOUNT else Allow()
    if target.path and not sees(actor, target.path):
        return Unseen()
    rule = _RULES.get(action)
    return rule(actor, action, target) if rule else Deny(Why.UNKNOWN_ACTION)


def decide_on_paper(
    actor: ActorFacts, post: PostFacts, signed_by: UUID | None, action: Action, target: TargetFacts | None = None
) -> Decision:
    """The answer to "may this actor type what the holder of `post` has signed?".

    The right is the post's. He who types must be a helper of that post's unit, or of one above it; what nobody may do
    for himself is done neither by who types for who types, nor by who signs for who signs.
    """
    if target and target.path and not sees(actor, target.path):
        return Unseen()
    helps = decide(actor, Action.ENTER_FOR_ANOTHER, TargetFacts(path=post.path))
    if not isinstance(helps, Allow):
        return helps
    for person in (actor.person, signed_by):
        decision = decide(ActorFacts(person=person, posts=(post,), signed_in=True), action, target)
        if not isinstance(decision, Allow):
            return decision
    return Allow()


def may_enter(actor: ActorFacts, action: Action, target: TargetFacts | None = None) -> Decision:
    """Whether the actor can bring the act about at all: himself, or on paper for the office of a unit that he helps.
    Pages with a form for it open by this; the act asks `decide` or `decide_on_paper`."""
    himself = decide(actor, action, target)
    if not isinstance(himself, Deny):
        return himself
    for post in actor.posts:
        if post.role in HELPERS and not post.substitute:
            office = replace(actor, posts=(replace(post, role=Role.SECRETARIAT),))
            if isinstance(decide(office, action, target), Allow):
                return Allow()
            if action in YEAR_RULES and any(
                _could(actor, post, role, action, target or TargetFacts()) for role in Role
            ):
                return Allow()
    return himself


def _could(actor: ActorFacts, post: PostFacts, role: Role, action: Action, target: TargetFacts) -> bool:
    """Whether a post of this role could do it in the helper's unit, or in the unit below for which he types."""
    at = [post.path, target.path] if relation(post, target.path) is Relation.BELOW else [post.path]
    offices = (replace(actor, posts=(replace(post, role=role, path=path),)) for path in at)
    return any(isinstance(decide(office, action, target), Allow) for office in offices)
