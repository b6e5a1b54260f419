"""The index of names: written by whoever writes states, read as ranges of tokens, the same on every database."""

from collections.abc import Iterable
from itertools import islice

from django.db import connection
from django.db.models import Q, QuerySet

from hyogi.organisation.models import SearchToken, UnitState
from hyogi.organisation.rules import tokens_of, wanted

BATCH = 50_000
_POSTGRESQL = """
    INSERT INTO organisation_searchtoken (token, unit_id) SELECT * FROM unnest(%s::varchar[], %s::uuid[])
    ON CONFLICT DO NOTHING
"""
_SQLITE = "INSERT OR IGNORE INTO organisation_searchtoken (token, unit_id) VALUES (%s, %s)"


def index(states: Iterable[UnitState]) -> None:
    """Have the units of these states be found by their names, readings and codes, in bulk. Each state brings its
    `unit`. A unit stays to be found by what it was called before; indexing twice changes nothing."""
    rows = (
        (token, state.unit_id.hex)
        for state in states
        for token in tokens_of({state.name, *state.names.values()}, set(state.readings.values()), {state.unit.code})
    )
    while batch := list(islice(rows, BATCH)):
        _store(sorted(batch))


def _store(rows: list[tuple[str, str]]) -> None:
    """Some twenty rows for a unit: past the ORM, which takes longer to make the objects than to store them."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRESQL, [[token for token, _unit in rows], [unit for _token, unit in rows]])
        else:
            cursor.executemany(_SQLITE, rows)


def matching(query: str, unit: str = "unit") -> Q | None:
    """The condition that the unit in the field `unit` answers every word of the query; nothing where the query has
    no word that could be looked for."""
    ranges = wanted(query)
    if not ranges:
        return None
    condition = Q()
    for low, high in ranges:
        hits = SearchToken.unscoped.filter(token__gte=low, token__lt=high) if high else _exactly(low)
        condition &= Q(**{f"{unit}__in": hits.values("unit_id")})
    return condition


def _exactly(token: str) -> QuerySet[SearchToken]:
    return SearchToken.unscoped.filter(token=token)
