"""Languages of content, and texts that exist in several of them."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from django.db import models

LANGUAGES = ("en", "ja", "zh-Hans")
_KANA = re.compile("[\u3040-\u30ff]")
_CHARACTERS = re.compile("[\u3400-\u9fff\uf900-\ufaff]")
LANGUAGE_NAMES = {"en": "English", "ja": "日本語", "zh-Hans": "简体中文"}


def django_code(language: str) -> str:
    """`zh-Hans` as Django writes it, `zh-hans`."""
    return language.lower()


def content_code(code: str) -> str:
    """`zh-hans` or `zh-cn` as content is marked, `zh-Hans`; an unknown language is English."""
    short = code.lower()
    if short.startswith("zh"):
        return "zh-Hans"
    return short[:2] if short[:2] in LANGUAGES else "en"


def current() -> str:
    """The content language of the reader of this request."""
    from django.utils.translation import get_language

    return content_code(get_language() or "en")


def tidy(text: str) -> str:
    """Composed (NFC), without control characters, without blanks at the ends; what was typed otherwise stays."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(c for c in composed if c in "\n\t" or unicodedata.category(c) != "Cc").strip()


def written_in(text: str, likely: str) -> str:
    """The language of a text that somebody typed where one usually writes `likely`, as far as its letters do not speak
    against it; else nothing. Kana are Japanese; characters without kana may be Chinese or Japanese."""
    kana, characters = bool(_KANA.search(text)), bool(_CHARACTERS.search(text))
    fits = {"zh-Hans": characters and not kana, "ja": kana or characters, "en": not (kana or characters)}
    return likely if text.strip() and fits.get(likely, False) else ""


def as_written(text: str, likely: str) -> "Texts | str":
    """The same text, with its language where that is known, for pages that mark the language of what they say."""
    language = written_in(text, likely)
    return Texts({language: text}) if language else text


class Said(NamedTuple):
    """A text with the language it is in (empty where that is not known)."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text


class Texts(Mapping[str, str]):
    """One text in several languages: an immutable mapping of content language to words.

    The language `""` holds the text as it was first given, for readers of a language that it has not been put into.
    """

    __slots__ = ("_by_language",)

    def __init__(self, by_language: Mapping[str, str] | None = None):
        self._by_language = {k: v for k, v in sorted((by_language or {}).items()) if v}

    def say(self, language: str) -> Said:
        """The text for a reader of `language`: that language, else English, else as first given, else any."""
        for code in (language, "en", *self._by_language):
            if code in self._by_language:
                text = self._by_language[code]
                return Said(text, code or self._language_of(text))
        return Said("", "")

    def _language_of(self, text: str) -> str:
        """The language in which the text as first given stands a second time."""
        return next((code for code, other in self._by_language.items() if code and other == text), "")

    def __getitem__(self, language: str) -> str:
        return self._by_language[language]

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_language)

    def __len__(self) -> int:
        return len(self._by_language)

    def __hash__(self) -> int:
        return hash(tuple(self._by_language.items()))

    def __str__(self) -> str:
        return self.say(current()).text

    def __repr__(self) -> str:
        return f"Texts({self._by_language!r})"


class TextsField(models.JSONField):
    """Stores `Texts`; reads back `Texts`, never a bare dictionary."""

    def __init__(self, *args: Any, **options: Any):
        options.setdefault("default", Texts)
        options.setdefault("blank", True)
        super().__init__(*args, **options)

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Texts:
        return Texts(super().from_db_value(value, expression, connection) or {})

    def to_python(self, value: Any) -> Texts:
        return value if isinstance(value, Texts) else Texts(super().to_python(value) or {})

    def get_prep_value(self, value: Any) -> Any:
        return super().get_prep_value(dict(value or {}))

    def get_db_prep_value(self, value: Any, connection: Any, prepared: bool = False) -> Any:
        plain = dict(value) if isinstance(value, Mapping) else value
        return super().get_db_prep_value(plain, connection, prepared)

    def value_to_string(self, obj: models.Model) -> Any:
        return dict(self.value_from_object(obj))
