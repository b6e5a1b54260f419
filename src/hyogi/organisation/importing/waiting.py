"""A file that was uploaded and waits for its reader to confirm it: its address is signed, and opens for him alone."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from django.core import signing

from hyogi.foundation import files
from hyogi.foundation.actors import Actor
from hyogi.foundation.models import StoredFile
from hyogi.foundation.policy import TargetFacts
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.importing.actions import preview
from hyogi.organisation.importing.previews import Preview
from hyogi.organisation.importing.reading import read
from hyogi.organisation.importing.tables import Kind

SALT = "register import"
KEPT = 24 * 3600
"""Seconds for which an uploaded file can be confirmed."""


@dataclass(frozen=True)
class Waiting:
    """An uploaded file with what was said of it."""

    token: str
    actor: Actor
    stored: StoredFile
    kind: Kind
    on: date

    def policy_facts(self) -> TargetFacts:
        return TargetFacts()

    @cached_property
    def content(self) -> bytes:
        return files.content_of(self.stored)

    def preview(self, encoding: str = "") -> Preview:
        """What the file would do now, read in the encoding that was chosen (or UTF-8)."""
        table = read(self.kind, self.content, self.stored.name, encoding or None)
        return preview(self.actor, self.kind, table, self.on)


def token_for(actor: Actor, stored: StoredFile, kind: str, on: date) -> str:
    """The address part under which this actor finds the file again."""
    return signing.dumps([str(stored.pk), kind, on.isoformat(), _who(actor)], salt=SALT, compress=True)


def waiting(actor: Actor, token: str) -> Waiting:
    """The file behind the token.

    Raises:
        Hidden: not signed here, of somebody else, or older than a day.
    """
    try:
        pk, kind, on, who = signing.loads(token, salt=SALT, max_age=KEPT)
    except signing.BadSignature:
        raise Hidden from None
    stored = StoredFile.unscoped.filter(pk=UUID(pk)).first()
    if stored is None or who != _who(actor):
        raise Hidden
    return Waiting(token, actor, stored, Kind(kind), date.fromisoformat(on))


def _who(actor: Actor) -> str:
    return str(actor.who or "")
