"""The part of a record that tells what the meeting leaves behind: requirements, undertakings, quantities, promises."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from hyogi.records.composing.blocks import Block, Heading, Listing, Paragraph, Part, Point, Points
from hyogi.records.composing.writer import Writer
from hyogi.records.facts import Address, Document, PracticeWish, Programme, Promise, Requirement, TaskList
from hyogi.records.facts import Part as RequirementPart

PREVIOUS = "previous"
"""The topic of the silence about last year's promises."""


class Outcome(Writer):
    """Numbered requirements with their addressees, programmes, indicators, and what was promised."""

    def requirements(self) -> Iterator[Block]:
        directive, write = self.facts.directive, self.write
        if directive is None:
            return
        yield Heading(write("requirements_heading", year=directive.year), "requirements", "directive")
        issued = "requirements_issued_one" if len(directive.requirements) == 1 else "requirements_issued"
        key = "requirements_intro" if directive.said_by else issued
        intro = write(
            key,
            title=self.say(directive.title),
            who=self.name_of(directive.said_by) or self.say(directive.issued_by.name),
            count=write.count(len(directive.requirements)),
        )
        above = self._above([self.facts.document(code) for code in directive.above])
        yield Paragraph(write.joined([intro, write("carries_out", above=above) if above else ""]))
        yield Points(tuple(map(self._point, directive.requirements)))
        if directive.duty:
            yield Heading(write("duty_heading"), "duty", "duty")
            yield Paragraph(write.sentence(self.say(directive.duty.text)))
            yield Paragraph(self._to(directive.duty.addresses), quiet=True)

    def _point(self, one: Requirement) -> Point:
        return Point(
            one.number,
            self.write.demand(self.say(one.heading)),
            self.write.sentence(self.say(one.text)),
            self._to(one.addresses),
            tuple(map(self._part, one.parts)),
        )

    def _part(self, one: RequirementPart) -> Part:
        return Part(one.letter, self.write.sentence(self.say(one.text)), self._to(one.addresses))

    def _to(self, addresses: Iterable[Address]) -> str:
        """To whom it is addressed; a requirement to nobody in particular goes by its parts."""
        return self.write("addressees", who=self.addressees(addresses) or self.write("by_class"))

    def _above(self, documents: Iterable[Document]) -> str:
        """What the requirements rest on: titles with those who issued them, equal titles once."""
        named = []
        for title, same in groupby(documents, lambda one: one.title):
            words = self.write.in_sentence(self.say(title))
            issuers = self.write.listed(self.say(one.issuer) for one in same)
            named.append(self.write("issued", title=words, issuers=issuers) if issuers else words)
        return self.write("and_above").join(named)

    def undertakings(self) -> Iterator[Block]:
        entries = [(self.say(one.name), self._programme(one)) for one in self.facts.programmes]
        entries += [(self.say(one.name), self._task_list(one)) for one in self.facts.task_lists]
        entries += [(self.write("practice_name"), self._wish(one)) for one in self.facts.practices]
        if entries:
            yield Heading(self.write("undertakings_heading"), "undertakings", "undertakings")
            yield Listing(tuple(entries))

    def _programme(self, one: Programme) -> str:
        """What was done; the kind of undertaking first, unless its name says it."""
        kind, text = self.write(f"programme_{one.kind}"), self.write.sentence(self.write.done(self.say(one.text)))
        return text if kind.lower() in self.say(one.name).lower() else self.write("of_kind", kind=kind, text=text)

    def _task_list(self, one: TaskList) -> str:
        return self.write("task_made_and_done" if one.made and one.carried_out else "task_made")

    def _wish(self, one: PracticeWish) -> str:
        return self.write(
            "practice_wish_by" if one.wished_by else "practice_wish",
            wish=self.write.in_sentence(self.say(one.text).rstrip(".。")),
            by=self.name_of(one.wished_by),
            of=self.say(one.wished_of.name),
            to=self.say(one.useful_to.name),
        )

    def indicators(self) -> Iterator[Block]:
        if self.facts.indicators:
            yield Heading(self.write("indicators_heading"), "indicators", "indicators")
            yield Paragraph(self.write("indicators_intro"), quiet=True)
            yield Listing(
                tuple(
                    (self.say(one.name), self.write.sentence(self.say(one.definition))) for one in self.facts.indicators
                )
            )

    def promised(self) -> Iterator[Block]:
        directive, facts = self.facts.directive, self.facts
        if directive is None and not facts.promises and facts.lists is None:
            return
        yield Heading(self.write("promised_heading"), "promised", "directive")
        if directive is not None:
            number = len(directive.requirements)
            key = "promised_one" if number == 1 else "promised"
            yield Paragraph(self.write(key, year=directive.year, count=self.write.count(number)))
        yield from self._became()
        for silence in self.facts.silences:
            if silence.topic == PREVIOUS:
                yield Paragraph(self.say(silence.text))

    def _became(self) -> Iterator[Block]:
        """Next to each requirement of the year before, how far the units that it reached have come; and its lists."""
        facts, write = self.facts, self.write
        if facts.promises:
            yield Paragraph(write("became_intro", year=facts.cycle.year))
            yield Listing(tuple((self._promise(one), self._reached(one)) for one in facts.promises))
        if facts.lists is not None:
            late, still = facts.lists.closed_late, facts.lists.open
            on_time, items = facts.lists.closed_on_time, facts.lists.items
            yield Paragraph(write("became_lists", items=items, on_time=on_time, late=late, open=still))

    def _promise(self, one: Promise) -> str:
        return self.write("became_point", number=one.number, heading=self.say(one.heading or one.text))

    def _reached(self, one: Promise) -> str:
        return self.write(
            "became_counts",
            reached=one.reached,
            done=one.done,
            under_way=one.under_way,
            planned=one.planned,
            acknowledged=one.acknowledged,
            none=one.not_acknowledged,
        )
