"""Whatever stands in the register: its export imports again, and everything is untouched."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from hyogi.foundation.languages import LANGUAGES, Texts, tidy
from hyogi.organisation.exporting import export
from hyogi.organisation.importing import Kind
from hyogi.organisation.importing.cells import clean, guard, unguard
from hyogi.organisation.models import ALWAYS, FOREVER, Manner, Person, Post, PostKind, Tenure, UnitState
from tests.factories import a_person, a_post, a_tenure, a_unit
from tests.organisation.importing.taking import CONSOLE, ON, counts, look, reasons

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SIGNS = st.sampled_from("=+-@＝＋－＠'\"\t\n,;|a大É\u3000\u200b0 ")
NAMES = st.text(st.one_of(SIGNS, st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), max_size=12).map(
    lambda text: tidy(text) or "x"
)
TEXTS = st.dictionaries(st.sampled_from(LANGUAGES), NAMES, max_size=3).map(Texts)
DAYS = st.sampled_from([ALWAYS, date(1999, 12, 31), date(2026, 1, 1)])
ENDS = st.sampled_from([FOREVER, date(2027, 6, 1)])


@pytest.mark.either
@given(st.text())
def test_a_guarded_text_is_given_back_as_it_was(text: str) -> None:
    assert unguard(guard(text)) == text
    assert not guard(text).startswith(tuple("=+-@\t\r＝＋－＠"))


@pytest.mark.either
@given(st.text(st.one_of(SIGNS, st.characters(exclude_categories=["Cc", "Cs"]))))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


class TestRoundTrip(TestCase):
    """One register for each example."""

    @QUICK
    @given(st.lists(st.tuples(NAMES, TEXTS, TEXTS, DAYS, ENDS, st.integers(0, 9)), min_size=1, max_size=6))
    def test_units_come_back_untouched(self, rows: list[tuple[str, Texts, Texts, date, date, int]]) -> None:
        made: list[UnitState] = []
        for number, (name, names, readings, first, until, above) in enumerate(rows):
            parent = made[above % len(made)] if made and above else None
            if parent:
                first, until = max(first, parent.valid_from), min(until, parent.valid_to)
            fields = {"names": names, "readings": readings, "valid_from": first, "valid_to": until}
            made.append(a_unit(f"U{number}", parent, name=name, kind="city", sectors="b;a", **fields))

        self._come_back(Kind.UNITS, len(rows))

    @QUICK
    @given(st.lists(st.tuples(NAMES, TEXTS, DAYS, ENDS), min_size=1, max_size=6))
    def test_posts_people_and_tenures_come_back_untouched(self, rows: list[tuple[str, Texts, date, date]]) -> None:
        unit = a_unit("U", kind="city")
        PostKind.unscoped.get_or_create(code="head", defaults={"role": "head"})
        for number, (name, names, first, until) in enumerate(rows):
            post = a_post(unit, code=f"P{number}")
            Post.unscoped.filter(pk=post.pk).update(name=name, names=names, valid_from=first, valid_to=until)
            person = a_person(f"N{number}")
            Person.unscoped.filter(pk=person.pk).update(name=name, names=names)
            tenure = a_tenure(person, post, Manner.HOLDER, since=first, until=until)
            Tenure.unscoped.filter(pk=tenure.pk).update(reason=name)

        for kind in (Kind.POSTS, Kind.PEOPLE, Kind.TENURES):
            self._come_back(kind, len(rows))

    def _come_back(self, kind: Kind, rows: int) -> None:
        for format in ("csv", "xlsx"):
            found = look(kind, export(CONSOLE, kind, format, ON))  # type: ignore[arg-type]
            assert (counts(found), reasons(found)) == ({"untouched": rows}, [])
