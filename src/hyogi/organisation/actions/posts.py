"""Acts on posts: found, close, appoint, end."""

from collections.abc import Mapping
from datetime import date

from django.db.models import F

from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import tidy
from hyogi.foundation.policy import Action, Role, TargetFacts
from hyogi.foundation.refusals import Hidden, Stale
from hyogi.organisation import queries
from hyogi.organisation.actions import ledger
from hyogi.organisation.actions.units import (
    check_day_and_reason,
    check_names,
    open_state,
    places_of,
    taken,
    tidied,
)
from hyogi.organisation.entering import Scan, entered
from hyogi.organisation.models import ALWAYS, FOREVER, Manner, Person, Post, PostKind, Tenure, Unit
from hyogi.organisation.rules import (
    Fault,
    Holding,
    Problem,
    closing_post_problem,
    code_key,
    code_problem,
    ending_problem,
    holding_problem,
)
from hyogi.organisation.sentences import keep


def found_post(
    actor: Actor,
    *,
    unit: Unit,
    code: str,
    kind: PostKind,
    name: str,
    names: Mapping[str, str] | None = None,
    on: date,
    reason: str,
    on_behalf_of: Post | None = None,
    scan: Scan | None = None,
) -> Post:
    """Found a post in the unit from the day `on`; `ALWAYS` where nobody states since when.

    Raises:
        Hidden: the unit is out of sight.
        Refusal: not allowed (a post that keeps the register is founded from above), or against a rule.
    """
    code, name = tidy(code), tidy(name)
    with ledger.the_turn():
        state = open_state(unit)
        target = TargetFacts(path=state.path, role=Role(kind.role))
        entry = entered(actor, Action.FOUND_POST, target, on_behalf_of, scan)
        keep(code_problem(code), "code")
        keep(taken(Post, code), "code")
        check_names(name, tidied(names))
        check_day_and_reason(on, reason)
        if not state.is_open:
            keep(Problem(Fault.CLOSED, {"on": state.valid_to}))
        if on < places_of(unit)[0].first:
            keep(Problem(Fault.PARENT_MISSING, {"code": unit.code, "day": on}), "on")
        post: Post = Post.unscoped.create(
            code=code, code_key=code_key(code), unit=unit, kind=kind, name=name, names=tidied(names), valid_from=on
        )
        facts = {"code": code, "unit": unit.code, "kind": kind.code, "on": on.isoformat(), "reason": reason}
        audit.record(actor, Verb.POST_FOUNDED, post, facts, path=state.path, **entry.kept())
    return post


def close_post(
    actor: Actor,
    post: Post,
    *,
    on: date,
    reason: str,
    version: int | None = None,
    on_behalf_of: Post | None = None,
    scan: Scan | None = None,
) -> Post:
    """Close the post from the day `on`.

    Raises:
        Hidden, Refusal: as for founding; also while somebody holds it on that day or later.
        Stale: somebody else acted on the post since `version`.
    """
    with ledger.the_turn():
        path = open_state(post.unit).path
        target = TargetFacts(path=path, role=Role(post.kind.role))
        entry = entered(actor, Action.CLOSE_POST, target, on_behalf_of, scan)
        fresh: Post = Post.unscoped.get(pk=post.pk)
        if version is not None and fresh.version != version:
            raise Stale({}, {fresh.code: str(fresh.title)})
        check_day_and_reason(on, reason)
        keep(closing_post_problem(fresh.span, _holdings(fresh), on), "on")
        Post.unscoped.filter(pk=post.pk).update(valid_to=on, version=F("version") + 1)
        facts = {"code": post.code, "on": on.isoformat(), "reason": reason}
        audit.record(actor, Verb.POST_CLOSED, post, facts, path=path, **entry.kept())
    return Post.unscoped.get(pk=post.pk)  # type: ignore[no-any-return]


def register_person(
    actor: Actor,
    *,
    code: str,
    name: str = "",
    names: Mapping[str, str] | None = None,
    on_behalf_of: Post | None = None,
    scan: Scan | None = None,
) -> Person:
    """Put a person into the register, who may then be appointed. The name may stay blank: a code is enough.

    Raises:
        Refusal: not allowed; the code is taken, or is none.
    """
    entry = entered(actor, Action.REGISTER_PERSON, None, on_behalf_of, scan)
    code, name = tidy(code), tidy(name)
    with ledger.the_turn():
        keep(code_problem(code), "code")
        keep(taken(Person, code), "code")
        if name or names:
            check_names(name or "-", tidied(names))
        person: Person = Person.unscoped.create(code=code, code_key=code_key(code), name=name, names=tidied(names))
        audit.record(actor, Verb.PERSON_REGISTERED, person, {"code": code}, **entry.kept())
    return person


def appoint(
    actor: Actor,
    post: Post,
    person: Person,
    *,
    manner: str = Manner.HOLDER,
    on: date,
    until: date = FOREVER,
    reason: str,
    on_behalf_of: Post | None = None,
    scan: Scan | None = None,
) -> Tenure:
    """Have the person hold the post, run it as acting holder, or stand by as substitute, from the day `on`.

    Raises:
        Hidden: the post or the person is out of sight.
        Refusal: not allowed (nobody appoints himself; a post that keeps the register is filled from above); the post
            is held already on one of these days.
    """
    with ledger.the_turn():
        path = open_state(post.unit).path
        target = TargetFacts(path=path, person=person.pk, role=Role(post.kind.role))
        entry = entered(actor, Action.APPOINT, target, on_behalf_of, scan)
        if not queries.can_be_appointed(actor, person):
            raise Hidden
        check_day_and_reason(on, reason)
        fresh: Post = Post.unscoped.get(pk=post.pk)
        new = Holding(on, until, str(person.pk), Manner(manner).value)
        keep(holding_problem(new, fresh.span, _holdings(fresh)), "on")
        tenure: Tenure = Tenure.unscoped.create(
            person=person, post=fresh, manner=Manner(manner), valid_from=on, valid_to=until, reason=reason
        )
        Post.unscoped.filter(pk=post.pk).update(version=F("version") + 1)
        audit.record(actor, Verb.APPOINTED, post, _facts(tenure, on, reason), path=path, **entry.kept())
    return tenure


def end_tenure(
    actor: Actor,
    tenure: Tenure,
    *,
    on: date,
    reason: str,
    on_behalf_of: Post | None = None,
    scan: Scan | None = None,
) -> Tenure:
    """End the tenure: from the day `on` the person no longer holds the post.

    Raises:
        Hidden, Refusal: as for appointing; also where it has ended already.
    """
    with ledger.the_turn():
        fresh: Tenure = Tenure.unscoped.select_related("post__unit", "post__kind", "person").get(pk=tenure.pk)
        path = open_state(fresh.post.unit).path
        target = TargetFacts(path=path, person=fresh.person_id, role=Role(fresh.post.kind.role))
        entry = entered(actor, Action.END_TENURE, target, on_behalf_of, scan)
        check_day_and_reason(on, reason)
        keep(ending_problem(fresh.span, on, clock.today()), "on")
        Tenure.unscoped.filter(pk=fresh.pk).update(valid_to=on)
        Post.unscoped.filter(pk=fresh.post_id).update(version=F("version") + 1)
        fresh.valid_to = on
        audit.record(actor, Verb.TENURE_ENDED, fresh.post, _facts(fresh, on, reason), path=path, **entry.kept())
    return fresh


def _holdings(post: Post) -> list[Holding]:
    rows = Tenure.unscoped.filter(post=post, valid_from__lt=F("valid_to"))
    return [Holding(row.valid_from, row.valid_to, str(row.person_id), row.manner) for row in rows]


def _facts(tenure: Tenure, on: date, reason: str) -> dict[str, str]:
    day = "" if on == ALWAYS else on.isoformat()
    return {
        "post": tenure.post.code,
        "person": str(tenure.person_id),
        "manner": str(tenure.manner),
        "on": day,
        "reason": reason,
    }
