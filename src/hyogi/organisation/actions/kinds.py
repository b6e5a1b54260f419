"""Kinds and sectors, made on first use."""

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

from hyogi.foundation.policy import Role
from hyogi.organisation.models import PostKind, Sector, UnitKind
from hyogi.organisation.vocabulary import POST_KINDS, SECTORS, UNIT_KINDS, Word

Kind = TypeVar("Kind", UnitKind, Sector, PostKind)


def unit_kinds(codes: Iterable[str]) -> dict[str, UnitKind]:
    """The kinds of units with these codes; those that are new are made, named by the vocabulary where it knows them."""
    return _made(UnitKind, codes, UNIT_KINDS, lambda code, word: {})


def sectors(codes: Iterable[str]) -> dict[str, Sector]:
    """The sectors with these codes, made where they are new."""
    return _made(Sector, codes, SECTORS, lambda code, word: {})


def post_kinds(codes: Iterable[str], roles: Mapping[str, Role] | None = None) -> dict[str, PostKind]:
    """The kinds of posts with these codes. A new one gets its role from `roles`, else from the vocabulary; a kind that
    stands keeps the role that it has."""
    stated = roles or {}

    def role_of(code: str, word: Word | None) -> dict[str, Any]:
        return {"role": stated.get(code) or (word.role if word else Role.MEMBER)}

    return _made(PostKind, codes, POST_KINDS, role_of)


def _made(model: type[Kind], codes: Iterable[str], words: Mapping[str, Word], more: Any) -> dict[str, Kind]:
    wanted = set(codes)
    found: dict[str, Kind] = {kind.code: kind for kind in model.unscoped.filter(code__in=wanted)}
    for code in sorted(wanted - set(found)):
        word = words.get(code)
        found[code] = model.unscoped.create(code=code, **({"names": word.names} if word else {}), **more(code, word))
    return found
