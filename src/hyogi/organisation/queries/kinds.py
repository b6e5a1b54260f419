"""Kinds and sectors to choose from: those of the vocabulary, and those in use beside them. They belong to nobody."""

from typing import Any

from hyogi.design.words import plain
from hyogi.organisation.models import PostKind, Sector, UnitKind
from hyogi.organisation.vocabulary import POST_KINDS, SECTORS, UNIT_KINDS, Word

Choices = list[tuple[str, str]]


def unit_kinds_to_choose() -> Choices:
    """Kinds of units: code and name in the reader's language."""
    return _choices(UnitKind, UNIT_KINDS)


def sectors_to_choose() -> Choices:
    """Sectors: code and name in the reader's language."""
    return _choices(Sector, SECTORS)


def post_kinds_to_choose() -> Choices:
    """Kinds of posts: code and name in the reader's language."""
    return _choices(PostKind, POST_KINDS)


def _choices(model: Any, words: dict[str, Word]) -> Choices:
    known = {code: plain(word.names) for code, word in words.items()}
    used = {kind.code: str(kind) for kind in model.unscoped.order_by("code")}
    return list((known | used).items())
