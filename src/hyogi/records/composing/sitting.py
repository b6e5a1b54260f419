"""The part of a record that tells of the sitting: who was there, who reported, what was said."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from hyogi.records.composing.blocks import Block, Heading, Pairs, Paragraph, Quotation
from hyogi.records.composing.wording import Wording
from hyogi.records.composing.writer import Writer
from hyogi.records.facts import (
    AgendaItem,
    AttendanceRule,
    Attendee,
    ItemKind,
    Mode,
    PointKind,
    Role,
    SpeechPoint,
    Standing,
)


class Sitting(Writer):
    """Attendance, reports and comments, the speeches of the chair and of the guide."""

    def attendance(self) -> Iterator[Block]:
        attendance, write = self.facts.attendance, self.write
        rows = [(self._roles(one), self._who(one)) for one in attendance.people]
        if attendance.rules:
            rows.append((write("by_rule"), write("between").join(map(self._rule, attendance.rules))))
        if not rows:
            return
        yield Heading(write("attendance_heading"), "attendance", "attendance")
        if attendance.rules:
            key = "attended_open" if attendance.open_ended else "attended"
            first, *rest = [self.say(rule.text) for rule in attendance.rules]
            comma = ", " if write.language == "en" else "、"
            yield Paragraph(write(key, who=comma.join([first, *map(write.in_sentence, rest)])))
        yield Pairs(tuple(rows))

    def _roles(self, one: Attendee) -> str:
        return self.write.titled(self.write.listed(self.write(f"role_{role}") for role in one.roles))

    def _who(self, one: Attendee) -> str:
        posts = self.write.listed(self.say(post.title) for post in one.posts)
        return self.write("who", name=self.say(one.person.name), posts=posts) if posts else self.say(one.person.name)

    def _rule(self, rule: AttendanceRule) -> str:
        kinds = self.write.listed(self.say(words) for _code, words in rule.kinds)
        return self.write("who", name=self.say(rule.post_kind_name), posts=kinds)

    def reports(self) -> Iterator[Block]:
        facts, write = self.facts, self.write
        on_site, written = self._reporters(Mode.ON_SITE), self._reporters(Mode.WRITTEN)
        if not facts.assignments:
            return
        yield Heading(write("reports_heading"), "reports", "assignments")
        if on_site and written:
            yield Paragraph(write("reported_both", on_site=on_site, written=write.in_sentence(written)))
        elif on_site or written:
            yield Paragraph(write("reported_on_site" if on_site else "reported_written", who=on_site or written))
        listed = [self.say(one.unit.name) for one in facts.assignments if one.unit.standing is Standing.PUBLIC_LIST]
        if listed:
            yield Paragraph(write("from_public_list", units=write.listed(listed)), quiet=True)
        yield from self.comments()

    def comments(self) -> Iterator[Block]:
        facts, write = self.facts, self.write
        commented = [one for one in facts.assignments if one.commented]
        if not commented:
            return
        by = write.listed(self.name_of(one.commented_by) for one in commented)
        if len(commented) < len(facts.assignments):
            yield Paragraph(write("commented_some", count=len(commented), total=len(facts.assignments)))
        else:
            silent = facts.source and not any(one.comment_words for one in commented)
            yield Paragraph(
                write.joined(
                    [
                        write("commented_all_by", chair=by) if by else write("commented_all"),
                        write("none_left_out"),
                        write("comments_silent") if silent else "",
                    ]
                )
            )
        for item in facts.agenda:
            if item.kind is ItemKind.COMMENT and facts.source:
                yield from self._quoted(item)

    def _quoted(self, item: AgendaItem) -> Iterator[Block]:
        """The words of the source for what the glossary names by a word of its own."""
        language = self.facts.source_language
        if language in item.title:
            own = Wording(language)
            yield Quotation(self.write("words_of_source"), own.sentence(own.say(item.title)), language)

    def _reporters(self, mode: Mode) -> str:
        """Who reported in this mode, in the words of the source where it has them, else by the names of the units."""
        return self.write.listed(self.say(one.reporter) or self.say(one.unit.name) for one in self.facts.by_mode(mode))

    def review(self) -> Iterator[Block]:
        speech = self.facts.speech_of(Role.CHAIR)
        if speech is None or not (speech.of_kind(PointKind.REVIEW) or speech.of_kind(PointKind.CONTEXT)):
            return
        chair = self.name_of(speech.person)
        yield Heading(self.write("review_heading"), "review", "speech-chair")
        yield from self._said("review_intro", speech.of_kind(PointKind.REVIEW), who=chair)
        yield from self._said("context_intro", speech.of_kind(PointKind.CONTEXT), who=chair)

    def guide(self) -> Iterator[Block]:
        speech = self.facts.speech_of(Role.GUIDE)
        if speech is None:
            return
        guide = self.name_of(speech.person)
        yield Heading(self.write("guide_heading"), "guide", "speech-guide")
        yield from self._said("guide_intro", speech.of_kind(PointKind.REVIEW), who=guide)
        yield from self._said("wish_intro", speech.of_kind(PointKind.WISH), who=guide)

    def _said(self, intro: str, points: Iterable[SpeechPoint], **values: str) -> Iterator[Block]:
        groups = [[self.say(point.text) for point in same] for _place, same in groupby(points, lambda one: one.place)]
        if groups:
            yield Paragraph(self.write.joined([self.write(intro, **values), self.write.flow(groups)]))
