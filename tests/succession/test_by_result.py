"""Who reports on site next year because of the last result, as the regime says."""

import pytest

from hyogi.cycles.models import Phase
from hyogi.organisation.models import UnitKind, UnitState
from hyogi.results import actions
from hyogi.results.queries import veto_page
from hyogi.succession.proposing import proposal
from hyogi.succession.queries import units_by_result
from tests.results.test_vetoes import asserted
from tests.results.year import Year, a_result

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(monkeypatch: pytest.MonkeyPatch) -> Year:
    """Four bodies that report in writing by kind; the third is average."""
    made = a_result(monkeypatch, ballot=["95", "85", "65", "86"], daily=["95", "85", "65", "86"])
    kind = UnitKind.unscoped.get_or_create(code="direct_body")[0]
    UnitState.unscoped.filter(unit__in=[one.unit.unit_id for one in made.small.assignments]).update(kind=kind)
    return made


def reasons(year: Year) -> dict[str, str]:
    """What is proposed for next year, by the unit's code."""
    draft = proposal(year.office, year.small.again())
    return {unit: choice.reason for unit, choice in draft.choices.items()}


def test_a_unit_below_the_second_grade_is_proposed_on_site_in_words_that_do_not_name_the_grade(year: Year) -> None:
    year.to_letters()

    assert reasons(year) == {"CITY-03": "The regime asks for it after the result of the last cycle."}


def test_before_the_sign_off_no_result_has_a_consequence(year: Year) -> None:
    year.calculate()
    year.propose()
    year.decide_rest()

    assert reasons(year) == {}


def test_only_a_confirmed_veto_counts_where_the_regime_names_vetoes(year: Year) -> None:
    confirmed, alone = asserted(year, 0), asserted(year, 1)
    actions.answer_veto(year.small.office2, veto_page(year.small.office2, confirmed.pk), confirmed=True)
    assert units_by_result(year.small.cycle, ["veto_last_cycle"]) == set()

    actions.answer_veto(
        year.small.office2, veto_page(year.small.office2, alone.pk), confirmed=False, reason="Another unit was meant."
    )
    year.to_letters()

    assert year.small.again().phase == Phase.RESULT
    assert units_by_result(year.small.cycle, ["veto_last_cycle"]) == {year.small.assignments[0].unit.code}
    assert units_by_result(year.small.cycle, ["open_items_overdue"]) == set()
