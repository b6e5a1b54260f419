"""The words in which rights are asked and answered: actions, roles, and the facts that callers bring."""

from dataclasses import dataclass
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
    # running a cycle: the secretariat of the convening unit
    OPEN_CYCLE = "open_cycle"
    RUN_CYCLE = "run_cycle"
    CHECK_REPORT = "check_report"
    PREPARE_MEETING = "prepare_meeting"
    MAKE_PAPERS = "make_papers"
    RUN_MEETING = "run_meeting"
    PROPOSE_RESULT = "propose_result"
    SEND_FEEDBACK = "send_feedback"
    APPROVE_PLAN = "approve_plan"
    ISSUE_DIRECTIVE = "issue_directive"
    EXPORT_CYCLE = "export_cycle"
    # others of the convening unit
    SEE_MEETING_WORK = "see_meeting_work"
    READ_REPORT = "read_report"
    COUNT_BALLOTS = "count_ballots"
    SIGN_COUNT = "sign_count"
    DECIDE_RESULT = "decide_result"
    SIGN_RESULT = "sign_result"
    CONFIRM_VETO = "confirm_veto"
    ANSWER_REVIEW = "answer_review"
    CLOSE_ITEM = "close_item"
    RECOMMEND_PRACTICE = "recommend_practice"
    # the reporting unit
    SEE_ASSIGNMENT = "see_assignment"
    WRITE_REPORT = "write_report"
    SUBMIT_REPORT = "submit_report"
    ACKNOWLEDGE = "acknowledge"
    ASK_REVIEW = "ask_review"
    WRITE_PLAN = "write_plan"
    REPORT_PROGRESS = "report_progress"
    PROPOSE_PRACTICE = "propose_practice"
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

    In the year, `path` is the unit that reports (or convenes), `convening` the unit that convened the cycle, `post`
    the post that reports, and `person` who did the first half of what two persons do.
    """

    path: str = ""
    person: UUID | None = None
    role: Role | None = None
    new_parent: str | None = None
    public: bool = False
    holds: tuple[tuple[str, Role], ...] = ()
    convening: str = ""
    post: UUID | None = None


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
    OTHER_PERSON = "other_person"
    OF_CONVENING_UNIT = "of_convening_unit"
    OF_REPORTING_UNIT = "of_reporting_unit"
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
