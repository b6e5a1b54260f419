"""Acts entered for another: one signs paper, another types.

An act asks `entered(actor, action, facts, on_behalf_of, scan)` instead of `actor.must(action, facts)` and hands what it
gets to the audit log. The right is that of the post whose holder signed; the scan of what was signed is kept.
"""

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, TypedDict
from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from hyogi.foundation import files
from hyogi.foundation.actors import Actor, abide_by
from hyogi.foundation.models import StoredFile
from hyogi.foundation.policy import Action, TargetFacts, decide_on_paper
from hyogi.foundation.refusals import Refusal
from hyogi.organisation import queries
from hyogi.organisation.models import Post

if TYPE_CHECKING:
    Scan: TypeAlias = UploadedFile[Any] | StoredFile
else:
    Scan = UploadedFile | StoredFile
SCANS = (".pdf", ".png", ".jpg", ".jpeg")
LARGEST = 20 * 1024 * 1024
_RULE = _("An act is entered for another with the scan of the paper that was signed.")
_SCAN = _("A scan is a PDF, PNG or JPEG file of at most 20 MB.")


class Kept(TypedDict):
    """What the audit log takes."""

    on_behalf_of: UUID | None
    scan: StoredFile | None


@dataclass(frozen=True)
class Entry:
    """For which post an act is entered, and the scan, which is stored when the act is."""

    post: UUID | None = None
    scan: Scan | None = None

    def kept(self) -> Kept:
        """Store the scan; for `audit.record(…, **entry.kept())`."""
        scan = files.keep(self.scan) if isinstance(self.scan, UploadedFile) else self.scan
        return Kept(on_behalf_of=self.post, scan=scan)


def entered(
    actor: Actor,
    action: Action,
    target: TargetFacts | None,
    on_behalf_of: Post | None = None,
    scan: Scan | None = None,
) -> Entry:
    """Pass where the actor may do it himself, or may type it for the holder of the post `on_behalf_of`.

    Raises:
        Hidden: the target, or the post, is out of the actor's sight.
        Refusal: not allowed to him or to that post; no scan, or none that can be kept; the post is vacant.
    """
    if on_behalf_of is None:
        actor.must(action, target)
        if scan is not None:
            raise Refusal(
                rule=_RULE, fact=_("A scan was given, but no post whose holder signed it."), field="on_behalf_of"
            )
        return Entry()
    facts, signer = queries.signing(on_behalf_of)
    if facts is None or signer is None:
        raise Refusal(
            rule=_RULE,
            fact=_("Nobody holds the post “%(post)s” today.") % {"post": on_behalf_of.title},
            remedy=_("Name the post of the person who signed."),
            field="on_behalf_of",
        )
    actor.must(Action.ENTER_FOR_ANOTHER, TargetFacts(path=facts.path))
    abide_by(decide_on_paper(actor.facts, facts, signer, action, target))
    if scan is None:
        raise Refusal(rule=_RULE, fact=_("There is no scan."), remedy=_("Attach the scan."), field="scan")
    if isinstance(scan, UploadedFile):
        check_scan(scan)
    return Entry(on_behalf_of.pk, scan)


def check_scan(scan: "UploadedFile[Any]") -> None:
    """Pass, or say why this file cannot be kept as the scan of a paper."""
    if os.path.splitext(scan.name or "")[1].lower() not in SCANS:
        raise Refusal(
            rule=_SCAN,
            fact=_("This file is called “%(name)s”.") % {"name": scan.name},
            remedy=_("Scan the paper into one of these."),
            field="scan",
        )
    if not scan.size or scan.size > LARGEST:
        raise Refusal(
            rule=_SCAN,
            fact=_("This file has %(size)s bytes.") % {"size": scan.size or 0},
            remedy=_("Scan the paper with a lower resolution."),
            field="scan",
        )
