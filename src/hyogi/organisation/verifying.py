"""Recomputes what of the register follows from the rest of it: paths, days, the index of names, versions.

Each check reads its tables once, in order, row by row, however many there are.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db.models import Count, F, FilteredRelation, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hyogi.foundation.audit import Verb
from hyogi.foundation.models import Event
from hyogi.foundation.verifying import check
from hyogi.organisation.models import Manner, SearchToken, Tenure, Unit, UnitState
from hyogi.organisation.rules import Fault, Span, spans_problem, tokens_of

CHUNK = 2000
ACTS = (Verb.UNIT_RENAMED, Verb.UNIT_MOVED, Verb.UNIT_CHANGED, Verb.UNIT_CLOSED)


@check(_("units lie on the paths of the units above them"))
def _paths() -> Iterator[str]:
    """On every day of a state its path is the path of the unit above on that day, and its own step."""
    meets = Q(
        parent__states__valid_from__lt=F("valid_to"),
        parent__states__valid_to__gt=F("valid_from"),
    )
    rows = (
        UnitState.unscoped.filter(valid_from__lt=F("valid_to"))
        .annotate(above=FilteredRelation("parent__states", condition=meets))
        .order_by("unit_id", "valid_from", "pk", "above__valid_from")
        .values_list(
            *("pk", "unit__code", "unit__step", "path", "valid_from", "valid_to", "parent_id"),
            *("above__path", "above__valid_from", "above__valid_to"),
        )
    )
    for _state, found in groupby(rows.iterator(chunk_size=CHUNK), itemgetter(0)):
        same = list(found)
        _pk, code, step, path, first, until, parent = same[0][:7]
        above = [row[7:] for row in same if row[7] is not None and row[8] < row[9]]
        if path != step if parent is None else any(path != f"{line}{step}" for line, *_days in above):
            yield _now("the path of %(code)s from %(day)s is not the path of the unit above it and its own step") % {
                "code": code,
                "day": first,
            }
        if parent is not None and not _covered(first, until, ((begins, ends) for _line, begins, ends in above)):
            yield _now("%(code)s lies from %(day)s under a unit that is not there on every day") % {
                "code": code,
                "day": first,
            }


def _covered(first: date, until: date, spans: Iterable[tuple[date, date]]) -> bool:
    """Whether spans in the order of their first days leave out no day."""
    for begins, ends in spans:
        if begins > first:
            return False
        first = max(first, ends)
    return first >= until


@check(_("the states of a unit, and the holders of a post, follow one another"))
def _days() -> Iterator[str]:
    """A unit's states leave no gap and do not overlap; a post has one holder at a time."""
    states = UnitState.unscoped.order_by("unit_id").values_list("unit_id", "unit__code", "valid_from", "valid_to")
    for (_unit, code), rows in groupby(states.iterator(chunk_size=CHUNK), itemgetter(0, 1)):
        if found := spans_problem([Span(first, until) for *_key, first, until in rows]):
            said = _now("two states of %(code)s hold on one day, or none holds on a day between them: %(day)s")
            day = found.facts["day" if found.fault is Fault.OVERLAP else "since"]
            yield said % {"code": code, "day": day}
    held = (
        Tenure.unscoped.filter(manner__in=[Manner.HOLDER, Manner.ACTING], valid_from__lt=F("valid_to"))
        .order_by("post_id", "valid_from")
        .values_list("post_id", "post__code", "valid_from", "valid_to")
    )
    for (_post, code), tenures in groupby(held.iterator(chunk_size=CHUNK), itemgetter(0, 1)):
        ended = date.min
        for *_key, first, until in tenures:
            if first < ended:
                yield _now("the post %(code)s has two holders on %(day)s") % {"code": code, "day": first}
            ended = max(ended, until)


@check(_("units are found by their names and by nothing else"))
def _index() -> Iterator[str]:
    """The index holds every word of the states that held, and none that no state ever had."""
    stored = _by_unit(SearchToken.unscoped.order_by("unit_id").values_list("unit_id", "token"))
    states = (
        UnitState.unscoped.order_by("unit_id")
        .values_list("unit_id", "unit__code", "name", "names", "readings")
        .annotate(held=Q(valid_from__lt=F("valid_to")))
    )
    unit, tokens = next(stored, (None, set()))
    for (wanted, code), rows in groupby(states.iterator(chunk_size=CHUNK), itemgetter(0, 1)):
        needed: set[str] = set()
        allowed: set[str] = set()
        for _unit, _code, name, names, readings, held in rows:
            words = set(tokens_of({name, *names.values()}, set(readings.values()), {code}))
            allowed |= words
            needed |= words if held else set()
        there = tokens if unit == wanted else set()
        if unit == wanted:
            unit, tokens = next(stored, (None, set()))
        if missing := needed - there:
            yield _now("%(code)s is not found by: %(words)s") % {"code": code, "words": _some(missing)}
        if more := there - allowed:
            yield _now("%(code)s is found by what it was never called: %(words)s") % {
                "code": code,
                "words": _some(more),
            }


def _by_unit(rows: Any) -> Iterator[tuple[UUID | None, set[str]]]:
    for unit, found in groupby(rows.iterator(chunk_size=CHUNK), itemgetter(0)):
        yield unit, {token for _unit, token in found}


def _some(words: set[str]) -> str:
    return ", ".join(sorted(words)[:5]) + (" …" if len(words) > 5 else "")


@check(_("units count the acts on them"))
def _versions() -> Iterator[str]:
    """A version below the number of acts would let an edit made on an older page overwrite a newer one."""
    acts = (
        Event.unscoped.filter(subject=OuterRef("pk"), subject_type="Unit", verb__in=ACTS)
        .order_by()
        .values("subject")
        .annotate(acts=Count("pk"))
        .values("acts")
    )
    counted = Unit.unscoped.annotate(acts=Coalesce(Subquery(acts, output_field=IntegerField()), 0))
    behind = counted.filter(version__lte=F("acts")).order_by("code").values_list("code", "version", "acts")
    for code, version, number in behind.iterator(chunk_size=CHUNK):
        yield _now("%(code)s has version %(version)s after %(acts)s acts on it") % {
            "code": code,
            "version": version,
            "acts": number,
        }
