"""The policy: every cell against a second implementation, the readable table, and what is typed for another."""

from itertools import product
from uuid import UUID

import pytest

from hyogi.foundation.policy import (
    Action,
    ActorFacts,
    Allow,
    Deny,
    PostFacts,
    Role,
    TargetFacts,
    Unseen,
    Why,
    decide,
    decide_on_paper,
    may_enter,
)
from tests.foundation.naive_policy import PARENTS, Asked, answer
from tests.foundation.policy_table import ME, OTHER, PLACE, POST, UNIT, _path, asked, table

pytestmark = pytest.mark.either
SIGNER = UUID(int=9)
UNITS = [*PARENTS, ""]
ROLES = [role.value for role in Role]


@pytest.mark.parametrize("action", [action.value for action in Action])
def test_two_implementations_agree_on_every_cell(action: str) -> None:
    questions = [
        Asked(action, unit, role, to, given, new_parent, substitute, about_me, admin, holds)
        for unit, role, to, given, new_parent, substitute, about_me, admin, holds in product(
            [*PARENTS, ""],
            ROLES,
            UNITS,
            ["", "head", "administrator"],
            [None, *UNITS] if action == "move_unit" else [None],
            [False, True],
            [False, True],
            [False, True],
            [(), (("city", "head"),), (("town", "administrator"),)] if action == "invite" else [()],
        )
        if unit or role == "head"
    ]

    differ = [ask for ask in questions if asked(ask) != answer(ask)]

    assert len(questions) >= 4_000
    assert differ == []


def test_the_readable_table_is_up_to_date() -> None:
    assert PLACE.read_text() == table(), "Look at what changed, then: python -m tests.foundation.policy_table"


@pytest.mark.parametrize("action", list(Action))
def test_who_is_not_signed_in_gets_only_what_is_for_everybody(action: Action) -> None:
    open_to_all = {
        Action.SEE_PUBLIC,
        Action.SIGN_IN,
        Action.SEE_STYLEGUIDE,
        Action.ACCEPT_INVITATION,
        Action.CHOOSE_DEMO_POST,
        Action.SEE_HOME,
    }
    for path in ("", _path("city")):
        decision = decide(ActorFacts(), action, TargetFacts(path=path))
        assert isinstance(decision, Allow) == (action in open_to_all)
    published = decide(ActorFacts(), action, TargetFacts(path=_path("city"), public=True))
    assert isinstance(published, Allow) == (action in open_to_all | {Action.SEE_CYCLE})


def actor(unit: str, role: Role, person: UUID = ME, substitute: bool = False) -> ActorFacts:
    post = PostFacts(POST, UNIT, _path(unit), role, substitute)
    return ActorFacts(person=person, posts=(post,), signed_in=True)


def office(unit: str, role: Role = Role.ADMINISTRATOR) -> PostFacts:
    return PostFacts(UUID(int=7), UUID(int=8), _path(unit), role)


def test_a_liaison_types_what_the_office_of_his_unit_has_signed_and_does_not_do_it_himself() -> None:
    liaison, town = actor("west", Role.LIAISON), TargetFacts(path=_path("town"))

    assert decide(liaison, Action.RENAME_UNIT, town) == Deny(Why.NEEDS_BRANCH_OFFICE)
    assert decide_on_paper(liaison, office("west"), SIGNER, Action.RENAME_UNIT, town) == Allow()
    assert may_enter(liaison, Action.RENAME_UNIT, town) == Allow()


def test_what_is_typed_for_another_is_as_far_as_the_other_may_go() -> None:
    liaison = actor("west", Role.LIAISON)

    own = decide_on_paper(liaison, office("west"), SIGNER, Action.RENAME_UNIT, TargetFacts(path=_path("west")))
    member = decide_on_paper(
        liaison, office("west", Role.MEMBER), SIGNER, Action.RENAME_UNIT, TargetFacts(path=_path("town"))
    )

    assert own == Deny(Why.OWN_UNIT_IS_KEPT_ABOVE)
    assert member == Deny(Why.NEEDS_BRANCH_OFFICE)


def test_nobody_types_for_an_office_above_or_elsewhere() -> None:
    liaison, town = actor("west", Role.LIAISON), TargetFacts(path=_path("town"))

    assert decide_on_paper(liaison, office("city"), SIGNER, Action.RENAME_UNIT, town) == Deny(Why.NEEDS_BRANCH_OFFICE)
    assert decide_on_paper(liaison, office("east"), SIGNER, Action.RENAME_UNIT, town) == Unseen()
    head = actor("west", Role.HEAD)
    assert decide_on_paper(head, office("west"), SIGNER, Action.RENAME_UNIT, town) == Deny(Why.NEEDS_BRANCH_OFFICE)


@pytest.mark.parametrize("appointed", [ME, SIGNER])
def test_neither_who_types_nor_who_signs_is_appointed_by_it(appointed: UUID) -> None:
    target = TargetFacts(path=_path("town"), person=appointed, role=Role.MEMBER)

    typed = decide_on_paper(actor("west", Role.LIAISON), office("west"), SIGNER, Action.APPOINT, target)

    assert typed == Deny(Why.NOT_FOR_ONESELF)
    other = TargetFacts(path=_path("town"), person=OTHER, role=Role.MEMBER)
    assert decide_on_paper(actor("west", Role.LIAISON), office("west"), SIGNER, Action.APPOINT, other) == Allow()


def test_paper_gives_no_power_that_is_given_above() -> None:
    target = TargetFacts(path=_path("west"), person=OTHER, role=Role.ADMINISTRATOR)

    typed = decide_on_paper(actor("west", Role.LIAISON), office("west"), SIGNER, Action.APPOINT, target)

    assert typed == Deny(Why.ROLE_IS_GIVEN_ABOVE)


def test_a_substitute_types_for_nobody() -> None:
    stand_in = actor("west", Role.LIAISON, substitute=True)

    assert may_enter(stand_in, Action.RENAME_UNIT, TargetFacts(path=_path("town"))) == Deny(Why.NEEDS_BRANCH_OFFICE)


def test_out_of_sight_stays_out_of_sight_on_paper_too() -> None:
    east = TargetFacts(path=_path("east"))

    assert may_enter(actor("west", Role.LIAISON), Action.RENAME_UNIT, east) == Unseen()
    assert decide_on_paper(actor("west", Role.LIAISON), office("west"), SIGNER, Action.RENAME_UNIT, east) == Unseen()


def test_an_invitation_is_given_by_whoever_could_give_each_of_the_posts() -> None:
    keeper = actor("west", Role.ADMINISTRATOR)
    plain = TargetFacts(path=_path("west"), person=OTHER, role=Role.MEMBER)
    city_head = TargetFacts(
        path=_path("west"),
        person=OTHER,
        role=Role.MEMBER,
        holds=((_path("west"), Role.MEMBER), (_path("city"), Role.HEAD)),
    )

    assert decide(keeper, Action.INVITE, plain) == Allow()
    assert decide(keeper, Action.INVITE, city_head) == Deny(Why.HOLDS_POSTS_ELSEWHERE)
    assert decide(actor("city", Role.ADMINISTRATOR), Action.INVITE, city_head) == Allow()
