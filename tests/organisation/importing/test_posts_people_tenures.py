"""Files of posts, people and tenures: what they do, and what is refused."""

from datetime import date

import pytest

from hyogi.foundation.models import Event
from hyogi.foundation.policy import Role
from hyogi.organisation.models import Person, Post, Tenure
from tests.factories import a_holder, a_person, a_post, a_tenure, a_unit
from tests.organisation.importing.taking import counts, csv_of, look, places, reasons, take

pytestmark = pytest.mark.django_db
POSTS = "code,unit,kind,role,name,valid_to"
PEOPLE = "code,name,name[ja]"
TENURES = "person,post,manner,valid_from,valid_to,reason"


def test_posts_are_founded_called_otherwise_and_closed() -> None:
    a_unit("TM", kind="city")
    first = take(
        "posts", csv_of([("P1", "TM", "head", "", "Head", ""), ("P2", "TM", "guide", "member", "G", "")], POSTS)
    )
    again = take(
        "posts",
        csv_of([("P1", "TM", "head", "", "Chief", ""), ("P2", "TM", "guide", "", "G", "2026-12-01")], POSTS),
    )

    assert (counts(first), counts(again)) == ({"new": 2}, {"changed": 1, "closed": 1})
    assert Post.unscoped.get(code="P1").name == "Chief"
    assert Post.unscoped.get(code="P2").valid_to == date(2026, 12, 1)
    assert {event.verb for event in Event.unscoped.all()} >= {"post_founded", "post_changed", "post_closed"}


def test_a_post_in_an_unknown_unit_of_an_unknown_role_or_in_another_unit_is_refused() -> None:
    a_post(a_unit("TM", kind="city"), Role.HEAD, code="P1", name="Head")
    a_unit("TN", kind="city")
    rows = [
        ("P1", "TN", "head", "", "Head", ""),
        ("P2", "XX", "head", "", "Head", ""),
        ("P3", "TM", "queen", "empress", "Q", ""),
        ("P4", "TM", "head", "member", "H", ""),
    ]

    assert places(look("posts", csv_of(rows, POSTS))) == [(2, "unit"), (3, "unit"), (4, "role"), (5, "role")]


def test_a_post_is_not_closed_while_it_is_held() -> None:
    post = a_post(a_unit("TM", kind="city"), Role.HEAD, code="P1", name="Head")
    a_tenure(a_person(), post)

    found = look("posts", csv_of([("P1", "TM", "head", "", "Head", "2026-12-01")], POSTS))

    assert places(found) == [(2, "valid_to")]


def test_people_are_registered_and_named() -> None:
    first = take("people", csv_of([("N1", "", ""), ("N2", "王", "")], PEOPLE))
    again = take("people", csv_of([("N1", "李", "李さん"), ("N2", "王", "")], PEOPLE))

    assert (counts(first), counts(again)) == ({"new": 2}, {"changed": 1, "untouched": 1})
    assert dict(Person.unscoped.get(code="N1").names) == {"ja": "李さん"}


def test_tenures_begin_and_end_by_person_post_manner_and_first_day() -> None:
    a_post(a_unit("TM", kind="city"), code="P1")
    a_person("N1")
    begin = [("N1", "P1", "", "2026-01-01", "", "x")]
    end = [("N1", "P1", "holder", "2026-01-01", "2026-09-01", "x")]

    assert counts(take("tenures", csv_of(begin, TENURES))) == {"new": 1}
    assert counts(take("tenures", csv_of(begin, TENURES))) == {"untouched": 1}
    assert counts(take("tenures", csv_of(end, TENURES))) == {"closed": 1}
    assert Tenure.unscoped.get().valid_to == date(2026, 9, 1)
    assert places(look("tenures", csv_of(begin, TENURES))) == [(2, "valid_to")]


def test_two_holders_at_a_time_are_refused_within_a_file_and_against_the_register() -> None:
    post = a_post(a_unit("TM", kind="city"), code="P1")
    a_tenure(a_person("N0"), post, since=date(2026, 1, 1), until=date(2026, 6, 1))
    for code in ("N1", "N2", "N3"):
        a_person(code)
    rows = [
        ("N1", "P1", "holder", "2026-05-01", "2026-05-20", ""),
        ("N2", "P1", "holder", "2026-06-01", "", ""),
        ("N3", "P1", "acting", "2026-07-01", "", ""),
        ("N3", "P1", "substitute", "2026-08-01", "", ""),
    ]

    found = look("tenures", csv_of(rows, TENURES))

    assert places(found) == [(2, "valid_from"), (4, "valid_from")]


def test_a_tenure_that_ends_in_the_file_makes_room_for_the_next_holder() -> None:
    post = a_post(a_unit("TM", kind="city"), code="P1")
    a_tenure(a_person("N0"), post, since=date(2026, 1, 1))
    a_person("N1")
    rows = [("N1", "P1", "holder", "2026-07-01", "", ""), ("N0", "P1", "holder", "2026-01-01", "2026-07-01", "")]

    assert counts(take("tenures", csv_of(rows, TENURES))) == {"new": 1, "closed": 1}


def test_unknown_people_posts_and_manners_are_named() -> None:
    a_post(a_unit("TM", kind="city"), code="P1")
    a_person("N1")
    rows = [("N9", "P9", "", "", "", ""), ("N1", "P1", "king", "", "", "")]

    assert places(look("tenures", csv_of(rows, TENURES))) == [(2, "person"), (2, "post"), (3, "manner")]


def test_a_keeper_appoints_in_his_branch_but_nobody_to_his_own_powers_and_never_himself() -> None:
    here = a_unit("TM-1", a_unit("TM", kind="city"))
    keeper = a_holder(here, Role.ADMINISTRATOR)
    himself = Person.unscoped.get(pk=keeper.person_id).code
    a_post(here, Role.HEAD, code="HEAD")
    a_post(here, Role.SECRETARIAT, code="OFFICE")
    take("people", csv_of([("N1", "", "")], PEOPLE), actor=keeper)

    rows = [("N1", "HEAD"), ("N1", "OFFICE"), (himself, "HEAD")]
    found = look("tenures", csv_of([(*row, "substitute", "", "", "") for row in rows], TENURES), actor=keeper)

    assert places(found) == [(3, "post"), (4, "post")]
    assert "himself" in reasons(found)[1][2]
