"""What two texts share: marks to look likely ones up by, and the shared passages side by side.

Source: docs/regime-parameters.md, C1 `[report]`, `similarity_warn_bp`: runs of eight characters.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from hyogi.reports.rules.form import SHINGLE, shingles

ONE_IN = 32
_BITS = 63
_SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?\n]?")


def marks_of(text: str) -> set[int]:
    """A sample of the text's shingles as numbers, the same one in every text that holds the shingle: about one in
    thirty-two. The share of one text's marks that another has too is near the share of its shingles."""
    numbers = (_number(shingle) for shingle in shingles(text))
    return {number for number in numbers if number % ONE_IN == 0}


def _number(shingle: str) -> int:
    return int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=8).digest()) >> (64 - _BITS)


@dataclass(frozen=True)
class Pair:
    """A passage of one text and the passage of another that it stands in too."""

    mine: str
    theirs: str
    length: int


def shared_passages(text: str, other: str, most: int = 8) -> list[Pair]:
    """The sentences of `text` of which at least half stands in `other`, each beside the sentence there that shares the
    most with it; the longest first."""
    there = [(sentence, shingles(sentence)) for sentence in _sentences(other)]
    everything = shingles(other)
    found = []
    for sentence in _sentences(text):
        own = shingles(sentence)
        both = own & everything
        if not own or 2 * len(both) < len(own):
            continue
        best = max(there, key=lambda one: len(own & one[1]), default=("", set()))
        found.append(Pair(sentence, best[0], len(both) + SHINGLE - 1))
    return sorted(found, key=lambda pair: -pair.length)[:most]


def _sentences(text: str) -> Iterator[str]:
    composed = unicodedata.normalize("NFC", text)
    for match in _SENTENCE.finditer(composed):
        if sentence := match[0].strip():
            yield sentence
