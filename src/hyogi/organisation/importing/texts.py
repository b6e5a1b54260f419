"""From bytes to text. UTF-8 is read; any other encoding must be named, because guessing names of places is how wrong
registers are made."""

import codecs

from django.utils.translation import gettext as _

from hyogi.organisation.importing.tables import Sample, Unreadable

ENCODINGS = {
    "utf-8": "UTF-8",
    "gb18030": "GB 18030 (GBK, GB 2312)",
    "cp932": "Shift_JIS (CP932)",
    "utf-16": "UTF-16",
}
"""What can be named, with what a reader calls it."""

_SAMPLE_LINES = 4
_SAMPLE_WIDTH = 120


def codec_of(name: str) -> str:
    """The encoding that somebody named, as one of `ENCODINGS`.

    Raises:
        Unreadable: when it is none of these.
    """
    try:
        canonical = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        canonical = ""
    alike = {
        "utf-8-sig": "utf-8",
        "ascii": "utf-8",
        "gbk": "gb18030",
        "gb2312": "gb18030",
        "shift_jis": "cp932",
        "utf-16-le": "utf-16",
        "utf-16-be": "utf-16",
    }
    canonical = alike.get(canonical, canonical)
    if canonical not in ENCODINGS:
        raise Unreadable(
            _("The encoding “%(name)s” is not one that is read here. Name one of: %(known)s.")
            % {"name": name[:40], "known": ", ".join(ENCODINGS)}
        )
    return canonical


def decode(content: bytes, encoding: str | None) -> tuple[str, str]:
    """(text, encoding) of the bytes; UTF-8 where none is named.

    Raises:
        Unreadable: with the row at which it does not fit, and what would fit.
    """
    codec = codec_of(encoding) if encoding else "utf-8"
    try:
        return _decoded(content, codec), codec
    except UnicodeDecodeError as fault:
        offers = samples(content, codec)
        raise Unreadable(_unfit(codec, offers), row=_row_of(content, fault.start, codec), offers=offers) from None


def samples(content: bytes, but: str = "") -> tuple[Sample, ...]:
    """The encodings in which the whole content can be read, each with its first lines."""
    found = []
    for codec in ENCODINGS:
        if codec == but or (codec == "utf-16" and not _may_be_utf16(content)):
            continue
        try:
            text = _decoded(content, codec)
        except UnicodeDecodeError:
            continue
        lines = [line[:_SAMPLE_WIDTH] for line in text[:20_000].splitlines()[:_SAMPLE_LINES]]
        found.append(Sample(codec, tuple(_printable(line) for line in lines)))
    return tuple(found)


def _decoded(content: bytes, codec: str) -> str:
    if codec == "utf-8":
        return content.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    if codec == "utf-16" and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16-be" if content[:1] == b"\0" else "utf-16-le")
    return content.decode(codec).removeprefix("\ufeff")


def _may_be_utf16(content: bytes) -> bool:
    """Any even number of bytes can be read as UTF-16; only one that looks like it is offered."""
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return len(content) % 2 == 0 and (marked or b"\0" in content[:200])


def _unfit(codec: str, offers: tuple[Sample, ...]) -> str:
    if offers:
        return _("This file is not written in %(tried)s. It can be read as: %(fit)s. Say which it is.") % {
            "tried": ENCODINGS[codec],
            "fit": ", ".join(f"{ENCODINGS[offer.encoding]} ({offer.encoding})" for offer in offers),
        }
    return _(
        "This file is not written in %(tried)s, nor in any other encoding that is read here. Save it as UTF-8."
    ) % {"tried": ENCODINGS[codec]}


def _row_of(content: bytes, place: int, codec: str) -> int:
    return content.count(b"\n", 0, place) + 1 if codec != "utf-16" else 1


def _printable(line: str) -> str:
    return "".join(sign if sign.isprintable() else "·" for sign in line)
