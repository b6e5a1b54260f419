"""The one policy: who may do what to which unit. Default deny, closed list of actions, pure.

Rights come from posts held today and from nothing else. A post gives rights in its unit and below it; an ended tenure
gives none. `decide` knows neither clock, request nor database: callers bring the facts. Every answer but `Allow`
says why in words (a message key and its fact), so that a refusal can name rule, fact and who can change it.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from hyogi.foundation.paths import is_within


class Action(StrEnum):
    """Everything that can be asked of Hyogi. What is not here cannot be asked."""

    # for everybody, signed in or not
    SEE_PUBLIC = "see_public"
    SIGN_IN = "sign_in"
    SEE_STYLEGUIDE = "see_styleguide"
    ACCEPT_INVITATION = "accept_invitation"
    CHOOSE_DEMO_POST = "choose_demo_post"
    # for whoever is signed in
    SEE_HOME = "see_home"
    MANAGE_OWN_ACCOUNT = "manage_own_account"
    CHOOSE_POST = "choose_post"
    # the register
    SEE_REGISTER = "see_register"
    SEE_UNIT = "see_unit"
    SEE_POST = "see_post"
    SEE_PERSON = "see_person"
    FOUND_UNIT = "found_unit"
    RENAME_UNIT = "rename_unit"
    MOVE_UNIT = "move_unit"
    CLOSE_UNIT = "close_unit"
    FOUND_POST = "found_post"
    CLOSE_POST = "close_post"
    APPOINT = "appoint"
    END_TENURE = "end_tenure"
    REGISTER_PERSON = "register_person"
    IMPORT_REGISTER = "import_register"
    EXPORT_REGISTER = "export_register"
    ENTER_FOR_ANOTHER = "enter_for_another"
    SEE_SCAN = "see_scan"
    # accounts
    SEE_ACCOUNTS = "see_accounts"
    INVITE = "invite"
    GRANT_ADMINISTRATION = "grant_administration"
    # the year
    SEE_CYCLES = "see_cycles"
    SEE_CYCLE = "see_cycle"
    IMPORT_TRANSCRIPT = "import_transcript"
    SEE_RECORD_DESK = "see_record_desk"
    PREPARE_RECORD = "prepare_record"
    CONFIRM_RECORD = "confirm_record"
    WITHDRAW_RECORD = "withdraw_record"
    # the installation
    SEE_AUDIT = "see_audit"
    ADMINISTER = "administer"


class Role(StrEnum):
    """What a kind of post may do, whatever it is called."""

    HEAD = "head"
    DEPUTY = "deputy"
    SECRETARIAT = "secretariat"
    ADMINISTRATOR = "administrator"
    LIAISON = "liaison"
    MEMBER = "member"


class Relation(StrEnum):
    """Where the target stands, seen from a post."""

    SELF = "self"
    BELOW = "below"
    ABOVE = "above"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True)
class PostFacts:
    """One post that the actor holds today: as holder, acting holder or substitute."""

    post: UUID
    unit: UUID
    path: str
    role: Role
    substitute: bool = False


@dataclass(frozen=True)
class ActorFacts:
    """Who asks. Nobody signed in: no person, no posts. A `visitor` of the demonstration has posts but no account."""

    person: UUID | None = None
    posts: tuple[PostFacts, ...] = ()
    installation_admin: bool = False
    signed_in: bool = False
    console: bool = False
    visitor: bool = False


@dataclass(frozen=True)
class TargetFacts:
    """What is asked about. `path` is the unit it belongs to, in the tree that the target lives in; a path begins
    with the same steps in every edition of the tree as long as the unit has not moved.

    `person` is whom the act concerns (whom it appoints, who prepared what is to be confirmed); `role` is the role
    that it would give; `new_parent` the path under which a unit would come to lie. `holds` are the posts that the
    person has already, as (path, role): whoever opens an account for somebody gives him all of them.
    """

    path: str = ""
    person: UUID | None = None
    role: Role | None = None
    new_parent: str | None = None
    public: bool = False
    holds: tuple[tuple[str, Role], ...] = ()


class Why(StrEnum):
    """Why not. `foundation.sentences` says each in the reader's language."""

    NOT_SIGNED_IN = "not_signed_in"
    VISITOR_HAS_NO_ACCOUNT = "visitor_has_no_account"
    NEEDS_POST = "needs_post"
    NEEDS_BRANCH_OFFICE = "needs_branch_office"
    OWN_UNIT_IS_KEPT_ABOVE = "own_unit_is_kept_above"
    NOT_FOR_ONESELF = "not_for_oneself"
    ROLE_IS_GIVEN_ABOVE = "role_is_given_above"
    OUTSIDE_BRANCH = "outside_branch"
    NEW_TREE = "new_tree"
    HOLDS_POSTS_ELSEWHERE = "holds_posts_elsewhere"
    SECOND_PERSON = "second_person"
    INSTALLATION_ONLY = "installation_only"
    CONTENT_IS_NOT_ADMINISTRATION = "content_is_not_administration"
    UNKNOWN_ACTION = "unknown_action"


@dataclass(frozen=True)
class Allow:
    """It may be done."""


@dataclass(frozen=True)
class Deny:
    """The target is in sight; the act is refused."""

    why: Why


@dataclass(frozen=True)
class Unseen:
    """The target is out of sight: answered as what does not exist."""


Decision = Allow | Deny | Unseen

_OPEN = {
    Action.SEE_PUBLIC,
    Action.SIGN_IN,
    Action.SEE_STYLEGUIDE,
    Action.ACCEPT_INVITATION,
    Action.CHOOSE_DEMO_POST,
    Action.SEE_HOME,
}
_SIGNED_IN = {Action.MANAGE_OWN_ACCOUNT, Action.CHOOSE_POST, Action.SEE_CYCLES}
_SEE_BRANCH = {Action.SEE_UNIT, Action.SEE_POST, Action.SEE_PERSON, Action.SEE_CYCLE}
_PUBLISHED = {Action.SEE_CYCLE}
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
_HELPERS = {Role.LIAISON, *_KEEPERS}
"""Roles that type for others what these have signed on paper."""
_PUBLISHERS = {Role.HEAD, Role.DEPUTY, Role.SECRETARIAT}
_POWERS = {Role.ADMINISTRATOR, Role.SECRETARIAT}
"""Roles that keep the register: given from above, never taken."""


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
        return Allow() if target.public and action in _PUBLISHED else Deny(Why.NOT_SIGNED_IN)
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
        if post.role in _HELPERS and not post.substitute:
            office = replace(actor, posts=(replace(post, role=Role.SECRETARIAT),))
            if isinstance(decide(office, action, target), Allow):
                return Allow()
    return himself


def sees(actor: ActorFacts, path: str) -> bool:
    """A post sees its unit, all below it, and the line of units above it."""
    return actor.installation_admin or any(relation(post, path) is not Relation.ELSEWHERE for post in actor.posts)


def relation(post: PostFacts, path: str) -> Relation:
    """Where the unit at `path` stands, seen from the unit of `post`."""
    if path == post.path:
        return Relation.SELF
    if is_within(path, post.path):
        return Relation.BELOW
    if is_within(post.path, path):
        return Relation.ABOVE
    return Relation.ELSEWHERE


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
    reach = {relation(post, target.path) for post in actor.posts if post.role in _HELPERS and not post.substitute}
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


_RULES = {
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
