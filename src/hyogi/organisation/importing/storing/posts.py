"""Posts, founded, changed and closed in batches."""

from collections.abc import Callable
from typing import Any

from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.organisation import actions
from hyogi.organisation.importing.planning.posts import Office, PostWork
from hyogi.organisation.models import Post

BATCH = 2_000


def store(actor: Actor, work: PostWork, say: Callable[[int, int], None]) -> None:
    """Write the planned posts."""
    kinds = actions.post_kinds(work.kinds, work.kinds)

    def post(office: Office) -> Post:
        return Post(
            id=office.id,
            code=office.code,
            code_key=office.key,
            unit_id=office.unit,
            kind=kinds.get(office.kind),
            name=office.name,
            names=office.names,
            valid_from=office.first,
            valid_to=office.until,
        )

    founded = [post(office) for office in work.founded]
    Post.unscoped.bulk_create(founded, batch_size=BATCH)
    _change(work, post)
    acts: list[tuple[Verb, Any, dict[str, Any], str]] = []
    for office in work.founded:
        acts.append((Verb.POST_FOUNDED, Post(id=office.id), _facts(work, office, str(office.first)), office.path))
    for office, columns in work.changed:
        facts = {"code": office.code, "fields": sorted(columns), "reason": work.reason}
        acts.append((Verb.POST_CHANGED, Post(id=office.id), facts, office.path))
    for office in work.closed:
        facts = {"code": office.code, "on": office.until.isoformat(), "reason": work.reason}
        acts.append((Verb.POST_CLOSED, Post(id=office.id), facts, office.path))
    audit.record_all(actor, acts)
    say(1, 1)


def _change(work: PostWork, post: Callable[[Office], Post]) -> None:
    """New names, kinds and ends; each row's version counts the act."""
    changed = {office.id: office for office, _columns in work.changed}
    changed |= {office.id: office for office in work.closed}
    if not changed:
        return
    versions = dict(Post.unscoped.filter(pk__in=changed).values_list("pk", "version"))
    rows = [post(office) for office in changed.values()]
    fields = ["name", "names", "valid_to", "version"]
    for row in rows:
        row.version = versions[row.pk] + 1
    if work.changed:
        fields.append("kind")
    Post.unscoped.bulk_update(rows, fields, batch_size=200)


def _facts(work: PostWork, office: Office, on: str) -> dict[str, Any]:
    return {
        "code": office.code,
        "unit": work.units[office.unit],
        "kind": office.kind,
        "on": on,
        "reason": work.reason,
    }
