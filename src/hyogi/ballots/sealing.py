"""The hashes of what was counted, closed and signed, and the text of a tally. Made the same way when verified."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from hyogi.ballots.models import Count, Kept, Tally
from hyogi.ballots.rules import Outcome


def fingerprint(row: Kept) -> str:
    """Over every field of the row but the fingerprint itself. What few persons marked cannot be guessed from it: rows
    that hold figures hold a salt beside them."""
    stated = {
        field.attname: _plain(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in ("sha256", "place")
    }
    text = json.dumps(stated, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value) if isinstance(value, UUID) else value


def tally_text(
    *,
    salt: str,
    cycle: str,
    round: int,
    regime: str,
    entries: Mapping[str, Iterable[Count]],
    issued: Mapping[str, int],
    outcome: Outcome,
) -> str:
    """The close of a count as it is kept: which entries it was worked out from, and what they come to."""
    stated = {
        "salt": salt,
        "cycle": cycle,
        "round": round,
        "regime": regime,
        "entries": {key: [str(count.pk) for count in counts] for key, counts in entries.items()},
        "issued": dict(issued),
        "forms": {"issued": outcome.issued, "returned": outcome.returned, "invalid": outcome.invalid},
        "verdict": outcome.verdict.value,
        "void_classes": list(outcome.void_classes),
        "pools": [{"classes": sorted(pool.keys), "weight_bp": pool.weight_bp} for pool in outcome.pools],
        "parts": {reporter: _fraction(part) for reporter, part in outcome.parts.items()},
    }
    return json.dumps(stated, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def entries_named_in(tally: Tally) -> dict[str, list[UUID]]:
    """The ids of the entries that a tally was worked out from, by class."""
    stated: Mapping[str, Any] = json.loads(tally.text)
    return {key: [UUID(id) for id in ids] for key, ids in stated["entries"].items()}


def salt_in(tally: Tally) -> str:
    """The salt that a tally was made with."""
    return str(json.loads(tally.text)["salt"])


def parts_in(tally: Tally) -> dict[UUID, Fraction | None]:
    """The ballot part of each reporter that a tally states."""
    stated: Mapping[str, str | None] = json.loads(tally.text)["parts"]
    return {UUID(reporter): Fraction(part) if part is not None else None for reporter, part in stated.items()}


def _fraction(part: Fraction | None) -> str | None:
    return None if part is None else f"{part.numerator}/{part.denominator}"
