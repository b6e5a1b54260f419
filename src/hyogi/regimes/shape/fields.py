"""The kinds of values in a regime: whole numbers, names of things, words by language. No floating point anywhere."""

import re
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
LONGEST = 300


class Part(BaseModel):
    """A table of the file. Unknown keys are refused, nothing is turned into another type, nothing changes later."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


def _words(value: object) -> object:
    if not isinstance(value, dict) or not all(isinstance(text, str) and text.strip() for text in value.values()):
        raise PydanticCustomError("words", "words")
    if "en" not in value:
        raise PydanticCustomError("words_en", "words_en")
    unknown = sorted(tag for tag in value if not _TAG.fullmatch(str(tag)))
    if unknown:
        raise PydanticCustomError("tag", "tag", {"given": ", ".join(unknown)})
    if max(map(len, value.values())) > LONGEST:
        raise PydanticCustomError("words_long", "words_long", {"most": LONGEST})
    return value


def _zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise PydanticCustomError("zone", "zone") from None
    return value


Bp = Annotated[int, Field(ge=0, le=10_000)]
"""A share or a weight in basis points: 10000 are the whole."""
Count = Annotated[int, Field(ge=0, le=1_000_000)]
Positive = Annotated[int, Field(ge=1, le=1_000_000)]
Hours = Annotated[int, Field(ge=0, le=10_000)]
Key = Annotated[str, StringConstraints(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,59}$")]
Tag = Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
Version = Annotated[str, StringConstraints(pattern=r"^\d{1,4}\.\d{1,4}\.\d{1,4}$")]
TimeOfDay = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
Select = Annotated[
    str,
    StringConstraints(
        pattern=r"^(post:\w+@\w+(\[[\w=,;]+\])?|list:\w+|drawn:\w+:\d{1,4})"
        r"(\|(post:\w+@\w+(\[[\w=,;]+\])?|list:\w+|drawn:\w+:\d{1,4}))*$"
    ),
]
Subject = Annotated[str, StringConstraints(pattern=r"^(component:\w+|fact:\w+|(count|share_bp):(all|core):\w+)$")]
Zone = Annotated[str, AfterValidator(_zone)]
Words = Annotated[dict[str, str], BeforeValidator(_words)]
