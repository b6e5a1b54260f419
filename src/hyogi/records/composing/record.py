"""The record as it is published."""

from collections.abc import Iterator

from hyogi.records.composing.blocks import Block, Document, Heading, Listing, Pairs, Paragraph, Quotation
from hyogi.records.composing.outcome import PREVIOUS, Outcome
from hyogi.records.composing.sitting import Sitting
from hyogi.records.facts import ItemKind, MeetingFacts, Mode


def compose_record(facts: MeetingFacts, language: str) -> Document:
    """The public record in one language. The same facts give the same document."""
    return _Record(facts, language).document()


class _Record(Sitting, Outcome):
    """One pass over the facts, in the order in which a reader asks."""

    def document(self) -> Document:
        facts, write = self.facts, self.write
        unit, meeting = self.say(facts.cycle.convening.name), self.say(facts.meeting.title)
        return Document(
            language=write.language,
            title=write("title", unit=unit, meeting=write.in_sentence(meeting))
            if facts.source
            else write("title_run", unit=unit, year=facts.cycle.year),
            meta=tuple(self.meta()),
            summary=write(
                self._summary(),
                unit=unit,
                year=facts.cycle.year,
                date=write.plain_day(facts.meeting.held_on),
                count=write.count(len(facts.directive.requirements) if facts.directive else 0),
            ),
            blocks=tuple(self.blocks()),
        )

    def _summary(self) -> str:
        """Which sentence sums the meeting up."""
        if not self.facts.directive:
            return "summary_without_requirements"
        return "summary_one" if len(self.facts.directive.requirements) == 1 else "summary"

    def meta(self) -> Iterator[tuple[str, str]]:
        facts, write = self.facts, self.write
        yield write("held"), write.day(facts.meeting.held_on)
        yield write("convened"), self.say(facts.cycle.convening.name)
        yield write("year"), write("year_value", year=facts.cycle.year)
        modes = [
            write(f"reports_{mode}", who=write.listed(self.say(one.unit.kind_name) for one in facts.by_mode(mode)))
            for mode in Mode
            if facts.by_mode(mode)
        ]
        if modes:
            yield write("reports_label"), write.titled(write("between").join(modes))
        if facts.source:
            yield write("reported_at_source"), write.instant(facts.source.published_at, facts.source.zone)

    def blocks(self) -> Iterator[Block]:
        yield from self.lead()
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

    def lead(self) -> Iterator[Block]:
        facts, write = self.facts, self.write
        meeting = write.in_sentence(self.say(facts.meeting.title))
        unit, day = self.say(facts.cycle.convening.name), write.plain_day(facts.meeting.held_on)
        if facts.source:
            sentences = [write("lead", date=day, unit=unit, meeting=meeting)]
        else:
            sentences = [write("lead_run", date=day, unit=unit, year=facts.cycle.year)]
        for item in facts.agenda:
            if item.kind is ItemKind.STUDY and item.document:
                title = self.say(facts.document(item.document).title)
                sentences.append(write("lead_study", document=write.in_sentence(title)))
        sentences += [write("sample", text=write.done(self.say(sample.text))) for sample in facts.samples]
        if facts.meeting.purpose:
            sentences.append(write("purpose", purpose=write.done(self.say(facts.meeting.purpose))))
        yield Paragraph(write.joined(map(write.sentence, sentences)))
        people = [write.sentence(self.say(one.text)) for one in facts.attendance.people if one.text]
        if people:
            yield Paragraph(write.joined(people))

    def silences(self) -> Iterator[Block]:
        left = [self.say(one.text) for one in self.facts.silences if one.topic != PREVIOUS]
        if left:
            yield Heading(self.write("silences_heading"), "silences", "silences")
            yield Listing(tuple(("", text) for text in left))

    def source(self) -> Iterator[Block]:
        source, write = self.facts.source, self.write
        if source is None:
            yield Heading(write("made_heading"), "source", "source")
            yield Paragraph(write("made_note"), quiet=True)
            return
        yield Heading(write("source_heading"), "source", "source")
        rows = [
            (write("source_title"), self.say(source.title)),
            (write("source_publisher"), self.say(source.publisher)),
            (write("source_at"), write.instant(source.published_at, source.zone)),
            (write("source_language"), write(f"language_{source.language}")),
            (write("source_system"), self.say(source.system)),
            (write("source_hash"), source.sha256),
        ]
        yield Pairs(tuple((label, value) for label, value in rows if value))
        if write.language != source.language and source.language in source.title:
            yield Quotation(write("source_title_there"), source.title[source.language], source.language)
        yield Paragraph(write("source_note"), quiet=True)
