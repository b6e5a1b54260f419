"""The acts of the unit on an item of an approved plan: progress, evidence, "it is done"."""

from collections.abc import Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.queries import regime_of
from hyogi.followup.actions.stepping import out_of_order, stated, step
from hyogi.followup.models import Evidence, Item
from hyogi.followup.queries.items import evidence_count, facts_for
from hyogi.followup.rules import (
    IN_HAND,
    LARGEST,
    LONGEST_REASON,
    SHORTEST_TEXT,
    ItemState,
    Offered,
    StepKind,
    unfit,
)
from hyogi.followup.sentences import unfit_refusal
from hyogi.foundation import files
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import tidy
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal
from hyogi.foundation.writing import writing


def report_progress(
    actor: Actor, item: Item, *, text: str, version: int, evidence: "Sequence[UploadedFile[Any]]" = ()
) -> Item:
    """Say how far an item is, perhaps with evidence. From the first report on it is under way.

    Raises:
        Refusal: not the unit's own, or not in hand; no text; a file that is not taken (nothing is stored then).
        Stale: somebody else was quicker.
    """
    actor.must(Action.REPORT_PROGRESS, facts_for(actor, item))
    if ItemState(item.state) not in IN_HAND:
        raise out_of_order(item)
    words = stated(
        text,
        field="text",
        rule=_("A report on progress says what was done since the last one."),
        least=SHORTEST_TEXT,
        most=LONGEST_REASON,
    )
    for upload in evidence:
        must_be_evidence(upload)
    with writing():
        step(actor, item, StepKind.PROGRESS, version=version, state=ItemState.UNDER_WAY, text=words)
        _keep(actor, item, evidence, words)
    return item


def add_evidence(actor: Actor, item: Item, upload: "UploadedFile[Any]", *, says: str = "", version: int) -> Evidence:
    """Lay a file to the item that shows what was done.

    Raises:
        Refusal: not the unit's own; not in hand and not waiting for its check; a file that is not taken.
    """
    actor.must(Action.REPORT_PROGRESS, facts_for(actor, item))
    if ItemState(item.state) not in IN_HAND | {ItemState.DONE_CLAIMED}:
        raise out_of_order(item)
    must_be_evidence(upload)
    words = tidy(says)[:300]
    with writing():
        step(actor, item, StepKind.EVIDENCE, version=version, text=words or (upload.name or "")[:300])
        return _keep(actor, item, [upload], words)[0]


def claim_done(
    actor: Actor, item: Item, *, text: str, version: int, evidence: "Sequence[UploadedFile[Any]]" = ()
) -> Item:
    """Report an item as done. It then waits for somebody else to check it.

    Raises:
        Refusal: not the unit's own, or not in hand; no text; fewer pieces of evidence than the regime asks for.
    """
    actor.must(Action.REPORT_PROGRESS, facts_for(actor, item))
    if ItemState(item.state) not in IN_HAND:
        raise out_of_order(item)
    words = stated(
        text,
        field="text",
        rule=_("Who reports an item as done says what was done."),
        least=SHORTEST_TEXT,
        most=LONGEST_REASON,
    )
    for upload in evidence:
        must_be_evidence(upload)
    needed = regime_of(item.item_list.assignment.cycle).follow.close_needs_evidence
    there = evidence_count(item) + len(evidence)
    if there < needed:
        raise Refusal(
            rule=_("An item is reported as done with at least %(needed)s piece(s) of evidence.") % {"needed": needed},
            fact=_("There are %(there)s.") % {"there": there},
            remedy=_("Add a file that shows what was done."),
            field="file",
        )
    with writing():
        step(
            actor,
            item,
            StepKind.CLAIMED,
            version=version,
            state=ItemState.DONE_CLAIMED,
            text=words,
            claimed_by=actor.person_id,
        )
        _keep(actor, item, evidence, words)
    return item


def must_be_evidence(upload: "UploadedFile[Any]") -> None:
    """Pass, or say why this file is not taken.

    Raises:
        Refusal: 0 bytes, too large, too long a name, another type, other content than the name says, a script inside.
    """
    name, size = upload.name or "", upload.size or 0
    content = b""
    if size <= LARGEST:
        upload.seek(0)
        content = upload.read()
        upload.seek(0)
    file = Offered(name, size, content)
    why = unfit(file)
    if why is not None:
        raise unfit_refusal(why, file)


def _keep(actor: Actor, item: Item, uploads: "Sequence[UploadedFile[Any]]", says: str) -> list[Evidence]:
    return Evidence.unscoped.bulk_create(
        [
            Evidence(
                branch=item.branch,
                cycle_id=item.cycle_id,
                item=item,
                file=files.keep(upload),
                says=says[:300],
                person=actor.person_id,
                post=actor.post_id,
            )
            for upload in uploads
        ]
    )
