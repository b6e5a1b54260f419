"""Gathers the facts of one meeting from the rooms that hold them."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from uuid import UUID
from zoneinfo import ZoneInfo

from hyogi.cycles import queries as cycles
from hyogi.cycles.models import Assignment, Cycle, FrozenUnit, Mention, Source
from hyogi.directives import queries as directives
from hyogi.directives.models import Addressing
from hyogi.followup.queries import task_lists_of
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import Action
from hyogi.indicators.queries import indicators_of
from hyogi.meetings import queries as meetings
from hyogi.meetings.models import AgendaItem, AttendancePost, ItemKind, Meeting
from hyogi.practices.queries import wishes_of
from hyogi.records import facts
from hyogi.records.gathering_run import gather_run


def gather(actor: Actor, cycle: Cycle) -> facts.MeetingFacts:
    """The facts of the cycle's meeting, for an actor who may see the cycle.

    `cycle` comes from `cycles.queries.visible_cycles(actor)`. The number of statements does not depend on how much was
    said or who was there. Raises `Hidden` or `Refusal` where the actor may not see the cycle, and `Refusal` where its
    meeting is not over.
    """
    actor.must(Action.SEE_CYCLE, cycle.policy_facts())
    if cycle.source is None:
        return gather_run(cycle, _Gathering(cycle).directive())
    meeting = meetings.meeting_of(cycle)
    if meeting is None:
        raise ValueError("a transcribed cycle has a meeting")
    return _Gathering(cycle).whole(meeting)


class _Gathering:
    """One pass over the rooms; what several parts need is asked when it is first needed, and kept here."""

    def __init__(self, cycle: Cycle):
        self.cycle = cycle

    @cached_property
    def mentions(self) -> dict[UUID, Mention]:
        return cycles.mentions_of(self.cycle)

    @cached_property
    def assignments(self) -> list[Assignment]:
        return cycles.assignments_of(self.cycle)

    @cached_property
    def present(self) -> list[meetings.Present]:
        return meetings.present_at(self.cycle)

    @cached_property
    def said(self) -> list[meetings.Said]:
        return meetings.speeches_of(self.cycle)

    @cached_property
    def kinds(self) -> dict[str, Texts]:
        return cycles.kinds_of(self.cycle)

    @cached_property
    def homes(self) -> dict[UUID, FrozenUnit]:
        posts = (held.post.unit_id for one in self.present for held in one.posts)
        return cycles.frozen_of(self.cycle, posts)

    def whole(self, meeting: Meeting) -> facts.MeetingFacts:
        """All parts, in the order of the fields."""
        return facts.MeetingFacts(
            source=_source(self.cycle.source),
            cycle=self.round(),
            meeting=_meeting(meeting),
            documents=tuple(self.documents()),
            agenda=tuple(map(self.item, meetings.agenda_of(self.cycle))),
            assignments=tuple(self.reports()),
            samples=tuple(self.samples()),
            attendance=self.attendance(),
            speeches=tuple(self.speeches()),
            directive=self.directive(),
            programmes=tuple(self.programmes()),
            task_lists=tuple(self.task_lists()),
            practices=tuple(self.practices()),
            indicators=tuple(self.indicators()),
            silences=tuple(facts.Silence(one.topic, one.text) for one in cycles.silences_of(self.cycle)),
        )

    def round(self) -> facts.CycleFacts:
        cycle = self.cycle
        return facts.CycleFacts(
            code=cycle.code,
            kind=cycle.kind,
            title=cycle.title,
            year=cycle.year,
            zone=cycle.zone,
            convening=self.unit(cycle.convening),
            line=tuple(map(self.unit, cycles.line_of(cycle))),
            previous=cycle.previous.code if cycle.previous else "",
        )

    def unit(self, unit: FrozenUnit) -> facts.NamedUnit:
        mention = self.mentions.get(unit.pk)
        return facts.NamedUnit(
            code=unit.code,
            name=unit.names,
            kind=unit.kind,
            kind_name=unit.kind_names,
            standing=facts.Standing(mention.standing) if mention else facts.Standing.PUBLIC_LIST,
            several=bool(mention and mention.several),
        )

    def documents(self) -> Iterator[facts.Document]:
        for one in meetings.documents_of(self.cycle):
            author = facts.NamedPerson("", one.author) if one.author else None
            yield facts.Document(one.code, one.title, one.issuer, author, one.place)

    def item(self, item: AgendaItem) -> facts.AgendaItem:
        return facts.AgendaItem(
            number=item.position,
            kind=facts.ItemKind(item.kind),
            title=item.title,
            mode=facts.Mode(item.mode) if item.mode else None,
            document=item.document.code if item.document else "",
            units=tuple(self.units_of(item)),
            persons=(item.by.person.code,) if item.by else (),
            place=item.place,
        )

    def units_of(self, item: AgendaItem) -> Iterable[str]:
        """Whose report the item is about: its own, or those of its mode; a comment item is about all."""
        if item.assignment:
            return [item.assignment.unit.code]
        if item.kind not in (ItemKind.REPORT, ItemKind.COMMENT):
            return []
        return [one.unit.code for one in self.assignments if not item.mode or one.mode == item.mode]

    def reports(self) -> Iterator[facts.Assignment]:
        comments = meetings.comments_of(self.cycle)
        for one in self.assignments:
            comment = comments.get(one.pk)
            yield facts.Assignment(
                unit=self.unit(one.unit),
                mode=facts.Mode(one.mode),
                reporter=one.reporter,
                commented=comment is not None,
                commented_by=comment.by.person.code if comment and comment.by else "",
                comment_words=comment.words if comment else Texts(),
                place=one.place,
            )

    def samples(self) -> Iterator[facts.Sample]:
        for one in cycles.samples_of(self.cycle):
            yield facts.Sample(self.unit(one.unit), one.text, one.place)

    def attendance(self) -> facts.Attendance:
        return facts.Attendance(
            people=tuple(map(self.attendee, self.present)),
            rules=tuple(self.rules()),
            open_ended=meetings.open_end_of(self.cycle) is not None,
        )

    def attendee(self, one: meetings.Present) -> facts.Attendee:
        person = one.attendance.person
        return facts.Attendee(
            person=facts.NamedPerson(person.code, one.attendance.name),
            posts=tuple(map(self.post, one.posts)),
            roles=tuple(facts.Role(role) for role in one.roles),
            text=one.attendance.text,
            place=one.attendance.place,
        )

    def post(self, held: AttendancePost) -> facts.NamedPost:
        home = self.homes.get(held.post.unit_id)
        code = held.post.unit.code
        unit = self.unit(home) if home else facts.NamedUnit(code, Texts({"": code}))
        return facts.NamedPost(held.post.code, held.title, unit)

    def rules(self) -> Iterator[facts.AttendanceRule]:
        for rule in meetings.rules_of(self.cycle):
            yield facts.AttendanceRule(
                text=rule.text,
                post_kind=rule.post_kind,
                post_kind_name=rule.post_kind_name,
                kinds=tuple((code, self.kinds.get(code, Texts({"": code}))) for code in rule.unit_kind_codes),
                role=facts.Role(rule.role),
                place=rule.place,
            )

    def speeches(self) -> Iterator[facts.Speech]:
        numbers = directives.numbers_said(self.cycle)
        for said in self.said:
            points = tuple(
                facts.SpeechPoint(facts.PointKind(one.kind), one.text, numbers.get(one.pk, ""), one.place)
                for one in said.points
            )
            yield facts.Speech(said.speech.by.person.code, facts.Role(said.speech.role), points)

    def directive(self) -> facts.Directive | None:
        issued = directives.directive_of(self.cycle)
        if issued is None:
            return None
        head = issued.directive
        context = [
            point.text
            for said in self.said
            if said.speech.pk == head.speech_id
            for point in said.points
            if point.kind == facts.PointKind.CONTEXT
        ]
        return facts.Directive(
            code=head.code,
            year=head.year,
            title=head.title,
            issued_by=self.unit(head.issued_by),
            said_by=head.speech.by.person.code if head.speech else "",
            context=tuple(context),
            above=tuple(document.code for document in issued.above),
            requirements=tuple(map(_requirement, issued.requirements)),
            duty=_duty(issued.duty) if issued.duty else None,
        )

    def programmes(self) -> Iterator[facts.Programme]:
        for one in directives.programmes_of(self.cycle):
            kind = facts.ProgrammeKind(one.kind)
            yield facts.Programme(one.code, kind, one.name, one.text, one.rollout, one.place)

    def task_lists(self) -> Iterator[facts.TaskList]:
        for one in task_lists_of(self.cycle):
            yield facts.TaskList(one.code, one.name, one.text, one.made, one.carried_out, one.place)

    def practices(self) -> Iterator[facts.PracticeWish]:
        for one in wishes_of(self.cycle):
            yield facts.PracticeWish(
                code=one.code,
                text=one.text,
                useful_to=self.unit(one.useful_to),
                wished_of=self.unit(one.wished_of),
                wished_by=one.by.person.code if one.by else "",
                place=one.place,
            )

    def indicators(self) -> Iterator[facts.Indicator]:
        for one in indicators_of(self.cycle):
            defined = one.indicator
            sectors = tuple(defined.sector_codes)
            yield facts.Indicator(defined.code, defined.name, defined.definition, defined.measure, sectors, one.place)


def _source(source: Source | None) -> facts.SourceText:
    if source is None:
        raise ValueError("a transcribed cycle has a source")
    return facts.SourceText(
        code=source.code,
        title=source.title,
        language=source.language,
        published_at=source.published_at.astimezone(ZoneInfo(source.zone)),
        zone=source.zone,
        publisher=source.publisher,
        system=source.system,
        sha256=source.sha256,
    )


def _meeting(meeting: Meeting) -> facts.Meeting:
    return facts.Meeting(
        code=meeting.code,
        title=meeting.title,
        held_on=meeting.held_on,
        language=meeting.language,
        purpose=meeting.purpose,
        place=meeting.place,
    )


def _requirement(asked: directives.Asked) -> facts.Requirement:
    return facts.Requirement(
        number=asked.point.number,
        heading=asked.point.heading,
        text=asked.point.text,
        addresses=_addresses(asked.addresses),
        parts=tuple(
            facts.Part(part.point.letter, part.point.text, _addresses(part.addresses), part.point.place)
            for part in asked.parts
        ),
        place=asked.point.place,
    )


def _duty(asked: directives.Asked) -> facts.CommonDuty:
    return facts.CommonDuty(asked.point.text, _addresses(asked.addresses), asked.point.place)


def _addresses(stored: Iterable[Addressing]) -> tuple[facts.Address, ...]:
    return tuple(facts.Address(facts.AddressKind(one.kind), one.code, one.name) for one in stored)
