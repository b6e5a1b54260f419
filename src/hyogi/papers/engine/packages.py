"""Looking into a Word file before anything is done with it: what it is, how large, what it carries and fetches."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from django.utils.translation import gettext as _

from hyogi.foundation.refusals import Refusal

LARGEST = 5 * 1024 * 1024
MEMBERS = 400
UNPACKED = 40 * 1024 * 1024
PART = 1024 * 1024
"""The largest part with text that is matched for placeholders."""
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_TYPE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_ACTIVE = re.compile(r"vbaproject|activex|/embeddings/|vbadata|/customui", re.I)
_FETCHING = re.compile(r"\b(DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|LINK|IMPORT|RD|DATABASE)\b")
_INSTRUCTION = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instrText"
_SIMPLE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}fldSimple"
_INSTR = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}instr"


def must_be_plain(content: bytes) -> None:
    """Pass, where this is a Word file of ordinary size that carries nothing active and fetches nothing.

    Raises:
        Refusal: with what was found and where.
    """
    if len(content) > LARGEST:
        raise _refused(_("The file has %(size)s MB.") % {"size": len(content) // 1024 // 1024})
    members = _unpacked(content)
    _must_be_a_document(members)
    for name, held in members.items():
        if _ACTIVE.search("/" + name):
            raise _refused(
                _("It carries a macro or an embedded object (%(part)s).") % {"part": name}, _without_macros()
            )
        if name.endswith((".xml", ".rels")):
            _look_into(name, held)


def _unpacked(content: bytes) -> dict[str, bytes]:
    """Every member by its name, none read further than is allowed."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
        listed = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as fault:
        raise _refused(_("This is not a Word file (.docx), or it is damaged or locked with a password.")) from fault
    if len(listed) > MEMBERS or sum(one.file_size for one in listed) > UNPACKED:
        raise _too_large()
    if len({one.filename.lower() for one in listed}) < len(listed):
        raise _refused(_("It holds two parts of one name."))
    members: dict[str, bytes] = {}
    left = UNPACKED
    for one in listed:
        try:
            with archive.open(one) as source:
                held = source.read(left + 1)
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, EOFError, ValueError) as fault:
            raise _refused(_("Its part %(part)s is damaged.") % {"part": one.filename}) from fault
        except Exception as fault:  # zlib.error and its like have no common name
            raise _refused(_("Its part %(part)s is damaged.") % {"part": one.filename}) from fault
        left -= len(held)
        if left < 0:
            raise _too_large()
        members[one.filename] = held
    return members


def _must_be_a_document(members: dict[str, bytes]) -> None:
    types = members.get("[Content_Types].xml")
    if types is None:
        raise _refused(_("This is not a Word file (.docx), or it is damaged or locked with a password."))
    stated = {one.get("ContentType", "") for one in _parsed("[Content_Types].xml", types).iter(_TYPE)}
    if any("macroEnabled" in one or "vbaProject" in one for one in stated):
        raise _refused(_("It is a Word file with macros (.docm)."), _without_macros())
    if MAIN not in stated or "word/document.xml" not in members:
        raise _refused(
            _("It is not an ordinary Word document (.docx)."), _("Save it in Word as .docx, then choose it.")
        )


def _look_into(name: str, held: bytes) -> None:
    root = _parsed(name, held)
    if name.endswith(".rels"):
        for relation in root.iter(_RELATION):
            _must_stay_inside(relation, name)
        return
    if name.startswith("word/") and len(held) > PART and re.search(r"document|header|footer|notes", name):
        raise _too_large()
    for words in _instructions(root):
        if _FETCHING.search(words.upper()):
            raise _refused(
                _("It has a field that fetches something from elsewhere: “%(field)s” (%(part)s).")
                % {"field": words.strip()[:80], "part": name},
                _("Take the field out in Word (its text may stay), save and choose the file again."),
            )


def _must_stay_inside(relation: Element, name: str) -> None:
    kind, target = relation.get("Type", ""), relation.get("Target", "")
    if kind.endswith("/aFChunk"):
        raise _refused(_("Another file is packed into it (%(part)s).") % {"part": name})
    if relation.get("TargetMode", "").lower() == "external" and not (
        kind.endswith("/hyperlink") and target.lower().startswith(("https://", "http://", "mailto:"))
    ):
        raise _refused(
            _("It is linked to something outside: “%(target)s” (%(part)s).") % {"target": target[:120], "part": name},
            _("In Word, detach the linked template, picture or object, save and choose the file again."),
        )


def _instructions(root: Element) -> Iterator[str]:
    """The words of every field; Word may tear one into several runs, so those of a part are also read in one."""
    torn = [one.text or "" for one in root.iter(_INSTRUCTION)]
    yield from torn
    yield "".join(torn)
    for one in root.iter(_SIMPLE):
        yield one.get(_INSTR, "")


def _parsed(name: str, held: bytes) -> Element:
    try:
        root: Element = fromstring(held, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as fault:
        raise _refused(_("Its part %(part)s is damaged.") % {"part": name}) from fault
    return root


def _too_large() -> Refusal:
    return _refused(_("Unpacked, it is larger than a template can be."))


def _without_macros() -> str:
    return _("Save it in Word as .docx, without macros and objects, then choose it.")


def _refused(fact: str, remedy: str = "") -> Refusal:
    return Refusal(
        field="file",
        rule=_(
            "A template is an ordinary Word file (.docx) of at most 5 MB that carries no program and fetches nothing."
        ),
        fact=fact,
        remedy=remedy or _("Take the template in use, change it in Word, save it as .docx and choose that file."),
    )
