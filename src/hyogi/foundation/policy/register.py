"""Rights over the register, accounts, the public record and the installation."""

from hyogi.foundation.policy.words import (
    Action,
    ActorFacts,
    Allow,
    Decision,
    Deny,
    Relation,
    Role,
    TargetFacts,
    Unseen,
    Why,
    relation,
)

_SEE_BRANCH = {Action.SEE_UNIT, Action.SEE_POST, Action.SEE_PERSON, Action.SEE_CYCLE}
PUBLISHED = {Action.SEE_CYCLE}
"""What anybody may see once it is public; the register is for those who hold a post."""
_KEEP_BELOW = {Action.FOUND_UNIT, Action.RENAME_UNIT, Action.MOVE_UNIT, Action.CLOSE_UNIT}
_KEEP_POSTS = {Action.FOUND_POST, Action.CLOSE_POST, Action.APPOINT, Action.END_TENURE, Action.INVITE}
_OFFICE = {
    Action.IMPORT_REGISTER,
    Action.EXPORT_REGISTER,
    Action.REGISTER_PERSON,
    Action.SEE_SCAN,
    Action.SEE_AUDIT,
    Action.SEE_ACCOUNTS,
}
_RECORD = {
    Action.IMPORT_TRANSCRIPT,
    Action.PREPARE_RECORD,
    Action.CONFIRM_RECORD,
    Action.WITHDRAW_RECORD,
}
_KEEPERS = {Role.ADMINISTRATOR, Role.SECRETARIAT}
HELPERS = {Role.LIAISON, *_KEEPERS}
"""Roles that type for others what these have signed on paper."""
_PUBLISHERS = {Role.HEAD, Role.DEPUTY, Role.SECRETARIAT}
_POWERS = {Role.ADMINISTRATOR, Role.SECRETARIAT}
"""Roles that keep the register: given from above, never taken."""


def _see_register(actor: ActorFacts, action: Action, target: TargetFacts) -> Decision:
    return Allow() if actor.posts or actor.installation_admin else Deny(Why.NEEDS_POST)


def _see(actor: ActorFacts, action: Action, target: TargetFacts) -> Decision:
    if target.path or actor.installation_admin:
        return Allow()
    if target.person is None:
        return _see_register(actor, action, target)
    return Allow() if target.person == actor.person else Unseen()


def _keep_units(actor: ActorFacts, action: Action, target: TargetFacts) -> Decision:
    """Units are founded, renamed, moved and closed *below* the unit of the keeper, never his own or above it."""
    if actor.installation_admin:
        return Allow()
    reached = _relations_of_keepers(actor, target.path)
    if action is Action.FOUND_UNIT and not target.path:
        return Deny(Why.NEW_TREE)
    wanted = {Relation.SELF, Relation.BELOW} if action is Action.FOUND_UNIT else {Relation.BELOW}
    if not reached & wanted:
        return Deny(Why.OWN_UNIT_IS_KEPT_ABOVE if Relation.SELF in reached else Why.NEEDS_BRANCH_OFFICE)
    if target.new_parent is not None:
        there = _relations_of_keepers(actor, target.new_parent)
        if not there & {Relation.SELF, Relation.BELOW}:
            return Deny(Why.OUTSIDE_BRANCH)
    return Allow()


def _keep_posts(actor: ActorFacts, action: Action, target: TargetFacts) -> Decision:
    """Posts and their holders, in the keeper's unit and below; nobody appoints himself, and the powers of a keeper
    are given by a keeper of a unit above (or by the installation's administrator, but not to himself).

    An invitation opens all posts that a person holds: it is given by whoever could give each of them.
    """
    if actor.person is not None and target.person == actor.person and action in (Action.APPOINT, Action.INVITE):
        return Deny(Why.NOT_FOR_ONESELF)
    if actor.installation_admin:
        return Allow()
    given = _gives(actor, target.path, target.role)
    if action is Action.INVITE and isinstance(given, Allow):
        others = {type(_gives(actor, path, role)) for path, role in target.holds}
        return Deny(Why.HOLDS_POSTS_ELSEWHERE) if others - {Allow} else given
    return given


def _gives(actor: ActorFacts, path: str, role: Role | None) -> Decision:
    """Whether the actor may give a post of this role in the unit at `path`."""
    reached = _relations_of_keepers(actor, path)
    if not reached & {Relation.SELF, Relation.BELOW}:
        return Deny(Why.NEEDS_BRANCH_OFFICE)
    if role in _POWERS and Relation.BELOW not in reached:
        return Deny(Why.ROLE_IS_GIVEN_ABOVE)
    return Allow()


def _office(actor: ActorFacts, action: Action, target: TargetFacts) -> Decision:
    if actor.installation_admin:
        return Allow()
    if not any(post.role in _KEEPERS and not post.substitute for post in actor.posts):
        return Deny(Why.NEEDS_BRANCH_OFFICE)
    if target.path and not _relations_of_keepers(actor, target.path) & {Relation.SELF, Relation.BELOW}:
        return Deny(Why.NEEDS_BRANCH_OFFICE)
    return Allow()


def _enter_for_another(actor: ActorFacts, action: Action, target: TargetFacts) -> Decision:
    """A liaison or the secretariat types what a post of the same unit or below has signed on paper."""
    reach = {relation(post, target.path) for post in actor.posts if post.role in HELPERS and not post.substitute}
    return Allow() if reach & {Relation.SELF, Relation.BELOW} else Deny(Why.NEEDS_BRANCH_OFFICE)


def _record_desk(actor: ActorFacts, action: Action, target: TargetFacts) -> Decision:
    """Whoever publishes for some unit has a desk of records."""
    return Allow() if any(post.role in _PUBLISHERS for post in actor.posts) else Deny(Why.NEEDS_BRANCH_OFFICE)


def _record(actor: ActorFacts, action: Action, target: TargetFacts) -> Decision:
    """The convening unit publishes its own record; who confirms is another person than who prepared it."""
    publishers = [
        post for post in actor.posts if post.role in _PUBLISHERS and relation(post, target.path) is Relation.SELF
    ]
    if not publishers:
        return Deny(Why.CONTENT_IS_NOT_ADMINISTRATION if actor.installation_admin else Why.NEEDS_BRANCH_OFFICE)
    if action is Action.CONFIRM_RECORD and actor.person is not None and target.person == actor.person:
        return Deny(Why.SECOND_PERSON)
    if action is Action.CONFIRM_RECORD and actor.person is None:
        return Deny(Why.SECOND_PERSON)
    return Allow()


def _installation(actor: ActorFacts, action: Action, target: TargetFacts) -> Decision:
    if not actor.installation_admin:
        return Deny(Why.INSTALLATION_ONLY)
    if target.person is not None and target.person == actor.person:
        return Deny(Why.NOT_FOR_ONESELF)
    return Allow()


def _relations_of_keepers(actor: ActorFacts, path: str) -> set[Relation]:
    """A substitute keeps nothing: he stands in at the meeting, not in the register."""
    return {relation(post, path) for post in actor.posts if post.role in _KEEPERS and not post.substitute}


REGISTER_RULES = {
    Action.SEE_REGISTER: _see_register,
    **dict.fromkeys(_SEE_BRANCH, _see),
    **dict.fromkeys(_KEEP_BELOW, _keep_units),
    **dict.fromkeys(_KEEP_POSTS, _keep_posts),
    **dict.fromkeys(_OFFICE, _office),
    Action.ENTER_FOR_ANOTHER: _enter_for_another,
    Action.SEE_RECORD_DESK: _record_desk,
    **dict.fromkeys(_RECORD, _record),
    Action.GRANT_ADMINISTRATION: _installation,
    Action.ADMINISTER: _installation,
}
