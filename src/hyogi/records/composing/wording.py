"""Sentences and terms in one language, and how fragments become sentences in it."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hyogi.foundation.languages import LANGUAGES, Texts
from hyogi.records.facts import MeetingFacts, to_plain

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
_NUMBERS = {
    "en": ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"],
    "zh-Hans": list("零一两三四五六七八九十"),
}
_STOPS = "。．.!?！？…"
_ENDED = "たるいうくすつぬぶむぐだ"
"""How a Japanese predicate ends; one that runs on ends otherwise ("…し", "…であり")."""
_NARROW = re.compile(r"\(([^()]*[^\x00-\x7f][^()]*)\)")
_CAPITAL = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]*")


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
    """Writes in one language. `proper` are the words that keep their capital letter within an English sentence."""

    def __init__(self, language: str, proper: frozenset[str] = frozenset()):
        self.language, self.proper = language, proper

    @classmethod
    def about(cls, facts: MeetingFacts, language: str) -> "Wording":
        """For a text about these facts: which English words are proper names is seen from how the facts write them."""
        texts = list(_english(to_plain(facts)))
        named = [name for one in facts.people_named() for name in one.name.values()]
        units = [one.unit.name.say("en").text for one in facts.assignments]
        words = {match[0] for text in texts for match in _CAPITAL.finditer(text)}
        return cls(language, frozenset(words.union(*(name.split() for name in (*named, *units)))))

    def __call__(self, key: str, **values: object) -> str:
        """The sentence `key` with its places filled. A place without a value is a fault, never an empty space."""

        def fill(place: re.Match[str]) -> str:
            name = place[1]
            if name.startswith("t."):
                return self.say(entries("terms")[name[2:]])
            return str(values[name])

        return _PLACE.sub(fill, self.say(entries("phrases")[key]))

    def say(self, texts: Texts) -> str:
        """The words in this language; where a name exists in none of ours, the words there are. Brackets around
        Chinese and Japanese words are as wide as the words."""
        return _NARROW.sub(r"（\1）", texts.say(self.language).text)

    def count(self, number: int) -> str:
        """A number in running text, before a counting word where the language has such."""
        words = _NUMBERS.get(self.language, [])
        return words[number] if number < len(words) else str(number)

    def plain_day(self, day: date) -> str:
        """A day in running text."""
        if self.language == "en":
            return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
        return f"{day.year}年{day.month}月{day.day}日"

    def day(self, day: date) -> str:
        """A day with its weekday."""
        weekday = _WEEKDAYS[self.language][day.weekday()]
        if self.language == "en":
            return f"{weekday}, {self.plain_day(day)}"
        return f"{self.plain_day(day)}（{'星期' if self.language == 'zh-Hans' else ''}{weekday}）"

    def instant(self, instant: datetime, zone: str) -> str:
        """A day and a time, in the zone where the clock stood, with its name."""
        local = instant.astimezone(ZoneInfo(zone))
        if self.language == "en":
            return f"{self.day(local.date())}, {local:%H:%M} ({zone})"
        return f"{self.day(local.date())}{local:%H:%M}（{zone}）"

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
        """Fragments as running text. Those of one group make one sentence; in English each stands for itself, and in
        Japanese a fragment whose predicate has ended closes its sentence."""
        if self.language == "en":
            return " ".join(self.sentence(one) for group in groups for one in group)
        return "".join(map(self._run_on, groups))

    def _run_on(self, group: Iterable[str]) -> str:
        comma = "、" if self.language == "ja" else "，"
        written = ""
        for fragment in (one.strip("。、，") for one in group):
            closes = self.language == "ja" and written.endswith(tuple(_ENDED))
            written += ("。" if closes else comma if written else "") + fragment
        return self.sentence(written)

    def listed(self, words: Iterable[str]) -> str:
        """Several words in a row: "a, b and c"."""
        items = [word for word in dict.fromkeys(words) if word]
        if self.language != "en":
            return "、".join(items)
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} and {items[-1]}"

    def joined(self, sentences: Iterable[str]) -> str:
        """Sentences as a paragraph."""
        return (" " if self.language == "en" else "").join(one for one in sentences if one)

    def titled(self, phrase: str) -> str:
        """A phrase as a label: its first letter large where the language has such."""
        return phrase[:1].upper() + phrase[1:]

    def in_sentence(self, phrase: str) -> str:
        """A phrase that began a sentence, within one: its first letter is small, unless the word is a proper name."""
        first = phrase.split(" ", 1)[0].strip(",;“”")
        if self.language == "en" and first[1:].islower() and first not in self.proper:
            return phrase[0].lower() + phrase[1:]
        return phrase


def _english(value: Any) -> Iterator[str]:
    """Every English text in the plain facts."""
    if isinstance(value, dict):
        yield from (value["en"],) if isinstance(value.get("en"), str) else ()
        for part in value.values():
            yield from _english(part)
    elif isinstance(value, list):
        for part in value:
            yield from _english(part)
