"""The record as it is published."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from hyogi.records.composing.blocks import Block, Document, Heading, Listing, Pairs, Paragraph, Part, Point, Points
from hyogi.records.composing.wording import Wording
from hyogi.records.facts import (
    Address,
    ItemKind,
    MeetingFacts,
    Mode,
    PointKind,
    ProgrammeKind,
    Requirement,
    Role,
    SpeechPoint,
    TaskList,
)

PREVIOUS = "previous"
"""The topic of the silence about last year's promises."""


def compose_record(facts: MeetingFacts, language: str) -> Document:
    """The public record in one language. The same facts give the same document."""
    return _Record(facts, Wording(language)).document()


class _Record:
    """One pass over the facts, in the order in which a reader asks."""

    def __init__(self, facts: MeetingFacts, write: Wording):
        self.facts, self.write, self.say = facts, write, write.say

    def document(self) -> Document:
        facts, write = self.facts, self.write
        unit, meeting = self.say(facts.cycle.convening.name), self.say(facts.meeting.title)
        return Document(
            language=write.language,
            title=write("title", unit=unit, meeting=meeting),
            meta=(
                (write("held"), write.day(facts.meeting.held_on)),
                (write("convened"), unit),
                (write("year"), write("year_value", year=facts.cycle.year)),
                (write("reported_at_source"), write.instant(facts.source.published_at, facts.source.zone)),
            ),
            summary=write(
                "summary",
                unit=unit,
                year=facts.cycle.year,
                date=write.day(facts.meeting.held_on),
                count=write.count(len(facts.directive.requirements) if facts.directive else 0),
            ),
            blocks=tuple(self.blocks()),
        )

    def blocks(self) -> Iterator[Block]:
        yield self.lead()
        yield from self.attendance()
        yield from self.reports()
        yield from self.review()
        yield from self.requirements()
        yield from self.guide()
        yield from self.undertakings()
        yield from self.indicators()
        yield from self.promised()
        yield from self.silences()
        yield from self.source()

    def lead(self) -> Block:
        facts, write = self.facts, self.write
        meeting = write.in_sentence(self.say(facts.meeting.title))
        unit = self.say(facts.cycle.convening.name)
        sentences = [write("lead", date=write.day(facts.meeting.held_on), unit=unit, meeting=meeting)]
        for item in facts.agenda:
            if item.kind is ItemKind.STUDY and item.document:
                title = self.say(facts.document(item.document).title)
                sentences.append(write("lead_study", document=write.in_sentence(title)))
        if facts.meeting.purpose:
            purpose = self.say(facts.meeting.purpose)
            sentences.append(write.sentence(write("purpose", purpose=purpose)))
        return Paragraph(self._joined(sentences))

    def attendance(self) -> Iterator[Block]:
        people = [self.write.sentence(self.say(one.text)) for one in self.facts.attendance.people if one.text]
        rules = [self.say(rule.text) for rule in self.facts.attendance.rules]
        yield Heading(self.write("attendance_heading"), "attendance")
        if people:
            yield Paragraph(self._joined(people))
        if rules:
            key = "attended_open" if self.facts.attendance.open_ended else "attended"
            first, *rest = rules
            who = [first, *(self.write.in_sentence(one) for one in rest)]
            comma = ", " if self.write.language == "en" else "、"
            yield Paragraph(self.write(key, who=comma.join(who)))

    def reports(self) -> Iterator[Block]:
        facts, write = self.facts, self.write
        on_site, written = self._reporters(Mode.ON_SITE), self._reporters(Mode.WRITTEN)
        yield Heading(write("reports_heading"), "reports")
        if on_site and written:
            yield Paragraph(write("reported_both", on_site=on_site, written=written))
        elif on_site or written:
            key = "reported_on_site" if on_site else "reported_written"
            yield Paragraph(write(key, on_site=on_site, written=written))
        for sample in facts.samples:
            yield Paragraph(write("sample", unit=self.say(sample.unit.name)))
        commented = [one for one in facts.assignments if one.commented]
        if commented and len(commented) == len(facts.assignments):
            by = write.listed(self.name_of(one.commented_by) for one in commented)
            yield Paragraph(write("commented_all", chair=by))
        elif commented:
            yield Paragraph(write("commented_some", count=len(commented), total=len(facts.assignments)))

    def _reporters(self, mode: Mode) -> str:
        """Who reported in this mode, in the words of the source where it has them, else by the names of the units."""
        assigned = self.facts.by_mode(mode)
        words = [self.say(one.reporter) or self.say(one.unit.name) for one in assigned]
        return self.write.listed(words)

    def review(self) -> Iterator[Block]:
        speech = self.facts.speech_of(Role.CHAIR)
        if speech is None:
            return
        chair = self.name_of(speech.person)
        yield Heading(self.write("review_heading"), "review")
        yield from self._said("review_intro", speech.of_kind(PointKind.REVIEW), chair=chair)
        yield from self._said("context_intro", speech.of_kind(PointKind.CONTEXT))

    def requirements(self) -> Iterator[Block]:
        directive, write = self.facts.directive, self.write
        if directive is None:
            return
        yield Heading(write("requirements_heading", year=directive.year), "requirements")
        above = [self._document(code) for code in directive.above]
        yield Paragraph(
            write(
                "requirements_intro",
                title=self.say(directive.title),
                chair=self.name_of(directive.said_by),
                count=write.count(len(directive.requirements)),
                above=("; " if write.language == "en" else "；").join(above),
            )
        )
        yield Points(tuple(map(self._point, directive.requirements)))
        if directive.duty:
            yield Heading(write("duty_heading"), "duty")
            yield Paragraph(write.sentence(self.say(directive.duty.text)))
            yield Paragraph(self._addressees(directive.duty.addresses), quiet=True)

    def _point(self, one: Requirement) -> Point:
        addressees = self._addressees(one.addresses)
        if one.parts and not one.addresses:
            addressees = self.write("addressees", who=self.write("by_class"))
        return Point(
            one.number,
            self.write.demand(self.say(one.heading)),
            self.write.sentence(self.say(one.text)),
            addressees,
            tuple(
                Part(self.write.sentence(self.say(part.text)), self._addressees(part.addresses)) for part in one.parts
            ),
        )

    def _addressees(self, addresses: Iterable[Address]) -> str:
        who = self.write.listed(self.say(address.name) for address in addresses)
        return self.write("addressees", who=who) if who else ""

    def _document(self, code: str) -> str:
        document = self.facts.document(code)
        issuer, title = self.say(document.issuer), self.say(document.title)
        if not issuer:
            return title
        if self.write.language == "en":
            return f"{self.write.in_sentence(title)} of the {issuer}"
        return f"{issuer}の{title}" if self.write.language == "ja" else f"{issuer}{title}"

    def guide(self) -> Iterator[Block]:
        speech = self.facts.speech_of(Role.GUIDE)
        if speech is None:
            return
        yield Heading(self.write("guide_heading"), "guide")
        yield from self._said("guide_intro", speech.of_kind(PointKind.REVIEW), guide=self.name_of(speech.person))
        yield from self._said("wish_intro", speech.of_kind(PointKind.WISH))

    def _said(self, intro: str, points: Iterable[SpeechPoint], **values: str) -> Iterator[Block]:
        groups = [[self.say(point.text) for point in same] for _place, same in groupby(points, lambda one: one.place)]
        if groups:
            yield Paragraph(self._joined([self.write(intro, **values), self.write.flow(groups)]))

    def undertakings(self) -> Iterator[Block]:
        entries = [
            (
                self.say(one.name),
                self._joined([self._kind(one.kind), self.write.sentence(self.write.done(self.say(one.text)))]),
            )
            for one in self.facts.programmes
        ]
        entries += [(self.say(one.name), self._task_list(one)) for one in self.facts.task_lists]
        entries += [
            (
                self.write("practice_name"),
                self.write(
                    "practice_wish",
                    wish=self.say(one.text).rstrip(".。"),
                    by=self.name_of(one.wished_by),
                    of=self.say(one.wished_of.name),
                    to=self.say(one.useful_to.name),
                ),
            )
            for one in self.facts.practices
        ]
        if entries:
            yield Heading(self.write("undertakings_heading"), "undertakings")
            yield Listing(tuple(entries))

    def _kind(self, kind: ProgrammeKind) -> str:
        word = self.write(f"programme_{kind}")
        return f"{word[0].upper()}{word[1:]}." if self.write.language == "en" else f"{word}。"

    def _task_list(self, one: TaskList) -> str:
        return self.write("task_made_and_done" if one.made and one.carried_out else "task_made")

    def indicators(self) -> Iterator[Block]:
        if self.facts.indicators:
            yield Heading(self.write("indicators_heading"), "indicators")
            yield Paragraph(self.write("indicators_intro"), quiet=True)
            yield Listing(tuple((self.say(one.name), self.say(one.definition)) for one in self.facts.indicators))

    def promised(self) -> Iterator[Block]:
        directive = self.facts.directive
        if directive is None:
            return
        yield Heading(self.write("promised_heading"), "promised")
        count = self.write.count(len(directive.requirements))
        yield Paragraph(self.write("promised", year=directive.year, count=count))
        for silence in self.facts.silences:
            if silence.topic == PREVIOUS:
                yield Paragraph(self.say(silence.text))

    def silences(self) -> Iterator[Block]:
        left = [self.say(one.text) for one in self.facts.silences if one.topic != PREVIOUS]
        if left:
            yield Heading(self.write("silences_heading"), "silences")
            yield Listing(tuple(("", text) for text in left))

    def source(self) -> Iterator[Block]:
        source, write = self.facts.source, self.write
        yield Heading(write("source_heading"), "source")
        yield Pairs(
            (
                (write("source_title"), self.say(source.title)),
                (write("source_publisher"), self.say(source.publisher)),
                (write("source_at"), write.instant(source.published_at, source.zone)),
                (write("source_system"), self.say(source.system)),
                (write("source_hash"), source.sha256),
            )
        )
        yield Paragraph(write("source_note"), quiet=True)

    def name_of(self, code: str) -> str:
        """The name of a person whom the source names."""
        return self.say(self.facts.person(code).name)

    def _joined(self, sentences: Iterable[str]) -> str:
        return (" " if self.write.language == "en" else "").join(one for one in sentences if one)
