"""Changes to the installation as a whole."""

from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.models import Installation
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Stale
from hyogi.foundation.writing import writing


def set_installation(actor: Actor, *, language: str, zone: str, version: int) -> Installation:
    """Fix the language of people who have chosen none, and the zone in which days begin.

    Raises:
        Refusal: for anybody but an administrator of the installation.
        Stale: when somebody else changed it since `version`; nothing is overwritten.
    """
    actor.must(Action.ADMINISTER)
    with writing():
        found = Installation.unscoped.first() or Installation.unscoped.create()
        changed = Installation.unscoped.filter(pk=found.pk, version=version).update(
            language=language, zone=zone, version=version + 1
        )
        if not changed:
            raise Stale(
                mine={"language": language, "zone": zone}, theirs={"language": found.language, "zone": found.zone}
            )
        audit.record(actor, Verb.INSTALLATION_SET, found, {"language": language, "zone": zone})
    return Installation.unscoped.get(pk=found.pk)  # type: ignore[no-any-return]
