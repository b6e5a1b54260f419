"""Every question asked of papers: which template holds, what was made. Asked about a cycle that was found in sight."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import assignment_page, cycle_page
from hyogi.foundation.actors import Actor
from hyogi.foundation.files import content_of
from hyogi.foundation.policy import TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.papers.making import Paper, own_template, paper
from hyogi.papers.models import MadePaper, Making, TemplateChoice
from hyogi.results.queries import letter_of
from hyogi.results.queries.letters import may_read


@dataclass(frozen=True)
class PaperOf:
    """One paper of one cycle, perhaps in one language."""

    cycle: Cycle
    paper: Paper
    language: str = ""
    number: int = 0

    def policy_facts(self) -> TargetFacts:
        return self.cycle.policy_facts()


def run_cycle(actor: Actor, id: UUID) -> Cycle:
    """The run cycle with this id; `Hidden` where there is none in sight: a transcribed one has no papers."""
    cycle = cycle_page(actor, id)
    if cycle.is_transcribed:
        raise Hidden
    return cycle


def paper_of(actor: Actor, id: UUID, key: str, language: str = "", number: int = 0) -> PaperOf:
    """The paper of this key in the cycle; `Hidden` where there is none."""
    found = paper(key)
    if found is None:
        raise Hidden
    return PaperOf(run_cycle(actor, id), found, language, number)


def choices_of(cycle: Cycle, key: str) -> list[TemplateChoice]:
    """Every choice of a template that the convening unit has made for this paper, the last first."""
    rows = TemplateChoice.unscoped.filter(unit=cycle.convening.unit_id, paper=key).select_related("file")
    return list(rows.order_by("-at", "-number"))


def in_use(cycle: Cycle, key: str, language: str) -> TemplateChoice | None:
    """The choice that holds; none: Hyogi's own template, never exchanged."""
    rows = TemplateChoice.unscoped.filter(unit=cycle.convening.unit_id, paper=key, language=language)
    found: TemplateChoice | None = rows.select_related("file").order_by("-number").first()
    return found


def all_in_use(cycle: Cycle) -> dict[tuple[str, str], TemplateChoice]:
    """The choices that hold, by paper and language. One statement."""
    rows = TemplateChoice.unscoped.filter(unit=cycle.convening.unit_id).select_related("file").order_by("number")
    return {(one.paper, one.language): one for one in rows}


def template_content(key: str, language: str, choice: TemplateChoice | None) -> bytes:
    """The template that holds, as a Word file."""
    return content_of(choice.file) if choice and choice.file else own_template(key, language)


def template_numbered(asked: PaperOf) -> TemplateChoice:
    """The choice of this number, with its file; `Hidden` where there is none."""
    rows = TemplateChoice.unscoped.filter(unit=asked.cycle.convening.unit_id, paper=asked.paper.key)
    found: TemplateChoice | None = (
        rows.filter(language=asked.language, number=asked.number, file__isnull=False).select_related("file").first()
    )
    if found is None:
        raise Hidden
    return found


def makings_of(cycle: Cycle, key: str = "", most: int = 50) -> list[Making]:
    """The last acts of making papers of the cycle (of one paper), the newest first."""
    rows = Making.unscoped.filter(branch=cycle.branch, cycle=cycle).order_by("-number")
    return list(rows.filter(paper=key)[:most] if key else rows[:most])


def made_of(cycle: Cycle, key: str, most: int = 20) -> list[Any]:
    """The last makings that this paper came of, the newest first, each with how many `files` of it there are and the
    `sha256` of one of them."""
    ours = MadePaper.unscoped.filter(branch=cycle.branch, making=OuterRef("pk"), paper=key)
    counted = ours.order_by().values("making").annotate(count=Count("pk")).values("count")
    rows = Making.unscoped.filter(branch=cycle.branch, cycle=cycle).annotate(
        files=Subquery(counted), sha256=Subquery(ours.values("file__sha256")[:1])
    )
    return list(rows.filter(files__gt=0).order_by("-number")[:most])


def last_made(cycle: Cycle) -> dict[str, MadePaper]:
    """Of every paper the file that was made last, with its making. One statement."""
    rows = MadePaper.unscoped.filter(branch=cycle.branch, cycle=cycle).select_related("making", "file")
    return {one.paper: one for one in rows.order_by("making__number", "id")}


def last_of(cycle: Cycle, key: str, language: str) -> list[MadePaper]:
    """The files of the last making of this paper in this language."""
    rows = MadePaper.unscoped.filter(branch=cycle.branch, cycle=cycle, paper=key, making__language=language)
    last = rows.order_by("-making__number").values_list("making", flat=True).first()
    return list(rows.filter(making=last).select_related("making", "file", "assignment__unit")) if last else []


@dataclass(frozen=True)
class Bundle:
    """What came of one act of making, ready to be taken."""

    making: Making
    cycle: Cycle
    made: list[MadePaper]

    def policy_facts(self) -> TargetFacts:
        return self.cycle.policy_facts()


def bundle(actor: Actor, id: UUID) -> Bundle:
    """The files of one making; `Hidden` where its cycle is out of sight."""
    making = Making.unscoped.filter(pk=id).first()
    if making is None:
        raise Hidden
    cycle = cycle_page(actor, making.cycle_id)
    made = MadePaper.unscoped.filter(branch=making.branch, making=making).select_related("file", "assignment__unit")
    return Bundle(making, cycle, list(made))


@dataclass(frozen=True)
class OwnLetter:
    """The paper of one unit, in one language, for that unit."""

    assignment: Assignment
    language: str

    def policy_facts(self) -> TargetFacts:
        return self.assignment.policy_facts()


def own_letter(actor: Actor, id: UUID, language: str) -> OwnLetter:
    """For the unit that reports, and for those who see the work of the meeting: its letter in this language. `Hidden`
    for all others, and before a letter was sent."""
    assignment = assignment_page(actor, id)
    if not may_read(actor, assignment) or letter_of(assignment) is None:
        raise Hidden
    return OwnLetter(assignment, language)


def made_for(assignment: Assignment, key: str, language: str) -> MadePaper | None:
    """What was made last for this unit."""
    rows: QuerySet[MadePaper] = MadePaper.unscoped.filter(
        branch=assignment.branch, assignment=assignment, paper=key, making__language=language
    )
    return rows.select_related("file").order_by("-making__number").first()
