"""How names are found: by single characters, pairs of characters, and beginnings of words.

Chinese, Japanese and Korean are written without blanks, and a name may have two characters; so every character and
every pair of neighbours is a token. Other scripts are cut into words, found by their beginnings. A reading (pinyin,
kana) is found as words, run together from any word on, and by its initials. Case, width, accents and the two kana do
not matter.
"""

import unicodedata
from collections.abc import Iterable

LONGEST_TOKEN = 40
MOST_TOKENS = 700
MOST_WANTED = 12
AFTER = "\U0010ffff"
_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_VOICING = "\u3099\u309a"
_SIDE_BY_SIDE = (
    (0x3005, 0x3007),
    (0x3041, 0x30FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xAC00, 0xD7A3),
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


def tokens_of(names: Iterable[str], readings: Iterable[str] = (), codes: Iterable[str] = ()) -> set[str]:
    """All tokens under which something with these names, readings and codes is found.

    >>> sorted(tokens_of(["大连市"]))
    ['大', '大连', '市', '连', '连市']
    >>> sorted(tokens_of([], ["Dà lián"]))
    ['da', 'dalian', 'dl', 'lian']
    """
    found: set[str] = set()
    for text in (*names, *readings, *codes):
        for run in _runs(text):
            found.update({*run, *_pairs(run)} if _is_side_by_side(run[0]) else {run[:LONGEST_TOKEN]})
    for reading in readings:
        words = [run for run in _runs(reading) if not _is_side_by_side(run[0])][:LONGEST_TOKEN]
        found.update("".join(words[start:])[:LONGEST_TOKEN] for start in range(len(words)))
        if len(words) > 1:
            found.add("".join(word[0] for word in words))
    return set(sorted(found)[:MOST_TOKENS])


def wanted(query: str) -> list[tuple[str, str]]:
    """What a search asks for, as half-open ranges of tokens; each must be met. Characters and pairs are met exactly,
    words by their beginning. The range of an exact token is empty above: (token, "").

    >>> wanted("大连 Tid")
    [('大连', ''), ('tid', 'tid\\U0010ffff')]
    """
    ranges: dict[tuple[str, str], None] = {}
    for run in _runs(query):
        if _is_side_by_side(run[0]):
            for token in _pairs(run) or [run]:
                ranges[(token, "")] = None
        else:
            word = run[:LONGEST_TOKEN]
            ranges[(word, word + AFTER)] = None
    return list(ranges)[:MOST_WANTED]


def _runs(text: str) -> list[str]:
    """Words, and runs of characters that are written side by side; punctuation and invisible signs part or vanish."""
    runs: list[str] = []
    open_ = False
    for sign in _plain(text):
        if not sign.isalnum() and sign != "ー":
            open_ = False
        elif open_ and _is_side_by_side(sign) == _is_side_by_side(runs[-1][-1]):
            runs[-1] += sign
        else:
            runs.append(sign)
            open_ = True
    return runs


def _plain(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text).casefold()
    parted = unicodedata.normalize("NFD", composed)
    bare = "".join(sign for sign in parted if unicodedata.category(sign) not in ("Mn", "Cf") or sign in _VOICING)
    return unicodedata.normalize("NFC", bare).translate(_KATAKANA_TO_HIRAGANA)


def _is_side_by_side(sign: str) -> bool:
    return any(low <= ord(sign) <= high for low, high in _SIDE_BY_SIDE)


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)]
