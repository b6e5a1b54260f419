"""Whether the files of a transcript fit one another, and whether what they quote stands in the source."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.utils.translation import gettext as _

from hyogi.meetings.models import ItemKind, PointKind
from hyogi.records.transcripts import shape
from hyogi.records.transcripts.passages import Passages
from hyogi.records.transcripts.problems import Problem, place_of
from hyogi.records.transcripts.reading import Transcript


def problems_of(transcript: Transcript) -> Iterator[Problem]:
    """Everything that can be seen without the register."""
    yield from _twins(transcript)
    yield from _names(transcript)
    yield from _points(transcript)
    yield from _addresses(transcript)
    yield from _mentions(transcript)
    if passages := transcript.passages:
        for name, part in transcript.files().items():
            yield from _quotations(name, part, (), passages, transcript.meeting.source.language)


def units_used(transcript: Transcript) -> Iterator[tuple[str, str, str]]:
    """Every unit that the files name, as (file, place, code)."""
    meeting, directive, outcome = transcript.meeting, transcript.directive, transcript.outcome
    yield "meeting.toml", "cycle, convening", meeting.cycle.convening
    for table in ("assignment", "mention"):
        for n, row in enumerate(getattr(meeting, table)):
            yield from (("meeting.toml", place_of((table, n, "units", at)), code) for at, code in enumerate(row.units))
    for n, sample in enumerate(meeting.sample):
        yield "meeting.toml", place_of(("sample", n, "unit")), sample.unit
    if directive.directive:
        yield "directive.toml", "directive, issued_by", directive.directive.issued_by
    yield from _branches(directive)
    for table in ("programme", "task_list"):
        for n, row in enumerate(getattr(outcome, table)):
            yield "outcome.toml", place_of((table, n, "unit")), row.unit
    for n, wish in enumerate(outcome.practice_wish):
        yield "outcome.toml", place_of(("practice_wish", n, "wished_of")), wish.wished_of
        yield "outcome.toml", place_of(("practice_wish", n, "useful_to")), wish.useful_to


def _branches(directive: shape.DirectiveFile) -> Iterator[tuple[str, str, str]]:
    for place, addresses, _needed in _addressed(directive):
        for at, one in enumerate(addresses):
            if one.kind == "branch" and one.code:
                yield "directive.toml", place_of((*place, "addresses", at, "code")), one.code


def _twins(transcript: Transcript) -> Iterator[Problem]:
    """The same code twice in one list."""
    meeting, outcome = transcript.meeting, transcript.outcome
    lists: list[tuple[str, str, Iterable[Any]]] = [
        ("meeting.toml", "document", [one.code for one in meeting.document]),
        ("meeting.toml", "assignment", [code for one in meeting.assignment for code in one.units]),
        ("meeting.toml", "mention", [code for one in meeting.mention for code in one.units]),
        ("attendance.toml", "person", [one.code for one in transcript.attendance.person]),
        ("speeches.toml", "speech", [one.role for one in transcript.speeches.speech]),
        ("directive.toml", "requirement", [one.number for one in transcript.directive.requirement]),
        ("outcome.toml", "programme", [one.code for one in outcome.programme]),
        ("outcome.toml", "task_list", [one.code for one in outcome.task_list]),
        ("outcome.toml", "practice_wish", [one.code for one in outcome.practice_wish]),
        ("outcome.toml", "indicator", [one.code for one in outcome.indicator]),
        ("silences.toml", "silence", [one.topic for one in transcript.silences.silence]),
    ]
    if transcript.directive.directive:
        carried = transcript.directive.directive.carries_out
        lists.append(("directive.toml", "directive, carries_out", carried))
    for n, requirement in enumerate(transcript.directive.requirement):
        place = place_of(("requirement", n, "part"))
        lists.append(("directive.toml", place, [one.letter for one in requirement.part]))
    for n, person in enumerate(transcript.attendance.person):
        lists.append(("attendance.toml", place_of(("person", n, "posts")), person.posts))
        lists.append(("attendance.toml", place_of(("person", n, "roles")), person.roles))
    for file, place, codes in lists:
        for code, times in Counter(codes).items():
            if times > 1:
                yield Problem(file, place, _("“%(code)s” stands here more than once.") % {"code": code})


def _names(transcript: Transcript) -> Iterator[Problem]:
    """Persons, documents and speeches that are named in one place must be stated in another."""
    meeting = transcript.meeting
    persons = {one.code for one in transcript.attendance.person}
    documents = {one.code for one in meeting.document}
    speeches = {one.role for one in transcript.speeches.speech}
    directive = transcript.directive.directive
    named = [
        *(
            ("meeting.toml", ("assignment", n, "commented_by"), a.commented_by)
            for n, a in enumerate(meeting.assignment)
        ),
        *(("meeting.toml", ("agenda", n, "by"), item.by) for n, item in enumerate(meeting.agenda)),
        *(("speeches.toml", ("speech", n, "by"), one.by) for n, one in enumerate(transcript.speeches.speech)),
        *(("outcome.toml", ("practice_wish", n, "by"), w.by) for n, w in enumerate(transcript.outcome.practice_wish)),
    ]
    for file, place, code in named:
        if code and code not in persons:
            reason = _("“%(code)s” is not among the persons of attendance.toml.") % {"code": code}
            yield Problem(file, place_of(place), reason)
    cited = [
        ("meeting.toml", place_of(("agenda", n, "document")), one.document) for n, one in enumerate(meeting.agenda)
    ]
    if directive:
        cited += [("directive.toml", "directive, carries_out", code) for code in directive.carries_out]
    for file, where, code in cited:
        if code and code not in documents:
            reason = _("“%(code)s” is not among the documents of meeting.toml.") % {"code": code}
            yield Problem(file, where, reason)
    if directive and directive.speech and directive.speech not in speeches:
        yield Problem("directive.toml", "directive, speech", _("No speech in this role stands in speeches.toml."))
    for n, item in enumerate(meeting.agenda):
        if item.document and item.kind is not ItemKind.STUDY:
            yield Problem("meeting.toml", place_of(("agenda", n, "document")), _("Only a study item names a document."))


def _points(transcript: Transcript) -> Iterator[Problem]:
    """Requirements are numbered from 1 without a gap; a speech states each once, and every other point has words."""
    asked = [one.number for one in transcript.directive.requirement]
    if sorted(set(asked)) != list(range(1, len(set(asked)) + 1)):
        yield Problem("directive.toml", "requirement", _("Requirements are numbered 1, 2, 3 … without a gap."))
    if (asked or transcript.directive.duty) and not transcript.directive.directive:
        yield Problem("directive.toml", "directive", _("Requirements stand in a directive; this must be stated."))
    known = {*asked} | ({0} if transcript.directive.duty else set())
    said: Counter[int] = Counter()
    for n, speech in enumerate(transcript.speeches.speech):
        for at, point in enumerate(speech.point):
            place = place_of(("speech", n, "point", at))
            if (point.kind is PointKind.REQUIREMENT) != (point.requirement is not None):
                yield Problem("speeches.toml", place, _("A point of kind requirement, and no other, names its number."))
            elif point.requirement is None and not point.text:
                yield Problem("speeches.toml", place, _("A point needs its words."))
            elif point.requirement is not None and point.requirement not in known:
                reason = _("Requirement %(number)s is not in directive.toml.") % {"number": point.requirement}
                yield Problem("speeches.toml", place, reason)
            elif point.requirement is not None:
                said[point.requirement] += 1
    for number, times in said.items():
        if times > 1:
            reason = _("Requirement %(number)s is stated by more than one point.") % {"number": number}
            yield Problem("speeches.toml", "speech", reason)


def _addresses(transcript: Transcript) -> Iterator[Problem]:
    """An address to all has no code, any other has one; a requirement without parts has an address."""
    for place, addresses, needed in _addressed(transcript.directive):
        if needed and not addresses:
            yield Problem("directive.toml", place_of((*place, "addresses")), _("This is addressed to nobody."))
        for at, address in enumerate(addresses):
            if (address.kind == "all") == bool(address.code):
                reason = _("An address has a code, unless it is to all.")
                yield Problem("directive.toml", place_of((*place, "addresses", at)), reason)
        if len({(one.kind, one.code) for one in addresses}) < len(addresses):
            reason = _("The same address stands here more than once.")
            yield Problem("directive.toml", place_of((*place, "addresses")), reason)


def _addressed(directive: shape.DirectiveFile) -> Iterator[tuple[tuple[str | int, ...], list[shape.Address], bool]]:
    """Every point with its place, its addresses, and whether it needs one."""
    for n, one in enumerate(directive.requirement):
        yield ("requirement", n), one.addresses, not one.part
        for at, part in enumerate(one.part):
            yield ("requirement", n, "part", at), part.addresses, True
    if directive.duty:
        yield ("duty",), directive.duty.addresses, True


def _mentions(transcript: Transcript) -> Iterator[Problem]:
    """Of every unit that is named it is said on what its presence rests; only a marked entry stands for several."""
    mentioned = {code for one in transcript.meeting.mention for code in one.units}
    for file, place, code in units_used(transcript):
        if code not in mentioned:
            reason = _("No mention in meeting.toml says on what the presence of “%(code)s” rests.") % {"code": code}
            yield Problem(file, place, reason)
    for n, mention in enumerate(transcript.meeting.mention):
        if mention.several and mention.standing != "marked":
            reason = _("Only a marked entry stands for several units.")
            yield Problem("meeting.toml", place_of(("mention", n, "several")), reason)


def _quotations(
    file: str, part: shape.Part, steps: tuple[str | int, ...], passages: Passages, language: str
) -> Iterator[Problem]:
    place = getattr(part, "place", None)
    if place and not passages.has(place):
        reason = _("The source has no place %(place)s.") % {"place": place}
        yield Problem(file, place_of((*steps, "place")), reason)
    for name in type(part).model_fields:
        value = getattr(part, name)
        if name in part.quoted and place and passages.has(place):
            words = value.get(language, "")
            if words and not passages.quotes(place, words):
                reason = _("These words do not stand at %(place)s in the source: “%(words)s”.")
                yield Problem(file, place_of((*steps, name)), reason % {"place": place, "words": words[:60]})
        if isinstance(value, shape.Part):
            yield from _quotations(file, value, (*steps, name), passages, language)
        elif isinstance(value, list):
            for n, one in enumerate(value):
                if isinstance(one, shape.Part):
                    yield from _quotations(file, one, (*steps, name, n), passages, language)
