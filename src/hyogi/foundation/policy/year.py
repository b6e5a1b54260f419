"""Rights in the year: the convening unit runs its cycle, a reporting unit answers for itself, two persons for what
needs two. Levels above look on; administration of the installation gives no right over what units write."""

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
    Why,
    relation,
)

_OFFICE = frozenset({Role.SECRETARIAT})
_LEADERS = frozenset({Role.HEAD, Role.DEPUTY})
_SIGNERS = _LEADERS | {Role.MEMBER}
_CHECKERS = frozenset({Role.SECRETARIAT, Role.MEMBER})
_MEETING = _SIGNERS | _OFFICE
_WRITERS = _LEADERS | {Role.SECRETARIAT, Role.LIAISON}

CONVENING = {
    Action.OPEN_CYCLE: _OFFICE,
    Action.RUN_CYCLE: _OFFICE,
    Action.CHECK_REPORT: _OFFICE,
    Action.PREPARE_MEETING: _OFFICE,
    Action.MAKE_PAPERS: _OFFICE,
    Action.RUN_MEETING: _OFFICE,
    Action.PROPOSE_RESULT: _OFFICE,
    Action.SEND_FEEDBACK: _OFFICE,
    Action.APPROVE_PLAN: _OFFICE,
    Action.ISSUE_DIRECTIVE: _OFFICE,
    Action.EXPORT_CYCLE: _OFFICE,
    Action.SEE_MEETING_WORK: _MEETING,
    Action.READ_REPORT: _MEETING,
    Action.COUNT_BALLOTS: frozenset({Role.SECRETARIAT, Role.LIAISON, Role.MEMBER}),
    Action.SIGN_COUNT: _SIGNERS,
    Action.DECIDE_RESULT: _LEADERS,
    Action.SIGN_RESULT: _SIGNERS,
    Action.CONFIRM_VETO: _MEETING,
    Action.ANSWER_REVIEW: _MEETING,
    Action.CLOSE_ITEM: _CHECKERS,
    Action.RECOMMEND_PRACTICE: _CHECKERS,
}
"""What posts of these roles do in the unit that convened."""

SECOND = frozenset(
    {
        Action.SIGN_COUNT,
        Action.SIGN_RESULT,
        Action.CONFIRM_VETO,
        Action.ANSWER_REVIEW,
        Action.CLOSE_ITEM,
        Action.RECOMMEND_PRACTICE,
    }
)
"""Not by the person who did the first half, in whatever post."""

REPORTING = {
    Action.WRITE_REPORT: _WRITERS,
    Action.ASK_REVIEW: _WRITERS,
    Action.WRITE_PLAN: _WRITERS,
    Action.REPORT_PROGRESS: _WRITERS,
    Action.PROPOSE_PRACTICE: _WRITERS,
    Action.SUBMIT_REPORT: frozenset({Role.HEAD}),
    Action.ACKNOWLEDGE: frozenset({Role.HEAD}),
}
"""What posts of these roles do for their own unit; whoever holds the reporting post answers as its head does."""


def _convening(actor: ActorFacts, action: Action, target: TargetFacts) -> Decision:
    convening = target.convening or target.path
    if not any(_is_at(post, convening, CONVENING[action]) for post in actor.posts):
        return Deny(_no_post(actor, Why.OF_CONVENING_UNIT))
    if action in SECOND and (actor.person is None or target.person == actor.person):
        return Deny(Why.OTHER_PERSON)
    return Allow()


def _reporting(actor: ActorFacts, action: Action, target: TargetFacts) -> Decision:
    for post in actor.posts:
        answers = target.post is not None and post.post == target.post and not post.substitute
        if answers or _is_at(post, target.path, REPORTING[action]):
            return Allow()
    return Deny(_no_post(actor, Why.OF_REPORTING_UNIT))


def _see_assignment(actor: ActorFacts, action: Action, target: TargetFacts) -> Decision:
    """The unit itself, and every unit above it."""
    if any(relation(post, target.path) in (Relation.SELF, Relation.BELOW) for post in actor.posts):
        return Allow()
    return Deny(_no_post(actor, Why.OF_REPORTING_UNIT))


def _is_at(post: PostFacts, path: str, roles: frozenset[Role]) -> bool:
    return post.role in roles and not post.substitute and relation(post, path) is Relation.SELF


def _no_post(actor: ActorFacts, why: Why) -> Why:
    return Why.CONTENT_IS_NOT_ADMINISTRATION if actor.installation_admin else why


YEAR_RULES = {
    **dict.fromkeys(CONVENING, _convening),
    **dict.fromkeys(REPORTING, _reporting),
    Action.SEE_ASSIGNMENT: _see_assignment,
}
