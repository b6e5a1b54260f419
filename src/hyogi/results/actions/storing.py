"""How a row of the room is written: once, with its fingerprint; who comes second to the same place is told."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hyogi.foundation.languages import tidy
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.results.models import ResultRow
from hyogi.results.rules import SHORTEST_REASON
from hyogi.results.sealing import fingerprint

SomeRow = TypeVar("SomeRow", bound=ResultRow)


def store(row: SomeRow, mine: Any = "") -> SomeRow:
    """Write a new row and return it.

    Raises:
        Stale: somebody else has taken its place meanwhile.
    """
    row.sha256 = fingerprint(row)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        raise Stale(mine={"": mine or str(row)}, theirs={"": _("done by somebody else meanwhile")}) from error
    return row


def store_all(model: type[SomeRow], rows: Iterable[SomeRow]) -> Sequence[SomeRow]:
    """Write many new rows of one kind."""
    made = list(rows)
    for row in made:
        row.sha256 = fingerprint(row)
    model.unscoped.bulk_create(made, batch_size=500)
    return made


def stated(reason: str, longest: int, rule: Any, field: str = "reason") -> str:
    """The reason, tidied.

    Raises:
        Refusal: it is missing, too short to be one, or too long.
    """
    text = tidy(reason)
    if len(text) < SHORTEST_REASON:
        raise Refusal(
            rule=rule,
            fact=_("The reason is missing or too short to be one."),
            remedy=_("Write the reason in a sentence."),
            field=field,
        )
    if len(text) > longest:
        raise Refusal(
            rule=rule,
            fact=_("The text has %(count)s characters; %(most)s are taken.") % {"count": len(text), "most": longest},
            remedy=_("Shorten it."),
            field=field,
        )
    return text
