"""The facts behind a record, as tables: every fact with the place where it stands."""

from collections.abc import Iterator

from hyogi.records.composing.blocks import Block, Document, Grid, Heading, Pairs, Paragraph
from hyogi.records.composing.record import compose_record
from hyogi.records.composing.wording import Wording
from hyogi.records.facts import AgendaItem, Assignment, MeetingFacts, Mode, NamedUnit, PointKind, SpeechPoint


def compose_facts(facts: MeetingFacts, language: str) -> Document:
    """All facts of the meeting in one language, section by section. What the record tells in sentences stands here
    in tables; the numbered requirements, the silences and the source are the record's own blocks."""
    return _Facts(facts, Wording(language)).document()


class _Facts:
    def __init__(self, facts: MeetingFacts, write: Wording):
        self.facts, self.write, self.say = facts, write, write.say

    def document(self) -> Document:
        title = self.write("facts_title", meeting=self.say(self.facts.meeting.title))
        return Document(self.write.language, title, blocks=tuple(self.blocks()))

    def blocks(self) -> Iterator[Block]:
        yield from self.cycle()
        yield from self.agenda()
        yield from self.assignments()
        yield from self.attendance()
        yield from self.speeches()
        yield from self.directive()
        yield from self.undertakings()
        yield from self.indicators()
        yield from self.from_record("promised", "silences", "source")

    def cycle(self) -> Iterator[Block]:
        facts, write = self.facts, self.write
        cycle, meeting = facts.cycle, facts.meeting
        yield Heading(write("cycle_heading"), "cycle")
        yield Pairs(
            (
                (write("year"), write("year_value", year=cycle.year)),
                (write("cycle_kind"), write("cycle_transcribed")),
                (write("convened"), self.say(cycle.convening.name)),
                (write("cycle_line"), write.listed(self.say(unit.name) for unit in cycle.line)),
                (write("held"), write.day(meeting.held_on)),
                (write("meeting_language"), write(f"language_{meeting.language}")),
                (write("reported_at_source"), write.instant(facts.source.published_at, facts.source.zone)),
                (write("cycle_zone"), cycle.zone),
                (write("cycle_previous"), cycle.previous or write("cycle_previous_none")),
            )
        )

    def agenda(self) -> Iterator[Block]:
        write = self.write
        yield Heading(write("agenda_heading"), "agenda")
        yield Grid(
            write("agenda_heading"),
            (write("number"), write("item_kind"), write("item"), write("rests_on")),
            tuple(map(self._item, self.facts.agenda)),
        )

    def _item(self, item: AgendaItem) -> tuple[str, ...]:
        document = self.say(self.facts.document(item.document).title) if item.document else ""
        return (str(item.number), self.write(f"kind_{item.kind}"), self.say(item.title), document)

    def assignments(self) -> Iterator[Block]:
        write = self.write
        yield Heading(write("assignments_heading"), "assignments")
        yield Grid(
            write("assignments_heading"),
            (write("unit_column"), write("mode_column"), write("commented_column"), write("standing_column")),
            tuple(map(self._assignment, self.facts.assignments)),
        )
        for sample in self.facts.samples:
            yield Paragraph(write("sample", unit=self.name(sample.unit)))

    def _assignment(self, one: Assignment) -> tuple[str, ...]:
        mode = "mode_on_site" if one.mode is Mode.ON_SITE else "mode_written"
        if one.commented:
            commented = self.write("commented_yes", by=self.person(one.commented_by))
        else:
            commented = self.write("commented_no")
        return (self.name(one.unit), self.write(mode), commented, self.write(f"standing_{one.unit.standing}"))

    def attendance(self) -> Iterator[Block]:
        write = self.write
        yield Heading(write("attendance_heading"), "attendance")
        people = [
            (
                self.say(one.person.name),
                write.listed(self.say(post.title) for post in one.posts),
                write.listed(write(f"role_{role}") for role in one.roles),
                self.say(one.text),
            )
            for one in self.facts.attendance.people
        ]
        columns = (write("person_column"), write("posts_column"), write("roles_column"), write("rule_column"))
        yield Grid(write("attendance_heading"), columns, tuple(people))
        rules = [
            (
                self.say(rule.text),
                self.say(rule.post_kind_name),
                write.listed(self.say(words) for _code, words in rule.kinds),
                write(f"role_{rule.role}"),
            )
            for rule in self.facts.attendance.rules
        ]
        columns = (write("rule_column"), write("rule_posts"), write("rule_kinds"), write("roles_column"))
        yield Grid(write("rules_caption"), columns, tuple(rules))

    def speeches(self) -> Iterator[Block]:
        write = self.write
        yield Heading(write("speeches_heading"), "speeches")
        for speech in self.facts.speeches:
            who = write("speech_of", who=self.person(speech.person), role=write(f"role_{speech.role}"))
            rows = tuple((write(f"point_{one.kind}"), self._point(one)) for one in speech.points)
            yield Grid(who, (write("item_kind"), write("point_column")), rows)

    def _point(self, one: SpeechPoint) -> str:
        if one.kind is not PointKind.REQUIREMENT:
            return self.say(one.text)
        if one.requirement.strip("0"):
            return self.write("point_number", number=one.requirement)
        return self.write("point_duty")

    def directive(self) -> Iterator[Block]:
        directive, write = self.facts.directive, self.write
        if directive is None:
            return
        yield Heading(write("directive_heading", year=directive.year), "directive")
        yield from self.from_record("requirements", heading=False)
        above = [
            (str(at), write.listed([self.say(document.issuer), self.say(document.title)]))
            for at, document in enumerate(map(self.facts.document, directive.above), 1)
        ]
        yield Grid(write("directive_above"), (write("number"), write("rests_on")), tuple(above))
        yield Paragraph(write("directive_cascade"), quiet=True)
        yield from self.from_record("duty")

    def undertakings(self) -> Iterator[Block]:
        write = self.write
        rows = [
            (
                self.say(one.name),
                write(f"programme_{one.kind}"),
                write.sentence(write.done(self.say(one.rollout or one.text))),
            )
            for one in self.facts.programmes
        ]
        rows += [
            (
                self.say(one.name),
                write.done(self.say(one.text)),
                write("task_made_and_done" if one.carried_out else "task_made"),
            )
            for one in self.facts.task_lists
        ]
        rows += [
            (self.say(one.text), self.person(one.wished_by), self.name(one.useful_to)) for one in self.facts.practices
        ]
        yield Heading(write("undertakings_heading"), "undertakings")
        columns = (write("undertaking_column"), write("item_kind"), write("rollout_column"))
        yield Grid(write("undertakings_heading"), columns, tuple(rows))

    def indicators(self) -> Iterator[Block]:
        write = self.write
        rows = [
            (self.say(one.name), self.say(one.definition), write(f"measure_{one.measure}"), write("indicator_none"))
            for one in self.facts.indicators
        ]
        columns = ("indicator_name", "indicator_definition", "indicator_measure", "indicator_value")
        yield Heading(write("indicators_heading"), "indicators")
        yield Grid(write("indicators_heading"), tuple(write(key) for key in columns), tuple(rows))

    def from_record(self, *anchors: str, heading: bool = True) -> Iterator[Block]:
        """Sections of the record as they stand there."""
        inside = ""
        for block in compose_record(self.facts, self.write.language).blocks:
            if isinstance(block, Heading):
                inside = block.anchor
                if inside in anchors and heading:
                    yield block
            elif inside in anchors:
                yield block

    def name(self, unit: NamedUnit) -> str:
        return self.say(unit.name)

    def person(self, code: str) -> str:
        return self.say(self.facts.person(code).name) if code else ""
