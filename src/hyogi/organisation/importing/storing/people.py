"""People, registered and renamed in batches."""

from collections.abc import Callable

from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.organisation.importing.planning.people import PeopleWork
from hyogi.organisation.models import Person

BATCH = 2_000


def store(actor: Actor, work: PeopleWork, say: Callable[[int, int], None]) -> None:
    """Write the planned people. That a name was mended is told by the event of the whole import."""
    new = [Person(id=who.id, code=who.code, code_key=who.key, name=who.name, names=who.names) for who in work.new]
    Person.unscoped.bulk_create(new, batch_size=BATCH)
    changed = [Person(id=who.id, name=who.name, names=who.names) for who in work.changed]
    if changed:
        Person.unscoped.bulk_update(changed, ["name", "names"], batch_size=200)
    audit.record_all(actor, [(Verb.PERSON_REGISTERED, person, {"code": person.code}, "") for person in new])
    say(1, 1)
