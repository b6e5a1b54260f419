"""Collects the strings to translate, room by room, without gettext installed.

    tools/messages.py            brings every catalogue up to date: keeps translations, drops what is no longer said,
                                 takes over what another room has translated already
    tools/messages.py --check    changes nothing; names everything that is missing, empty, fuzzy, obsolete, has other
                                 placeholders than its source, or is said differently in two rooms

Both take names of rooms, to look at these only: `tools/messages.py organisation records`.
A catalogue is `src/hyogi/<room>/locale/<ja|zh_Hans>/LC_MESSAGES/django.po`, sorted, without line numbers and dates, so
that two people who add strings on the same day do not meet in its diff.
"""

import ast
import io
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib
from babel.messages.extract import DEFAULT_KEYWORDS, extract

SOURCE = Path(__file__).resolve().parent.parent / "src" / "hyogi"
LOCALES = ("ja", "zh_Hans")
KEYWORDS = dict(DEFAULT_KEYWORDS) | {
    f"{name}_lazy": DEFAULT_KEYWORDS[name] for name in ("gettext", "ngettext", "pgettext", "npgettext")
}
_HOLES = re.compile(r"%\([^)]+\)[sdf]|%[sdf]|\{[A-Za-z_][^{}]*\}")


class Message(NamedTuple):
    """What the code says: the English text, its plural (or none), its context (or none)."""

    text: str
    plural: str
    context: str

    @property
    def key(self) -> tuple[str, str]:
        return self.text, self.context


def main(arguments: list[str]) -> int:
    rooms = sorted(folder for folder in SOURCE.iterdir() if (folder / "__init__.py").exists())
    said = {room.name: collect(room) for room in rooms}
    asked = [word for word in arguments if word in said] or list(said)
    if unknown := [word for word in arguments if word not in (*said, "--check")]:
        print(f"No room is called {', '.join(unknown)}.")
        return 2
    if "--check" in arguments:
        problems = sorted(check(said, asked))
        print(*problems, sep="\n", end="\n" if problems else "")
        return 1 if problems else 0
    known = memory(said)
    for room in asked:
        messages = said[room]
        for locale in LOCALES:
            written, empty = bring_up_to_date(place(room, locale), locale, messages, known[locale])
            if written or empty:
                print(f"{room}/{locale}: {len(messages)} strings, {empty} to translate")
    return 0


# ── what the code says ──


def collect(room: Path) -> dict[tuple[str, str], Message]:
    """Every string of a room, from Python and from templates, by text and context."""
    found: dict[tuple[str, str], Message] = {}
    for file in sorted(room.rglob("*")):
        inside = file.relative_to(room).parts
        if not file.is_file() or "locale" in inside or "static" in inside:
            continue
        if file.suffix == ".py":
            messages = _from_python(file.read_text())
        elif "templates" in inside:
            messages = _from_template(file.read_text(), str(file))
        else:
            continue
        for message in messages:
            before = found.get(message.key)
            found[message.key] = message if before is None or message.plural else before
    return found


def _from_python(code: str) -> Iterator[Message]:
    keywords = dict(KEYWORDS)
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            keywords |= {n.asname: KEYWORDS[n.name] for n in node.names if n.asname and n.name in KEYWORDS}
    yield from _extracted(code, keywords)


def _from_template(text: str, name: str) -> Iterator[Message]:
    from django.utils.translation.template import templatize

    lines = templatize(text, origin=name).splitlines()
    yield from _extracted("\n".join(line.strip() for line in lines), KEYWORDS)


def _extracted(code: str, keywords: dict[str, object]) -> Iterator[Message]:
    for _line, words, _comments, context in extract("python", io.BytesIO(code.encode()), keywords=keywords):
        text, plural = words[:2] if isinstance(words, tuple) else (words, "")
        if text:
            yield Message(text, plural or "", context or "")


# ── catalogues ──


def place(room: str, locale: str) -> Path:
    return SOURCE / room / "locale" / locale / "LC_MESSAGES" / "django.po"


def read(po: Path) -> dict[tuple[str, str], polib.POEntry]:
    """The entries of a catalogue by text and context; none where there is no file."""
    if not po.exists():
        return {}
    return {(entry.msgid, entry.msgctxt or ""): entry for entry in polib.pofile(str(po))}


def memory(rooms: dict[str, object]) -> dict[str, dict[tuple[str, str], polib.POEntry]]:
    """For each language, what any room has translated."""
    known: dict[str, dict[tuple[str, str], polib.POEntry]] = {locale: {} for locale in LOCALES}
    for locale in LOCALES:
        for room in rooms:
            known[locale] |= {key: entry for key, entry in read(place(room, locale)).items() if entry.translated()}
    return known


def bring_up_to_date(
    po: Path, locale: str, messages: dict[tuple[str, str], Message], known: dict[tuple[str, str], polib.POEntry]
) -> tuple[bool, int]:
    """Write the catalogue anew where something changed; returns (whether it did, how many are without words)."""
    old = read(po)
    catalogue = polib.POFile(wrapwidth=0)
    catalogue.metadata = {
        "Language": locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": "nplurals=1; plural=0;",
    }
    for key in sorted(messages):
        catalogue.append(_entry(messages[key], old.get(key), known.get(key)))
    new = str(catalogue) if messages else ""
    if new != (po.read_text() if po.exists() else ""):
        if messages:
            po.parent.mkdir(parents=True, exist_ok=True)
            po.write_text(new)
        else:
            po.unlink()
        return True, sum(not entry.translated() for entry in catalogue)
    return False, sum(not entry.translated() for entry in catalogue)


def _entry(message: Message, old: polib.POEntry | None, known: polib.POEntry | None) -> polib.POEntry:
    words = _words(old) or _words(known)
    entry = polib.POEntry(msgid=message.text, msgctxt=message.context or None)
    if message.plural:
        entry.msgid_plural, entry.msgstr_plural = message.plural, {0: words}
    else:
        entry.msgstr = words
    if old is not None:
        entry.tcomment, entry.flags = old.tcomment, [flag for flag in old.flags if flag == "fuzzy"]
    return entry


def _words(entry: polib.POEntry | None) -> str:
    """The translation; of several forms the first, because none of our languages has a second."""
    if entry is None:
        return ""
    return str(entry.msgstr or next(iter(entry.msgstr_plural.values()), ""))


# ── the check ──


def check(said: dict[str, dict[tuple[str, str], Message]], asked: list[str]) -> Iterator[str]:
    """Everything that is not as it should be in the rooms asked for, one line each."""
    for locale in LOCALES:
        everywhere: dict[tuple[str, str], dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for room, messages in said.items():
            entries = read(place(room, locale))
            if room in asked:
                yield from (f"{room}/{locale}: {fault}" for fault in _faults(messages, entries))
            for key in messages.keys() & entries.keys():
                if words := _words(entries[key]):
                    everywhere[key][words].append(room)
        for (text, _context), translations in everywhere.items():
            if len(translations) > 1 and set(asked) & {room for rooms in translations.values() for room in rooms}:
                variants = "; ".join(f"{words!r} in {', '.join(rooms)}" for words, rooms in translations.items())
                yield f"{locale}: {text!r} is said in several ways: {variants}"


def _faults(messages: dict[tuple[str, str], Message], entries: dict[tuple[str, str], polib.POEntry]) -> Iterator[str]:
    for key, message in messages.items():
        if key not in entries:
            yield f"missing {message.text!r}"
        elif fault := _fault(message, entries[key]):
            yield f"{fault} {message.text!r}"
    for key, entry in entries.items():
        if key not in messages or entry.obsolete:
            yield f"obsolete {entry.msgid!r}"


def _fault(message: Message, entry: polib.POEntry) -> str:
    words = _words(entry)
    if not words.strip():
        return "empty"
    if entry.fuzzy:
        return "fuzzy"
    if bool(message.plural) != bool(entry.msgid_plural) or (message.plural and message.plural != entry.msgid_plural):
        return "other plural in"
    asked, given = set(_HOLES.findall(message.plural or message.text)), set(_HOLES.findall(words))
    if asked != given:
        return f"placeholders {sorted(given)} instead of {sorted(asked)} in"
    if any(hole.startswith("%") for hole in asked) and "%" in _HOLES.sub("", words).replace("%%", ""):
        return "a single % in"
    return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
