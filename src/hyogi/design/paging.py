"""Leafing through long lists by key, not by number: quick at any depth, steady while rows come and go.

    leaf = Paging.of(request, size=50).cut(queryset, "-name", "id")

What stands in an order of its own, like the reporters of a cycle, is leafed through by number:

    leaf = Paging.of(request).numbered(rows)

The order that rows are cut by must end in a unique field, and none of its fields may be null. The address carries the
key of the row next to the leaf (`?after=…` or `?before=…`); one that cannot be read shows the first leaf.
"""

import base64
import binascii
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict


@dataclass(frozen=True)
class Pager:
    """Addresses of the leaf before and after (empty where there is none)."""

    previous: str = ""
    next: str = ""

    def __bool__(self) -> bool:
        return bool(self.previous or self.next)


@dataclass(frozen=True)
class Leaf:
    """The rows of one leaf and the way to its neighbours; of a numbered one its number."""

    rows: list[Any]
    pager: Pager
    at: int = 0


@dataclass(frozen=True)
class Paging:
    """Which leaf of a list a request asks for."""

    query: QueryDict
    size: int = 50
    read: dict[tuple[str, int], list[Any]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, request: HttpRequest, size: int = 50) -> "Paging":
        """What this request asks for; all its other words (filters, order) are kept in the addresses."""
        return cls(request.GET, size)

    def cut(self, rows: QuerySet[Any], *order: str) -> Leaf:
        """The leaf asked for, in `order` (field names, `-` for descending, the last one unique)."""
        backwards = "after" not in self.query and "before" in self.query
        wanted = tuple(_turned(name) for name in order) if backwards else order
        key = self._key("before" if backwards else "after", rows, wanted)
        beyond = rows if key is None else rows.filter(past(wanted, key))
        found = list(beyond.order_by(*wanted)[: self.size + 1])
        more, found = len(found) > self.size, found[: self.size]
        if backwards:
            found.reverse()
        earlier, later = (more, key is not None) if backwards else (key is not None, more)
        return Leaf(found, self._pager(found, order, earlier=earlier, later=later))

    def numbered(self, rows: Any, word: str = "leaf", at: int = 0, anchor: str = "", shared: str = "") -> Leaf:
        """The leaf that the request asks for in `word` (`at`, where it asks for none) of rows that can be sliced: a
        list, or a query in its order, of which only the leaf is read. `anchor` is where on the page the list stands.
        Of a list that several parts of a page leaf through, each by its own word, `shared` is the name: its leaf is
        read once."""
        asked = self.query.get(word, "")
        at = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else at
        found = self.read.get((shared, at)) if shared else None
        if found is None:
            found = list(rows[at * self.size : (at + 1) * self.size + 1])
        if shared:
            self.read[shared, at] = found
        return Leaf(found[: self.size], self._around(word, at, len(found) > self.size, anchor), at)

    def _around(self, word: str, at: int, more: bool, anchor: str) -> Pager:
        query = self.query.copy()
        addresses = []
        for number, there in ((at - 1, at > 0), (at + 1, more)):
            query[word] = str(number)
            addresses.append(f"?{query.urlencode()}{anchor and '#'}{anchor}" if there else "")
        return Pager(*addresses)

    def _key(self, word: str, rows: QuerySet[Any], order: Sequence[str]) -> list[Any] | None:
        try:
            key = json.loads(base64.urlsafe_b64decode(self.query.get(word, "").encode()))
            if not isinstance(key, list) or len(key) != len(order) or None in key:
                return None
            str(rows.filter(past(order, key)).query)  # values that the fields cannot hold
        except (binascii.Error, ValueError, TypeError, ValidationError, OverflowError, RecursionError):
            return None
        return key

    def _pager(self, found: list[Any], order: Sequence[str], *, earlier: bool, later: bool) -> Pager:
        if not found:
            return Pager(previous=self._address() if earlier else "")
        return Pager(
            previous=self._address(before=_cursor(found[0], order)) if earlier else "",
            next=self._address(after=_cursor(found[-1], order)) if later else "",
        )

    def _address(self, **cursor: str) -> str:
        query = self.query.copy()
        for word in ("after", "before"):
            query.pop(word, None)
        for word, value in cursor.items():
            query[word] = value
        return "?" + query.urlencode()


def past(order: Sequence[str], key: Sequence[Any]) -> Q:
    """Rows that come after `key` in `order`."""
    condition, equal = Q(pk__in=[]), Q()
    for name, value in zip(order, key, strict=True):
        field, compare = (name[1:], "lt") if name.startswith("-") else (name, "gt")
        condition |= equal & Q(**{f"{field}__{compare}": value})
        equal &= Q(**{field: value})
    return condition


def _turned(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def _cursor(row: Any, order: Sequence[str]) -> str:
    values = [_value(row, name.lstrip("-")) for name in order]
    return base64.urlsafe_b64encode(json.dumps(values, cls=_Exact).encode()).decode()


def _value(row: Any, path: str) -> Any:
    for step in path.split("__"):
        row = row[step] if isinstance(row, dict) else getattr(row, step)
    return row


class _Exact(DjangoJSONEncoder):
    """Instants to the microsecond: a shortened key would show rows twice."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if hasattr(o, "isoformat") else super().default(o)
