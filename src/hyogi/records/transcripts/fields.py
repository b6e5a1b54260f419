"""The kinds of values in a transcript: words by language, codes, places, zones."""

from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator, Field, PlainSerializer, StringConstraints
from pydantic_core import PydanticCustomError

from hyogi.foundation.languages import LANGUAGES, Texts, tidy

LONGEST = 20_000


def _texts(value: object) -> Texts:
    if isinstance(value, Texts):
        return value
    if not isinstance(value, dict) or not all(isinstance(words, str) for words in value.values()):
        raise PydanticCustomError("texts", "texts")
    unknown = sorted(set(value) - set(LANGUAGES))
    if unknown:
        raise PydanticCustomError("language", "language", {"given": ", ".join(unknown)})
    texts = Texts({language: tidy(words) for language, words in value.items()})
    if max(map(len, texts.values()), default=0) > LONGEST:
        raise PydanticCustomError("long", "long")
    return texts


def _some_texts(value: object) -> Texts:
    texts = _texts(value)
    if not texts:
        raise PydanticCustomError("missing", "missing")
    return texts


def _zone(value: object) -> object:
    try:
        ZoneInfo(str(value))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise PydanticCustomError("zone", "zone") from None
    return value


_plain = PlainSerializer(dict, return_type=dict[str, str])
MaybeWords = Annotated[Texts, BeforeValidator(_texts), _plain]
Words = Annotated[Texts, BeforeValidator(_some_texts), _plain]
Code = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=64)]
Place = Annotated[str, StringConstraints(pattern=r"^(-1|\d{1,3}(\.\d{1,3})?)$")]
Zone = Annotated[str, BeforeValidator(_zone)]
Codes = Annotated[list[Code], Field(min_length=1, max_length=10_000)]
NO_TEXTS = Texts()
