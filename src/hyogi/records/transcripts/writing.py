"""Stores what a transcript states: the cycle, and every row of the rooms that hold its facts."""

from typing import Any
from zoneinfo import ZoneInfo

from hyogi.cycles.actions import enter_transcribed, freeze, state
from hyogi.cycles.models import Assignment, Cycle, FrozenUnit, Mention, OfCycle, Sample, Silence, Source
from hyogi.directives.models import Addressing, CarriesOut, Directive, Point, Programme
from hyogi.followup.models import TaskList
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.indicators.actions import define
from hyogi.indicators.models import NamedIndicator
from hyogi.meetings.models import (
    AgendaItem,
    Attendance,
    AttendancePost,
    AttendanceRule,
    Comment,
    Document,
    Meeting,
    OpenEnd,
    Role,
    Speech,
    SpeechPoint,
)
from hyogi.organisation.models import UnitState
from hyogi.practices.models import PracticeWish
from hyogi.records.transcripts import shape
from hyogi.records.transcripts.fields import NO_TEXTS
from hyogi.records.transcripts.lookup import Register
from hyogi.records.transcripts.reading import Transcript


class Writer:
    """Makes the rows of one transcript, each with its cycle, branch and place, and stores them kind by kind."""

    def __init__(self, actor: Actor, transcript: Transcript, register: Register, convening: UnitState):
        self.actor, self.transcript, self.register = actor, transcript, register
        self.edition, self.units = freeze(actor, convening, transcript.meeting.meeting.held_on)
        self.rows: dict[type[OfCycle], list[Any]] = {}

    def write(self, replaces: Cycle | None, previous: Cycle | None) -> Cycle:
        """All of it, in the caller's transaction."""
        stated = self.transcript.meeting
        self.cycle = enter_transcribed(
            self.actor,
            code=stated.cycle.code,
            year=stated.cycle.year,
            zone=stated.cycle.zone,
            title=stated.cycle.title,
            edition=self.edition,
            convening=self._unit(stated.cycle.convening),
            source=self._source(stated.source),
            replaces=replaces,
            previous=previous,
        )
        self._units(stated)
        self._meeting(stated.meeting)
        documents = self._documents(stated.document)
        people = self._attendance(self.transcript.attendance)
        self._agenda(stated.agenda, documents, people)
        self._comments(stated.assignment, people)
        said = self._speeches(self.transcript.speeches, people)
        self._directive(self.transcript.directive, documents, said)
        self._outcome(self.transcript.outcome, people)
        for position, silence in enumerate(self.transcript.silences.silence, 1):
            self._row(Silence, position=position, topic=silence.topic, text=silence.text)
        state(self.cycle, self.rows)
        return self.cycle

    def _row(self, model: type[OfCycle], **fields: Any) -> Any:
        made = model(branch=self.edition.branch, cycle=self.cycle, **fields)
        self.rows.setdefault(model, []).append(made)
        return made

    def _of_meeting(self, model: type[OfCycle], position: int, **fields: Any) -> Any:
        return self._row(model, meeting=self.meeting, position=position, **fields)

    def _unit(self, code: str) -> FrozenUnit:
        return self.units[self.register.units[code].unit.code]

    def _source(self, stated: shape.Source) -> Source:
        return Source(
            branch=self.edition.branch,
            code=stated.code,
            title=stated.title,
            language=stated.language,
            published_at=stated.published_at.astimezone(ZoneInfo(stated.zone)),
            zone=stated.zone,
            publisher=stated.publisher,
            system=stated.system,
            sha256=self.transcript.text_sha256,
        )

    def _units(self, stated: shape.MeetingFile) -> None:
        for mention in stated.mention:
            for code in mention.units:
                self._row(
                    Mention,
                    unit=self._unit(code),
                    standing=mention.standing,
                    several=mention.several,
                    place=mention.place or "",
                )
        self.assigned: dict[str, Assignment] = {}
        for group in stated.assignment:
            for code in group.units:
                self.assigned[code] = self._row(
                    Assignment,
                    unit=self._unit(code),
                    mode=group.mode,
                    position=len(self.assigned) + 1,
                    reporter=group.reporter,
                    place=group.place,
                )
        for position, sample in enumerate(stated.sample, 1):
            self._row(Sample, unit=self._unit(sample.unit), position=position, text=sample.text, place=sample.place)

    def _meeting(self, stated: shape.Meeting) -> None:
        self.meeting = self._row(
            Meeting,
            code=stated.code,
            title=stated.title,
            held_on=stated.held_on,
            language=stated.language,
            purpose=stated.purpose.text if stated.purpose else Texts(),
            place=stated.place,
        )

    def _documents(self, stated: list[shape.Document]) -> dict[str, Document]:
        return {
            one.code: self._of_meeting(
                Document, at, code=one.code, title=one.title, issuer=one.issuer, author=one.author, place=one.place
            )
            for at, one in enumerate(stated, 1)
        }

    def _attendance(self, stated: shape.AttendanceFile) -> dict[str, Attendance]:
        people: dict[str, Attendance] = {}
        for at, one in enumerate(stated.person, 1):
            people[one.code] = self._of_meeting(
                Attendance,
                at,
                person=self.register.people[one.code],
                name=self.register.people[one.code].title,
                roles=";".join(one.roles),
                text=one.text,
                place=one.place,
            )
            for n, code in enumerate(one.posts, 1):
                post = self.register.posts[code]
                self._of_meeting(
                    AttendancePost, n, attendance=people[one.code], post=post, title=post.title, place=one.place
                )
        for at, rule in enumerate(stated.rule, 1):
            self._of_meeting(
                AttendanceRule,
                at,
                text=rule.text,
                post_kind=rule.post_kind,
                post_kind_name=rule.post_kind_name,
                unit_kinds=";".join(rule.unit_kinds),
                role=rule.role,
                place=rule.place,
            )
        if stated.open_end:
            self._of_meeting(OpenEnd, 1, text=stated.open_end.text, place=stated.open_end.place)
        return people

    def _agenda(self, stated: list[shape.Item], documents: dict[str, Document], people: dict[str, Attendance]) -> None:
        for at, item in enumerate(stated, 1):
            self._of_meeting(
                AgendaItem,
                at,
                kind=item.kind,
                title=item.title,
                mode=item.mode or "",
                document=documents.get(item.document),
                by=people.get(item.by),
                place=item.place,
            )

    def _comments(self, stated: list[shape.Assignment], people: dict[str, Attendance]) -> None:
        at = 0
        for group in stated:
            for code in group.units if group.commented_by else []:
                at += 1
                self._of_meeting(
                    Comment,
                    at,
                    assignment=self.assigned[code],
                    by=people[group.commented_by],
                    words=group.comment_words,
                    place=group.comment_place or "",
                )

    def _speeches(
        self, stated: shape.SpeechesFile, people: dict[str, Attendance]
    ) -> tuple[dict[Role, Speech], dict[int, SpeechPoint]]:
        speeches: dict[Role, Speech] = {}
        requirements: dict[int, SpeechPoint] = {}
        for at, one in enumerate(stated.speech, 1):
            speeches[one.role] = self._of_meeting(Speech, at, by=people[one.by], role=one.role)
            for n, point in enumerate(one.point, 1):
                made = self._of_meeting(
                    SpeechPoint, n, speech=speeches[one.role], kind=point.kind, text=point.text, place=point.place
                )
                if point.requirement is not None:
                    requirements[point.requirement] = made
        return speeches, requirements

    def _directive(
        self,
        stated: shape.DirectiveFile,
        documents: dict[str, Document],
        said: tuple[dict[Role, Speech], dict[int, SpeechPoint]],
    ) -> None:
        head = stated.directive
        if head is None:
            return
        speeches, points = said
        self.directive = self._row(
            Directive,
            code=head.code,
            year=head.year,
            title=head.title,
            issued_by=self._unit(head.issued_by),
            speech=speeches[head.speech] if head.speech else None,
            place=head.place,
        )
        for at, code in enumerate(head.carries_out, 1):
            self._row(CarriesOut, directive=self.directive, document=documents[code], position=at)
        for asked in stated.requirement:
            whole = self._point(
                asked, asked.addresses, number=asked.number, heading=asked.heading, said_as=points.get(asked.number)
            )
            for part in asked.part:
                self._point(part, part.addresses, number=asked.number, letter=part.letter, part_of=whole)
        if stated.duty:
            self._point(stated.duty, stated.duty.addresses, number=0, said_as=points.get(0))

    def _point(
        self,
        stated: shape.Requirement | shape.RequirementPart | shape.Duty,
        addresses: list[shape.Address],
        *,
        number: int,
        letter: str = "",
        heading: Texts = NO_TEXTS,
        part_of: Point | None = None,
        said_as: SpeechPoint | None = None,
    ) -> Point:
        point: Point = self._row(
            Point,
            directive=self.directive,
            number=number,
            letter=letter,
            part_of=part_of,
            heading=heading,
            text=stated.text,
            said_as=said_as,
            place=stated.place,
        )
        for at, one in enumerate(addresses, 1):
            self._row(Addressing, point=point, position=at, kind=one.kind, code=one.code, name=one.name)
        return point

    def _outcome(self, stated: shape.OutcomeFile, people: dict[str, Attendance]) -> None:
        for at, one in enumerate(stated.programme, 1):
            self._row(Programme, **_but(one, "unit"), unit=self._unit(one.unit), position=at)
        for at, tasks in enumerate(stated.task_list, 1):
            self._row(TaskList, **_but(tasks, "unit"), unit=self._unit(tasks.unit), position=at)
        for at, wish in enumerate(stated.practice_wish, 1):
            self._row(
                PracticeWish,
                code=wish.code,
                position=at,
                text=wish.text,
                wished_of=self._unit(wish.wished_of),
                useful_to=self._unit(wish.useful_to),
                by=people.get(wish.by),
                place=wish.place,
            )
        for at, named in enumerate(stated.indicator, 1):
            definition = define(
                self.edition.branch,
                named.code,
                name=named.name,
                definition=named.definition,
                measure=named.measure,
                sectors=named.sectors,
            )
            self._row(NamedIndicator, indicator=definition, position=at, place=named.place)


def _but(stated: shape.Part, *left_out: str) -> dict[str, Any]:
    return {name: getattr(stated, name) for name in type(stated).model_fields if name not in left_out}
