"""The acts on papers: take in a template, go back to an earlier one or to Hyogi's own; make papers."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from hyogi.cycles.models import Assignment, Cycle
from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.files import keep, keep_content
from hyogi.foundation.languages import django_code
from hyogi.foundation.models import StoredFile
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.writing import writing
from hyogi.papers import queries
from hyogi.papers.engine import must_fill, render
from hyogi.papers.making import NothingYet, Paper, file_name, print_of
from hyogi.papers.models import MadePaper, Making, TemplateChoice

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def take_template(
    actor: Actor, cycle: Cycle, paper: Paper, language: str, upload: "UploadedFile[Any]", seen: int = 0
) -> TemplateChoice:
    """Have the convening unit use this Word file for the paper in this language, after it was tried out. `seen` is the
    number of the choice that the person saw in use.

    Raises:
        Refusal: for others than the secretariat; for a file that `engine.must_fill` does not pass.
        Stale: when somebody else has exchanged the template meanwhile.
    """
    actor.must(Action.MAKE_PAPERS, cycle.policy_facts())
    must_fill(upload.read(), paper.fields)
    with writing():
        return _chosen(actor, cycle, paper, language, keep(upload), seen)


def choose_earlier(
    actor: Actor, cycle: Cycle, paper: Paper, earlier: TemplateChoice | None, language: str, seen: int = 0
) -> TemplateChoice:
    """Use an earlier template again, or (`None`) Hyogi's own. Raises as `take_template`."""
    actor.must(Action.MAKE_PAPERS, cycle.policy_facts())
    with writing():
        return _chosen(actor, cycle, paper, language, earlier.file if earlier else None, seen)


def _chosen(
    actor: Actor, cycle: Cycle, paper: Paper, language: str, file: StoredFile | None, seen: int
) -> TemplateChoice:
    now = queries.in_use(cycle, paper.key, language)
    if (now.number if now else 0) != seen:
        raise _overtaken(file, now)
    try:
        with transaction.atomic():
            made: TemplateChoice = TemplateChoice.unscoped.create(
                unit_id=cycle.convening.unit_id,
                paper=paper.key,
                language=language,
                number=seen + 1,
                file=file,
                person=actor.person_id,
                post=actor.post_id,
            )
    except IntegrityError:
        raise _overtaken(file, queries.in_use(cycle, paper.key, language)) from None
    facts = {"paper": paper.key, "language": language, "number": made.number, "sha256": file.sha256 if file else ""}
    audit.record(actor, Verb.TEMPLATE_CHOSEN, made, facts, path=cycle.policy_facts().path)
    return made


def _overtaken(mine: StoredFile | None, theirs: TemplateChoice | None) -> Stale:
    return Stale(
        mine={"file": mine.name if mine else ""},
        theirs={"file": theirs.file.name if theirs and theirs.file else ""},
    )


@dataclass(frozen=True)
class Rendered:
    """One paper, filled and not yet kept."""

    paper: Paper
    content: bytes
    template_sha256: str
    facts_sha256: str
    assignment: Assignment | None
    name: str


@dataclass(frozen=True)
class Filled:
    """What could be filled, and for each paper that could not, why."""

    language: str
    rendered: list[Rendered]
    missing: list[tuple[Paper, Any]]


def fill_papers(actor: Actor, cycle: Cycle, papers: Iterable[Paper], language: str) -> Filled:
    """The papers with the facts as they stand, in this language; nothing is stored. To be kept by `make_papers`.

    Raises:
        Refusal: for others than the secretariat of the convening unit; when none of the papers can be made yet.
    """
    actor.must(Action.MAKE_PAPERS, cycle.policy_facts())
    choices = queries.all_in_use(cycle)
    rendered: list[Rendered] = []
    missing: list[tuple[Paper, Any]] = []
    with override(django_code(language)):
        for paper in papers:
            template = queries.template_content(paper.key, language, choices.get((paper.key, language)))
            try:
                rendered += filled_with(actor, cycle, paper, template, language)
            except NothingYet as nothing:
                missing.append((paper, nothing.sentence))
    if not rendered:
        raise Refusal(
            rule=_("A paper is made when what stands in it is there."),
            fact=missing[0][1] if missing else _("No paper was chosen."),
            remedy=_("Make it once that is done; the page of papers says what each one waits for."),
        )
    return Filled(language, rendered, missing)


def filled_with(actor: Actor, cycle: Cycle, paper: Paper, template: bytes, language: str) -> list[Rendered]:
    """One paper, filled; one for each unit where it is written to units."""
    digest = sha256(template).hexdigest()
    return [
        Rendered(
            paper,
            render(template, sheet.facts, str(paper.title)),
            digest,
            print_of(sheet.facts),
            sheet.assignment,
            file_name(cycle.code, paper.key, sheet.name, language),
        )
        for sheet in paper.gather(actor, cycle)
    ]


def make_papers(actor: Actor, cycle: Cycle, filled: Filled) -> Making:
    """Keep what was filled, as made by this person now, and record each paper with its hash and its template's.

    Raises:
        Refusal: for others than the secretariat of the convening unit.
    """
    actor.must(Action.MAKE_PAPERS, cycle.policy_facts())
    keys = {one.paper.key for one in filled.rendered}
    with writing():
        making: Making = Making.unscoped.create(
            branch=cycle.branch,
            cycle=cycle,
            paper=keys.pop() if len(keys) == 1 else "",
            language=filled.language,
            number=_next_number(cycle),
            person=actor.person_id,
            post=actor.post_id,
        )
        made = MadePaper.unscoped.bulk_create(
            [
                MadePaper(
                    branch=cycle.branch,
                    cycle=cycle,
                    making=making,
                    paper=one.paper.key,
                    assignment=one.assignment,
                    file=file,
                    template_sha256=one.template_sha256,
                    facts_sha256=one.facts_sha256,
                )
                for one, file in zip(filled.rendered, _kept(filled.rendered), strict=True)
            ]
        )
        path = cycle.policy_facts().path
        audit.record_all(actor, [(Verb.PAPER_MADE, one, _told(cycle, making, one), path) for one in made])
    return making


def _next_number(cycle: Cycle) -> int:
    """The next number of a making; who makes papers of one cycle at the same time waits for his turn."""
    Cycle.unscoped.select_for_update().get(branch=cycle.branch, pk=cycle.pk)
    last = Making.unscoped.filter(branch=cycle.branch, cycle=cycle).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _kept(rendered: Sequence[Rendered]) -> list[StoredFile]:
    files = []
    for one in rendered:
        digest, size = keep_content(io.BytesIO(one.content))
        files.append(StoredFile(sha256=digest, size=size, name=one.name[-255:], media_type=WORD))
    return StoredFile.unscoped.bulk_create(files)


def _told(cycle: Cycle, making: Making, one: MadePaper) -> dict[str, Any]:
    return {
        "cycle": cycle.code,
        "paper": one.paper,
        "language": making.language,
        "unit": one.assignment.unit.code if one.assignment else "",
        "sha256": one.file.sha256,
        "template": one.template_sha256,
        "facts": one.facts_sha256,
    }
