"""JSON that never changes once it is stored, and is large and read often."""

import json
from functools import lru_cache
from typing import Any

from django.db import models

MOST = 32
"""How many texts a process keeps decoded."""

_decoded = lru_cache(maxsize=MOST)(json.loads)


class KnownJSONField(models.JSONField):
    """Decodes the same text once. Readers share what it gives, so none may change it."""

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        if isinstance(value, str) and self.decoder is None:
            return _decoded(value)
        return super().from_db_value(value, expression, connection)
