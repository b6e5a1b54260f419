"""Gathers the facts of every transcribed cycle again and compares them with what was attested."""

from collections.abc import Iterator

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.queries import transcription_of, visible_cycles
from hyogi.cycles.rules import CycleKind
from hyogi.foundation.actors import Actor
from hyogi.foundation.verifying import check
from hyogi.records.facts import FORMAT, hash_of_facts
from hyogi.records.gathering import gather


@check(_("transcribed cycles state what was written down"))
def _transcripts() -> Iterator[str]:
    console = Actor.system("verify")
    for cycle in visible_cycles(console).filter(kind=CycleKind.TRANSCRIBED).iterator(chunk_size=100):
        attested = transcription_of(cycle)
        if attested.facts_format == FORMAT and hash_of_facts(gather(console, cycle)) != attested.facts_sha256:
            yield _now("the facts of the cycle %(code)s are not what was written down") % {"code": cycle.code}
