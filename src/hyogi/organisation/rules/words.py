"""How names are found: by single characters, pairs of characters, and beginnings of words.

Chinese, Japanese and Korean are written without blanks, and a name may have two characters; so every character and
every pair of neighbours is a token. Other scripts are cut into words, found by their beginnings. A reading (pinyin,
kana) is found as words, run together from any word on, and by its initials. Case, width, accents and the two kana do
not matter.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

LONGEST_TOKEN = 40
MOST_TOKENS = 700
MOST_WANTED = 12
AFTER = "\U0010ffff"
_KATAKANA_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_VOICING = "\u3099\u309a"
_SIDE_BY_SIDE = "々-〇ぁ-ゖゝ-ゟァ-ヺー-ヿ㐀-䶿一-鿿가-힣豈-\ufaff\U00020000-\U0003ffff"
_RUNS = re.compile(f"([{_SIDE_BY_SIDE}]+)|([^\\W_{_SIDE_BY_SIDE}]+)")


def tokens_of(names: Iterable[str], readings: Iterable[str] = (), codes: Iterable[str] = ()) -> set[str]:
    """All tokens under which something with these names, readings and codes is found.

    >>> sorted(tokens_of(["大连市"]))
    ['大', '大连', '市', '连', '连市']
    >>> sorted(tokens_of([], ["Dà lián"]))
    ['da', 'dalian', 'dl', 'lian']
    """
    found: set[str] = set()
    for text in (*names, *readings, *codes):
        for run, word in _RUNS.findall(_plain(text)):
            found.update((*run, *_pairs(run)) if run else (word[:LONGEST_TOKEN],))
    for reading in readings:
        words = [word for _run, word in _RUNS.findall(_plain(reading)) if word][:LONGEST_TOKEN]
        found.update("".join(words[start:])[:LONGEST_TOKEN] for start in range(len(words)))
        if len(words) > 1:
            found.add("".join(word[0] for word in words))
    return found if len(found) <= MOST_TOKENS else set(sorted(found)[:MOST_TOKENS])


def wanted(query: str) -> list[tuple[str, str]]:
    """What a search asks for, as half-open ranges of tokens; each must be met. Characters and pairs are met exactly,
    words by their beginning. The range of an exact token is empty above: (token, "").

    >>> wanted("大连 Tid")
    [('大连', ''), ('tid', 'tid\\U0010ffff')]
    """
    ranges: dict[tuple[str, str], None] = {}
    for run, word in _RUNS.findall(_plain(query)):
        if run:
            ranges.update(dict.fromkeys((token, "") for token in _pairs(run) or [run]))
        else:
            ranges[(word[:LONGEST_TOKEN], word[:LONGEST_TOKEN] + AFTER)] = None
    return list(ranges)[:MOST_WANTED]


def _plain(text: str) -> str:
    """Without case, width, accents, invisible signs and the difference of the two kana."""
    if text.isascii():
        return text.lower()
    parted = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", text).casefold())
    bare = "".join(sign for sign in parted if not _falls_away(sign))
    return unicodedata.normalize("NFC", bare).translate(_KATAKANA_TO_HIRAGANA)


@lru_cache(maxsize=10_000)
def _falls_away(sign: str) -> bool:
    """Accents and invisible signs. Voicing marks of kana make other letters and stay."""
    return unicodedata.category(sign) in ("Mn", "Cf") and sign not in _VOICING


def _pairs(run: str) -> list[str]:
    return [run[i : i + 2] for i in range(len(run) - 1)]
