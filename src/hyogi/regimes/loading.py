"""Reading regimes: all or nothing, every fault at once, with the hash by which a cycle will freeze one."""

import hashlib
import json
import tomllib
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from django.utils.translation import gettext as _
from pydantic import ValidationError

from hyogi.regimes import faults
from hyogi.regimes.faults import Remark, Unfit
from hyogi.regimes.rules import problems_of, warnings_of
from hyogi.regimes.shape import RegimeFile

SHIPPED = Path(__file__).parent / "shipped"
LARGEST = 1_000_000


@dataclass(frozen=True)
class Regime:
    """A checked regime. `sha256` stands for what it states: blanks, comments and order of keys make no difference.
    `warnings` are what works and is probably not meant."""

    file: RegimeFile
    sha256: str
    warnings: tuple[Remark, ...] = ()

    @property
    def name(self) -> str:
        return self.file.regime.id


def shipped() -> list[str]:
    """The names of the regimes that come with Hyogi."""
    return sorted(place.stem for place in SHIPPED.glob("*.toml"))


def load(name: str) -> Regime:
    """The shipped regime of this name.

    Raises:
        KeyError: there is none.
    """
    if name not in shipped():
        raise KeyError(name)
    regime = _shipped(SHIPPED / f"{name}.toml")
    return replace(regime, warnings=tuple(map(faults.said, warnings_of(regime.file))))


@lru_cache(maxsize=32)
def _shipped(place: Path) -> Regime:
    """What comes with Hyogi does not change while it runs; only its warnings are told in the reader's language."""
    return read(place.read_bytes())


def read(content: bytes) -> Regime:
    """The regime in a file's content.

    Raises:
        Unfit: with every fault, each with its place and a sentence in the reader's language.
    """
    try:
        file = RegimeFile.model_validate(_plain(content))
    except ValidationError as error:
        raise Unfit(faults.of_validation(error)) from error
    problems = problems_of(file)
    if problems:
        raise Unfit(map(faults.said, problems))
    return Regime(file, hash_of(file), tuple(map(faults.said, warnings_of(file))))


def hash_of(file: RegimeFile) -> str:
    """SHA-256 of the canonical form: JSON with sorted keys, no blanks, nothing for what is left out."""
    return hashlib.sha256(canonical(file)).hexdigest()


def canonical(file: RegimeFile) -> bytes:
    plain = file.model_dump(mode="json", exclude_none=True)
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _plain(content: bytes) -> dict[str, object]:
    if len(content) > LARGEST:
        raise Unfit([Remark("", _("The file is larger than 1 MB."))])
    try:
        return tomllib.loads(content.decode("utf-8-sig").replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise Unfit([Remark("", _("The file is not UTF-8 (byte %(at)s).") % {"at": error.start + 1})]) from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise Unfit([Remark("", _("The file is not TOML: %(where)s.") % {"where": error})]) from error
