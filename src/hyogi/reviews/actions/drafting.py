"""The draft of a comment, written by several hands: nobody's words are lost."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment
from hyogi.cycles.queries import regime_of
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.writing import writing
from hyogi.reports.rules import length
from hyogi.reviews.models import CommentDraft, DraftVersion

LONGEST = 8000


def draft_comment(actor: Actor, assignment: Assignment, *, text: str, problems: str, version: int) -> CommentDraft:
    """Keep the draft of the comment on a report. `version` is that of the draft as the page showed it, 0 for none. The
    same words again change nothing.

    Raises:
        Refusal: for more characters than a comment has under the regime.
        Stale: somebody else has written meanwhile; both texts are shown.
    """
    actor.must(Action.PREPARE_MEETING, assignment.policy_facts())
    said, named = text.strip(), "\n".join(line.strip() for line in problems.splitlines() if line.strip())
    regime = regime_of(assignment.cycle)
    most, counted = regime.meeting.comment_max_chars, length(said, regime.report.length_unit)
    if counted > most or len(named) > LONGEST:
        raise Refusal(
            rule=_("A comment has at most %(most)s characters.") % {"most": most},
            fact=_("The draft has %(counted)s.") % {"counted": counted},
            remedy=_("Shorten it."),
            field="text" if counted > most else "problems",
        )
    with writing():
        found: CommentDraft | None = CommentDraft.unscoped.filter(
            branch=assignment.branch, assignment=assignment
        ).first()
        if found is not None and (found.text, found.problems) == (said, named):
            return found
        if (found.version if found else 0) != version:
            theirs = {"text": found.text, "problems": found.problems} if found else {"text": "", "problems": ""}
            raise Stale(mine={"text": said, "problems": named}, theirs=theirs)
        draft = _kept(actor, assignment, found, said, named)
        DraftVersion.unscoped.create(
            branch=draft.branch,
            cycle=assignment.cycle,
            draft=draft,
            number=draft.version,
            text=said,
            problems=named,
            person=actor.person_id,
            post=actor.post_id,
        )
        facts = {"cycle": assignment.cycle.code, "unit": assignment.unit.code, "version": draft.version}
        audit.record(actor, Verb.COMMENT_DRAFTED, draft, facts, path=assignment.policy_facts().convening)
    return draft


def _kept(actor: Actor, assignment: Assignment, found: CommentDraft | None, text: str, problems: str) -> CommentDraft:
    words = {
        "text": text,
        "problems": problems,
        "at": clock.now(),
        "person": actor.person_id,
        "post": actor.post_id,
    }
    if found is None:
        made = CommentDraft(branch=assignment.branch, cycle=assignment.cycle, assignment=assignment, **words)
        try:
            with transaction.atomic():
                made.save(force_insert=True)
        except IntegrityError:
            theirs = CommentDraft.unscoped.get(branch=assignment.branch, assignment=assignment)
            raise Stale(
                mine={"text": text, "problems": problems}, theirs={"text": theirs.text, "problems": theirs.problems}
            ) from None
        return made
    mine = CommentDraft.unscoped.filter(branch=found.branch, pk=found.pk, version=found.version)
    if not mine.update(version=found.version + 1, **words):
        theirs = CommentDraft.unscoped.get(branch=found.branch, pk=found.pk)
        raise Stale(
            mine={"text": text, "problems": problems}, theirs={"text": theirs.text, "problems": theirs.problems}
        )
    return CommentDraft.unscoped.get(branch=found.branch, pk=found.pk)  # type: ignore[no-any-return]
