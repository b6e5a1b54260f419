"""A practice is proposed by one unit, recommended by another person, taken over by others, credited."""

import pytest

from hyogi.foundation.refusals import Hidden, Refusal, Stale
from hyogi.foundation.verifying import checks
from hyogi.practices import actions
from hyogi.practices.models import Adoption, Practice
from hyogi.practices.queries import practice_page, practices_of
from hyogi.practices.rules import Move
from tests.loop import Small, a_cycle

pytestmark = pytest.mark.django_db


def proposed(small: Small, n: int = 0) -> Practice:
    made = actions.propose(
        small.reporter(n), small.cycle, small.assignments[n].unit, title="Tide calendar", text="Fewer cars under water."
    )
    made.cycle = small.cycle
    return made


def recommended(small: Small) -> Practice:
    return actions.move(small.office, proposed(small), Move.RECOMMENDED, text="Works.", version=1)


def test_a_proposal_without_words_is_refused_and_nothing_is_kept() -> None:
    small = a_cycle()

    with pytest.raises(Refusal) as refused:
        actions.propose(small.reporter(0), small.cycle, small.assignments[0].unit, title="Calendar", text="  ")

    assert refused.value.field == "text"
    assert not Practice.unscoped.exists()


def test_a_unit_proposes_only_for_itself() -> None:
    small = a_cycle()

    with pytest.raises((Refusal, Hidden)):
        actions.propose(small.reporter(0), small.cycle, small.assignments[1].unit, title="Theirs", text="Theirs.")


def test_others_read_a_practice_once_it_is_recommended() -> None:
    small = a_cycle()
    practice = proposed(small)

    assert not practices_of(small.reporter(1), small.cycle).exists()
    assert practices_of(small.reporter(0), small.cycle).exists()
    with pytest.raises(Hidden):
        practice_page(small.reporter(1), practice.pk)
    actions.move(small.office, practice, Move.RECOMMENDED, text="Works.", version=1)

    assert practice_page(small.reporter(1), practice.pk).practice == practice


def test_a_practice_is_taken_over_by_others_once_and_then_credited() -> None:
    small = a_cycle()
    practice = recommended(small)

    with pytest.raises(Refusal):
        actions.move(small.office, practice, Move.CREDITED, text="Good.", version=2)
    with pytest.raises(Refusal):
        actions.adopt(small.reporter(0), practice, small.assignments[0].unit, text="Our own.")
    with pytest.raises(Refusal):
        actions.adopt(small.reporter(1), practice, small.assignments[1].unit, text="")
    first = actions.adopt(small.reporter(1), practice, small.assignments[1].unit, text="Two streets.")
    again = actions.adopt(small.reporter(1), practice, small.assignments[1].unit, text="Two streets.")
    credited = actions.move(small.office, practice, Move.CREDITED, text="Good.", version=2)

    assert first == again
    assert Adoption.unscoped.count() == 1
    assert credited.state == "credited"


def test_it_is_not_taken_over_before_it_is_recommended_nor_moved_from_an_old_page() -> None:
    small = a_cycle()
    practice = proposed(small)

    with pytest.raises(Refusal):
        actions.adopt(small.reporter(1), practice, small.assignments[1].unit, text="Early.")
    with pytest.raises(Refusal):
        actions.move(small.office, practice, Move.RECOMMENDED, text=" ", version=1)
    with pytest.raises(Stale):
        actions.move(small.office, practice, Move.RECOMMENDED, text="Works.", version=7)


def test_a_planted_state_is_found() -> None:
    small = a_cycle()
    practice = recommended(small)
    mine = next(one for one in checks() if "practices stand" in str(one.title))
    assert list(mine.find()) == []

    Practice.unscoped.filter(pk=practice.pk).update(state="credited")

    assert len(list(mine.find())) == 1
