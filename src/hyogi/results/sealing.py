"""The hashes of the room's rows, and how its texts are written. Made the same way when verified."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from fractions import Fraction
from typing import Any
from uuid import UUID

from hyogi.results.models import ResultRow


def fingerprint(row: ResultRow) -> str:
    """Over every field of the row but the fingerprint itself."""
    stated = {
        field.attname: _plain(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in ("sha256", "place")
    }
    return sha256_of(canonical(stated))


def canonical(stated: Mapping[str, Any]) -> str:
    """JSON with sorted keys and no blanks."""
    return json.dumps(stated, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def sha256_of(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def fraction_text(value: Fraction | None) -> str | None:
    """An exact value as it is kept, "n/d"; nothing for none."""
    return None if value is None else f"{value.numerator}/{value.denominator}"


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return str(value) if isinstance(value, UUID | date) else value
