"""A report is written: passage by passage, so that two tabs and two people lose nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment
from hyogi.cycles.queries import regime_of
from hyogi.foundation import audit, clock, files
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.uploads import must_be_fit
from hyogi.foundation.writing import writing
from hyogi.reports import questions
from hyogi.reports.checking import SPOKEN
from hyogi.reports.models import Attachment, AttachmentKind, Passage, Report
from hyogi.reports.queries import attachments_of, report_of
from hyogi.reports.rules import ReportState, is_writable

if TYPE_CHECKING:
    Upload = UploadedFile[Any]
else:
    Upload = UploadedFile
LONGEST = 40_000


@dataclass(frozen=True)
class Typed:
    """A passage as somebody typed it, and the version of it that he had before him (0: none)."""

    text: str
    version: int


def begin(actor: Actor, assignment: Assignment) -> Report:
    """The report of the unit; begun by whoever writes first."""
    actor.must(Action.WRITE_REPORT, assignment.policy_facts())
    with writing():
        found = report_of(assignment)
        if found is not None:
            return found
        try:
            with transaction.atomic():
                made: Report = Report.unscoped.create(
                    branch=assignment.branch, cycle=assignment.cycle, assignment=assignment
                )
        except IntegrityError:
            return Report.unscoped.get(branch=assignment.branch, assignment=assignment)  # type: ignore[no-any-return]
        audit.record(actor, Verb.REPORT_BEGUN, made, facts_of(assignment), path=path_of(assignment))
    return made


def keep_texts(actor: Actor, assignment: Assignment, typed: Mapping[str, Typed]) -> dict[str, int]:
    """Keep passages of the report, by key. Returns the version of each. What is as it was changes nothing.

    Raises:
        Refusal: while the report is checked or once it is approved; for a passage that the form does not have.
        Stale: somebody else (or another tab) has written one of them meanwhile; nothing is kept, both texts are shown.
    """
    actor.must(Action.WRITE_REPORT, assignment.policy_facts())
    report = begin(actor, assignment)
    _must_be_writable(report)
    known = _keys(assignment)
    with writing():
        standing = {one.key: one for one in Passage.unscoped.filter(branch=report.branch, report=report)}
        mine, theirs = {}, {}
        changed = []
        for key, given in typed.items():
            if key not in known:
                raise Refusal(
                    rule=_("A report has the sections of its form."),
                    fact=_("One of the texts belongs to none of them."),
                    remedy=_("Open the page again; what you typed is kept in your browser."),
                )
            if len(given.text) > LONGEST:
                told = {"section": _titles(assignment).get(key, key), "there": len(given.text), "most": LONGEST}
                raise Refusal(
                    rule=_("A section keeps at most %(most)s characters.") % told,
                    fact=_("“%(section)s” has %(there)s.") % told,
                    remedy=_("Shorten it, or attach the rest as a file; what you typed is kept in your browser."),
                )
            text = given.text.replace("\r\n", "\n").strip()
            before = standing.get(key)
            if (before.text if before else "") == text:
                continue
            if (before.version if before else 0) != given.version:
                mine[key], theirs[key] = text, before.text if before else ""
            changed.append((key, text, before))
        if mine:
            raise Stale(mine=mine, theirs=theirs, names=_titles(assignment))
        for key, text, before in changed:
            _write(actor, report, key, text, before)
        if changed:
            facts = {**facts_of(assignment), "passages": len(changed)}
            audit.record(actor, Verb.REPORT_WRITTEN, report, facts, path=path_of(assignment))
        rows = Passage.unscoped.filter(branch=report.branch, report=report, key__in=list(typed))
        return {one.key: one.version for one in rows}


def _write(actor: Actor, report: Report, key: str, text: str, before: Passage | None) -> None:
    words = {"text": text, "at": clock.now(), "person": actor.person_id}
    if before is None:
        try:
            with transaction.atomic():
                Passage.unscoped.create(branch=report.branch, cycle=report.cycle, report=report, key=key, **words)
        except IntegrityError:
            raise Stale(mine={key: text}, theirs={key: ""}) from None
        return
    mine = Passage.unscoped.filter(branch=report.branch, pk=before.pk, version=before.version)
    if not mine.update(version=before.version + 1, **words):
        now = Passage.unscoped.get(branch=report.branch, pk=before.pk)
        raise Stale(mine={key: text}, theirs={key: now.text})


def attach(actor: Actor, assignment: Assignment, upload: Upload, kind: AttachmentKind) -> Attachment:
    """Keep a file with the report.

    Raises:
        Refusal: 0 bytes, too large, too long a name, another type or content, a script inside; more files than the
            regime takes; while the report is checked or once it is approved.
    """
    actor.must(Action.WRITE_REPORT, assignment.policy_facts())
    rules = regime_of(assignment.cycle).report
    types = rules.slides or [] if kind == AttachmentKind.SLIDES else rules.attachment_types
    must_be_fit(upload, types, rules.attachment_mb)
    report = begin(actor, assignment)
    _must_be_writable(report)
    most = 1 if kind == AttachmentKind.SLIDES else rules.attachments_max
    with writing():
        if sum(1 for one in attachments_of(report) if one.kind == kind) >= most:
            raise Refusal(
                rule=_("A report has at most %(most)s files of this sort.") % {"most": most},
                fact=_("It has as many."),
                remedy=_("Take one away first."),
                field="file",
            )
        made: Attachment = Attachment.unscoped.create(
            branch=report.branch,
            cycle=assignment.cycle,
            report=report,
            kind=kind,
            file=files.keep(upload),
            person=actor.person_id,
        )
        facts = {**facts_of(assignment), "sha256": made.file.sha256}
        audit.record(actor, Verb.REPORT_FILE_KEPT, made, facts, path=path_of(assignment))
    return made


def detach(actor: Actor, assignment: Assignment, attachment: Attachment) -> None:
    """Take a file away from a report that is still being written; it stays in the history.

    Raises:
        Refusal: while the report is checked or once it is approved.
    """
    actor.must(Action.WRITE_REPORT, assignment.policy_facts())
    _must_be_writable(attachment.report)
    with writing():
        mine = Attachment.unscoped.filter(branch=attachment.branch, pk=attachment.pk, removed_at__isnull=True)
        if mine.update(removed_at=clock.now()):
            facts = {**facts_of(assignment), "sha256": attachment.file.sha256}
            audit.record(actor, Verb.REPORT_FILE_TAKEN_AWAY, attachment, facts, path=path_of(assignment))


def _keys(assignment: Assignment) -> set[str]:
    sections = {one.key for one in regime_of(assignment.cycle).section}
    return sections | {SPOKEN} | {question.key for question in questions.of(assignment)}


def _titles(assignment: Assignment) -> dict[str, Any]:
    sections = {one.key: Texts(one.title) for one in regime_of(assignment.cycle).section}
    asked = {question.key: question.text for question in questions.of(assignment)}
    return {SPOKEN: _("Speaking version"), **sections, **asked}


def _must_be_writable(report: Report) -> None:
    refused = locked(report)
    if refused is not None:
        raise refused


def locked(report: Report | None) -> Refusal | None:
    """Why nothing of the report can be written now, its files included; `None` where it can."""
    if report is None or is_writable(ReportState(report.state)):
        return None
    return Refusal(
        rule=_("A report is written until it is handed in, and again when it was returned."),
        fact=_("This one is %(state)s.") % {"state": report.get_state_display()},
        remedy=_("Ask the secretariat of the convening unit to return it."),
    )


def facts_of(assignment: Assignment) -> dict[str, Any]:
    """What every event of a report carries."""
    return {"cycle": assignment.cycle.code, "unit": assignment.unit.code}


def path_of(assignment: Assignment) -> str:
    """The unit to whose log the events of its report belong."""
    return assignment.policy_facts().path
