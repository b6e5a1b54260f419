"""What changed between two texts: words in languages that part them, single characters in Chinese and Japanese."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

_TOKEN = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[^\W\d_ぁ-ヿ㐀-鿿豈-﫿\U00020000-\U0003ffff]+|\s+|.", re.S)
LONG = 20_000


class Piece(NamedTuple):
    """A run of text that stayed (`same`), came in (`ins`) or went out (`del`)."""

    how: str
    text: str


def by_word(before: str, after: str) -> list[Piece]:
    """The pieces from which `before` (same and del) and `after` (same and ins) can both be read whole.

    Texts longer than `LONG` characters are compared by line first, and by word within the lines that changed.
    """
    if len(before) + len(after) <= LONG:
        return _merged(_compare(_TOKEN.findall(before), _TOKEN.findall(after)))
    return _merged(_within(_compare(before.splitlines(keepends=True), after.splitlines(keepends=True))))


def by_line(before: str, after: str) -> list[Piece]:
    """The same by whole lines, one piece for each line, without its line break."""
    lines = before.splitlines(), after.splitlines()
    matcher = SequenceMatcher(None, *lines, autojunk=False)
    found = []
    for tag, a1, a2, b1, b2 in matcher.get_opcodes():
        if tag == "equal":
            found += [Piece("same", line) for line in lines[0][a1:a2]]
        else:
            found += [Piece("del", line) for line in lines[0][a1:a2]]
            found += [Piece("ins", line) for line in lines[1][b1:b2]]
    return found


def _compare(before: Sequence[str], after: Sequence[str]) -> Iterator[Piece]:
    for tag, a1, a2, b1, b2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", "".join(before[a1:a2]))
            continue
        if a2 > a1:
            yield Piece("del", "".join(before[a1:a2]))
        if b2 > b1:
            yield Piece("ins", "".join(after[b1:b2]))


def _within(pieces: Iterator[Piece]) -> Iterator[Piece]:
    gone: Piece | None = None
    for piece in pieces:
        if gone and piece.how == "ins" and len(gone.text) + len(piece.text) <= LONG:
            yield from _compare(_TOKEN.findall(gone.text), _TOKEN.findall(piece.text))
            gone = None
            continue
        if gone:
            yield gone
        gone = piece if piece.how == "del" else None
        if gone is None:
            yield piece
    if gone:
        yield gone


def _merged(pieces: Iterator[Piece] | list[Piece]) -> list[Piece]:
    found: list[Piece] = []
    for piece in pieces:
        if found and found[-1].how == piece.how:
            found[-1] = Piece(piece.how, found[-1].text + piece.text)
        elif piece.text:
            found.append(piece)
    return found
