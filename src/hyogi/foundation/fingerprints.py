"""Each row of cycle data bears the hash of what was first stored, so that a change behind the acts' back is found.

What an act may change later (`CHANGES` of the model) is outside the hash; that part is what the rooms' own checks
compare with steps, marks and acts, whose rows never change.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

NEVER_STATED = {"fingerprint", "place", "version"}


class FingerprintField(models.CharField):  # type: ignore[type-arg]
    """The hash of its row, made when the row is first stored and kept from then on. It is not given by hand."""

    def __init__(self, **options: Any):
        super().__init__(**{"max_length": 64, "editable": False, "default": "", **options})

    def pre_save(self, model_instance: models.Model, add: bool) -> str:
        value: str = getattr(model_instance, self.attname) or fingerprint_of(model_instance)
        setattr(model_instance, self.attname, value)
        return value


def fingerprint_of(row: models.Model) -> str:
    """Over every column of the row that no act changes: 64 hexadecimal digits, the same from both databases."""
    left_out = NEVER_STATED | set(getattr(row, "CHANGES", ()))
    stated = {
        field.attname: _plain(field, getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.name not in left_out
    }
    text = json.dumps(stated, sort_keys=True, separators=(",", ":"), ensure_ascii=False, cls=DjangoJSONEncoder)
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(field: Any, value: Any) -> Any:
    """The value as it is read back, whatever it was when it was set."""
    if value is None:
        return None
    if isinstance(field, models.JSONField):
        return dict(value) if isinstance(value, Mapping) else value
    value = (field.target_field if field.is_relation else field).to_python(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    return value if isinstance(value, int) else str(value)
