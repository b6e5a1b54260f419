"""The facts behind a record, as tables: every fact with the place where it stands in the source."""

from collections.abc import Iterable, Iterator

from hyogi.records.composing.blocks import Block, Document, Grid, Heading, Pairs, Paragraph
from hyogi.records.composing.record import compose_record
from hyogi.records.composing.writer import Writer
from hyogi.records.facts import (
    AgendaItem,
    Assignment,
    CommonDuty,
    Directive,
    MeetingFacts,
    Mode,
    NamedUnit,
    Part,
    PointKind,
    Requirement,
    SpeechPoint,
)


def compose_facts(facts: MeetingFacts, language: str) -> Document:
    """All facts of the meeting in one language, section by section, each with an address of its own on the page.
    Promises, silences and the source are the record's own blocks."""
    return _Facts(facts, language).document()


class _Facts(Writer):
    def document(self) -> Document:
        title = self.write("facts_title", meeting=self.say(self.facts.meeting.title))
        return Document(self.write.language, title, blocks=tuple(self.blocks()))

    def blocks(self) -> Iterator[Block]:
        if self.facts.source:
            yield Paragraph(self.write("places_note"), quiet=True)
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
                (write("cycle_kind"), write("cycle_transcribed" if facts.source else "cycle_run")),
                (write("convened"), self.say(cycle.convening.name)),
                (write("cycle_line"), write.listed(self.say(unit.name) for unit in cycle.line)),
                (write("held"), write.day(meeting.held_on)),
                (write("meeting_language"), write(f"language_{meeting.language}")),
                *self._reported(),
                (write("cycle_zone"), cycle.zone),
                (write("cycle_previous"), cycle.previous or write("cycle_previous_none")),
            )
        )

    def _reported(self) -> Iterator[tuple[str, str]]:
        """When the source told of it; nothing for a meeting that was run here."""
        source = self.facts.source
        if source:
            yield self.write("reported_at_source"), self.write.instant(source.published_at, source.zone)

    def grid(self, caption: str, columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> Grid:
        """A table with its columns named by their keys; every row begins with its anchor."""
        kept = tuple(rows)
        return Grid(
            caption,
            tuple(self.write(key) for key in columns),
            tuple(row[1:] for row in kept),
            tuple(row[0] for row in kept),
        )

    def agenda(self) -> Iterator[Block]:
        heading = self.write("agenda_heading")
        yield Heading(heading, "agenda")
        columns = ("number", "item_kind", "item", "rests_on", "place_column")
        yield self.grid(heading, columns, map(self._item, self.facts.agenda))

    def _item(self, item: AgendaItem) -> tuple[str, ...]:
        document = self.say(self.facts.document(item.document).title) if item.document else ""
        kind = self.write(f"kind_{item.kind}")
        return (f"agenda-{item.number}", str(item.number), kind, self.say(item.title), document, item.place)

    def assignments(self) -> Iterator[Block]:
        write = self.write
        heading = write("assignments_heading")
        yield Heading(heading, "assignments")
        columns = ("unit_column", "mode_column", "commented_column", "standing_column", "place_column")
        rows = [
            *map(self._assignment, self.facts.assignments),
            *(
                (f"sample-{one.unit.code}", self.name(one.unit), write("sample_row"), self.say(one.text), "", one.place)
                for one in self.facts.samples
            ),
        ]
        yield self.grid(heading, columns, rows)

    def _assignment(self, one: Assignment) -> tuple[str, ...]:
        mode = "mode_on_site" if one.mode is Mode.ON_SITE else "mode_written"
        if one.commented and one.commented_by:
            commented = self.write("commented_yes_by", by=self.name_of(one.commented_by))
        else:
            commented = self.write("commented_yes" if one.commented else "commented_no")
        standing = self.write(f"standing_{one.unit.standing}")
        return (f"report-{one.unit.code}", self.name(one.unit), self.write(mode), commented, standing, one.place)

    def attendance(self) -> Iterator[Block]:
        write = self.write
        heading = write("attendance_heading")
        yield Heading(heading, "attendance")
        people = [
            (
                f"person-{one.person.code}",
                self.say(one.person.name),
                write.listed(write("who", name=self.say(post.title), posts=self.name(post.unit)) for post in one.posts),
                write.listed(write(f"role_{role}") for role in one.roles),
                self.say(one.text),
                one.place,
            )
            for one in self.facts.attendance.people
        ]
        yield self.grid(
            heading, ("person_column", "posts_column", "roles_column", "rule_column", "place_column"), people
        )
        rules = [
            (
                f"rule-{number}",
                self.say(rule.text),
                self.say(rule.post_kind_name),
                write.listed(self.say(words) for _code, words in rule.kinds),
                write(f"role_{rule.role}"),
                rule.place,
            )
            for number, rule in enumerate(self.facts.attendance.rules, 1)
        ]
        columns = ("rule_column", "rule_posts", "rule_kinds", "roles_column", "place_column")
        yield self.grid(write("rules_caption"), columns, rules)

    def speeches(self) -> Iterator[Block]:
        write = self.write
        yield Heading(write("speeches_heading"), "speeches")
        for speech in self.facts.speeches:
            who = write("speech_of", who=self.name_of(speech.person), role=write(f"role_{speech.role}"))
            yield Heading(who, f"speech-{speech.role}")
            rows = [
                (f"speech-{speech.role}-{number}", write(f"point_{one.kind}"), self._point(one), one.place)
                for number, one in enumerate(speech.points, 1)
            ]
            yield self.grid(who, ("item_kind", "point_column", "place_column"), rows)

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
        heading = write("directive_heading", year=directive.year)
        yield Heading(heading, "directive")
        columns = ("number", "words_column", "addressees_column", "place_column")
        yield self.grid(heading, columns, self._points(directive))
        above = [
            (f"above-{number}", str(number), write.listed([self.say(one.issuer), self.say(one.title)]), one.place)
            for number, one in enumerate(map(self.facts.document, directive.above), 1)
        ]
        yield self.grid(write("directive_above"), ("number", "rests_on", "place_column"), above)
        if directive.duty:
            yield Heading(write("duty_heading"), "duty")
            yield self.grid(write("duty_heading"), columns[1:], [("duty-0", *self._asked(directive.duty))])
            yield Paragraph(write("directive_cascade"), quiet=True)

    def _points(self, directive: Directive) -> Iterator[tuple[str, ...]]:
        for one in directive.requirements:
            yield (f"requirement-{one.number}", str(one.number), *self._asked(one))
            for part in one.parts:
                anchor = f"requirement-{one.number}-{part.letter}"
                yield (anchor, f"{one.number}{part.letter}", *self._asked(part))

    def _asked(self, one: Requirement | Part | CommonDuty) -> tuple[str, str, str]:
        who = self.addressees(one.addresses) or self.write("by_class")
        return (self.write.sentence(self.say(one.text)), who, one.place)

    def undertakings(self) -> Iterator[Block]:
        write = self.write
        rows = [
            (
                f"programme-{one.code}",
                self.say(one.name),
                write(f"programme_{one.kind}"),
                write.sentence(write.done(self.say(one.rollout or one.text))),
                one.place,
            )
            for one in self.facts.programmes
        ]
        rows += [
            (
                f"tasks-{one.code}",
                self.say(one.name),
                write("task_list_row"),
                write("task_made_and_done" if one.carried_out else "task_made"),
                one.place,
            )
            for one in self.facts.task_lists
        ]
        rows += [
            (f"practice-{one.code}", self.say(one.text), write("wish_row"), self.name(one.useful_to), one.place)
            for one in self.facts.practices
        ]
        heading = write("undertakings_heading")
        yield Heading(heading, "undertakings")
        yield self.grid(heading, ("undertaking_column", "item_kind", "rollout_column", "place_column"), rows)

    def indicators(self) -> Iterator[Block]:
        write = self.write
        rows = [
            (
                f"indicator-{one.code}",
                self.say(one.name),
                self.say(one.definition),
                write(f"measure_{one.measure}"),
                write("indicator_none"),
                one.place,
            )
            for one in self.facts.indicators
        ]
        columns = ("indicator_name", "indicator_definition", "indicator_measure", "indicator_value", "place_column")
        heading = write("indicators_heading")
        yield Heading(heading, "indicators")
        yield self.grid(heading, columns, rows)

    def from_record(self, *anchors: str) -> Iterator[Block]:
        """Sections of the record as they stand there."""
        inside = ""
        for block in compose_record(self.facts, self.write.language).blocks:
            inside = block.anchor if isinstance(block, Heading) else inside
            if inside in anchors:
                yield Heading(block.text, block.anchor) if isinstance(block, Heading) else block

    def name(self, unit: NamedUnit) -> str:
        return self.say(unit.name)
