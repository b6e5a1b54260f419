"""Sentences and terms in one language, and how fragments become sentences in it."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from zoneinfo import ZoneInfo

from hyogi.foundation.languages import LANGUAGES, Texts

HERE = Path(__file__).parent
_PLACE = re.compile(r"\{([a-z_.]+)\}")
_WEEKDAYS = {
    "en": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
    "ja": list("月火水木金土日"),
    "zh-Hans": list("一二三四五六日"),
}
_MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
_NUMBERS = {"en": ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]}
_STOPS = "。．.!?！？…"


@cache
def entries(name: str) -> Mapping[str, Texts]:
    """The entries of a word file. Every entry has every language; one that has not is a fault at the first use."""
    with (HERE / f"{name}.toml").open("rb") as source:
        found = {key: Texts(words) for key, words in tomllib.load(source).items()}
    for key, words in found.items():
        if set(words) != set(LANGUAGES):
            raise ValueError(f"{name}.toml: {key} lacks {sorted(set(LANGUAGES) - set(words))}")
    return found


class Wording:
    """Writes in one language."""

    def __init__(self, language: str):
        self.language = language

    def __call__(self, key: str, **values: object) -> str:
        """The sentence `key` with its places filled. A place without a value is a fault, never an empty space."""

        def fill(place: re.Match[str]) -> str:
            name = place[1]
            if name.startswith("t."):
                return self.say(entries("terms")[name[2:]])
            return str(values[name])

        return _PLACE.sub(fill, self.say(entries("phrases")[key]))

    def say(self, texts: Texts) -> str:
        """The words in this language; where a name exists in none of ours, the words there are."""
        return texts.say(self.language).text

    def count(self, number: int) -> str:
        """A number in running text."""
        words = _NUMBERS.get(self.language, [])
        return words[number] if number < len(words) else str(number)

    def day(self, day: date) -> str:
        """A day with its weekday."""
        weekday = _WEEKDAYS[self.language][day.weekday()]
        if self.language == "en":
            return f"{weekday}, {day.day} {_MONTHS[day.month - 1]} {day.year}"
        if self.language == "ja":
            return f"{day.year}年{day.month}月{day.day}日（{weekday}）"
        return f"{day.year}年{day.month}月{day.day}日（星期{weekday}）"

    def instant(self, instant: datetime, zone: str) -> str:
        """A day and a time, in the zone where the clock stood, with its name."""
        local = instant.astimezone(ZoneInfo(zone))
        if self.language == "en":
            return f"{self.day(local.date())}, {local:%H:%M} ({zone})"
        return f"{self.day(local.date())} {local:%H:%M}（{zone}）"

    def sentence(self, fragment: str) -> str:
        """A fragment with its full stop."""
        trimmed = fragment.strip()
        if not trimmed or trimmed[-1] in _STOPS:
            return trimmed
        return trimmed + ("." if self.language == "en" else "。")

    def demand(self, fragment: str) -> str:
        """A fragment as what is asked: a Japanese one that runs on ("…し") ends as a demand does ("…する")."""
        return self._ended(fragment, (("し", "する"), ("させ", "させる")))

    def done(self, fragment: str) -> str:
        """A fragment as what was done: a Japanese one that runs on ("…し") ends in the past ("…した")."""
        return self._ended(fragment, (("し", "した"), ("させ", "させた")))

    def _ended(self, fragment: str, endings: tuple[tuple[str, str], ...]) -> str:
        for open_, closed in endings:
            if self.language == "ja" and fragment.endswith(open_):
                return fragment.removesuffix(open_) + closed
        return fragment

    def flow(self, groups: Iterable[Iterable[str]]) -> str:
        """Fragments as running text: those of one group make one sentence, in English each stands for itself."""
        if self.language == "en":
            return " ".join(self.sentence(one) for group in groups for one in group)
        comma = "、" if self.language == "ja" else "，"
        return "".join(self.sentence(comma.join(one.strip("。、，") for one in group)) for group in groups)

    def listed(self, words: Iterable[str]) -> str:
        """Several words in a row: "a, b and c"."""
        items = [word for word in dict.fromkeys(words) if word]
        if self.language != "en":
            return "、".join(items)
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} and {items[-1]}"

    def in_sentence(self, phrase: str) -> str:
        """A phrase that began a sentence, within one: its first letter small where the language has such."""
        if self.language == "en" and len(phrase) > 1 and phrase[1].islower() and not phrase.startswith(("Tan ", "I ")):
            return phrase[0].lower() + phrase[1:]
        return phrase
