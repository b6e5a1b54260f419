"""The words of the source by place, and whether a quotation stands there."""

import re
from dataclasses import dataclass

from hyogi.foundation.languages import tidy

_END = re.compile(r"(?<=[。！？])|(?<=[.!?])\s+")


@dataclass(frozen=True)
class Passages:
    """A source text cut into places: "0" what stands above the first empty line, "1" a paragraph, "1.2" a sentence of
    it, "-1" the last line."""

    by_place: dict[str, str]

    @classmethod
    def of(cls, text: str) -> "Passages":
        """Paragraphs are lines with words; the head is what stands before the first empty line."""
        head, _gap, body = text.replace("\r\n", "\n").partition("\n\n")
        lines = [tidy(line) for line in body.split("\n") if tidy(line)]
        places = {"0": tidy(head)}
        if lines:
            places["-1"] = lines[-1]
        for number, line in enumerate(lines, 1):
            places[str(number)] = line
            sentences = [sentence for sentence in _END.split(line) if sentence.strip()]
            places |= {f"{number}.{at}": tidy(sentence) for at, sentence in enumerate(sentences, 1)}
        return cls(places)

    def has(self, place: str) -> bool:
        return place in self.by_place

    def quotes(self, place: str, words: str) -> bool:
        """Whether the words stand at the place, letter for letter."""
        return tidy(words) in self.by_place.get(place, "")
