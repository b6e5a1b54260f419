"""Signatures under a decided result, one after the other by other persons; with the last one it is signed off."""

from django.utils.translation import gettext_lazy as _

from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action, Role, TargetFacts, Why
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.sentences import refusal_for
from hyogi.foundation.writing import writing
from hyogi.organisation.entering import Scan, entered
from hyogi.organisation.models import Post
from hyogi.organisation.queries import signing
from hyogi.results.actions.calculating import must_be_at_result
from hyogi.results.actions.deciding import same_calculation
from hyogi.results.actions.storing import store
from hyogi.results.models import ResultSignature, SignOff
from hyogi.results.queries.sheet import Sheet, Stage
from hyogi.results.rules import Seat, fits, next_seats
from hyogi.results.sealing import canonical


def sign(
    actor: Actor, sheet: Sheet, *, standing: str, on_behalf_of: Post | None = None, scan: Scan | None = None
) -> ResultSignature:
    """Sign the result as it stands (`standing` is the hash that was read), on the next seat that the signer's post
    fits. Signed twice by the same person, it is signed once. The last signature signs it off.

    Raises:
        Refusal: a unit is not decided yet; it is another role's turn; by whoever proposed the result.
        Stale: it was decided or worked out anew since it was read.
    """
    facts = sheet.policy_facts()
    signer = signing(on_behalf_of)[1] if on_behalf_of else actor.person_id
    entry = entered(actor, Action.SIGN_RESULT, facts, on_behalf_of, scan)
    if signer is None:
        raise refusal_for(Why.OTHER_PERSON)
    must_be_at_result(sheet.cycle)
    with writing():
        now = same_calculation(sheet)
        done = next((one for one in now.signatures if one.person == signer), None)
        if done:
            return done
        _must_be_decided(now)
        if now.standing_hash != standing:
            raise Stale(mine={"": standing[:12]}, theirs={"": now.standing_hash[:12]})
        seat = _seat(now, _roles(actor, facts, on_behalf_of))
        made = store(
            ResultSignature(
                branch=sheet.cycle.branch,
                cycle=sheet.cycle,
                calculation=now.calculation,
                seat=seat.key,
                signed=standing,
                person=signer,
                post=on_behalf_of.pk if on_behalf_of else actor.post_id,
            )
        )
        audit.record(
            actor,
            Verb.RESULT_SIGNED,
            made,
            {"cycle": sheet.cycle.code, "seat": seat.key, "sha256": standing},
            path=facts.path,
            **entry.kept(),
        )
        if len(now.filled) + 1 == len(now.seats):
            _sign_off(actor, now, [*now.signatures, made])
    return made


def _sign_off(actor: Actor, sheet: Sheet, signatures: list[ResultSignature]) -> None:
    text = canonical({**sheet.stated(), "signatures": [one.sha256 for one in signatures]})
    made = store(
        SignOff(
            branch=sheet.cycle.branch,
            cycle=sheet.cycle,
            calculation=sheet.calculation,
            text=text,
            person=signatures[-1].person,
            post=signatures[-1].post,
        )
    )
    audit.record(
        actor,
        Verb.RESULT_SIGNED_OFF,
        made,
        {"cycle": sheet.cycle.code, "sha256": made.sha256},
        path=sheet.cycle.policy_facts().path,
    )


def _must_be_decided(sheet: Sheet) -> None:
    if sheet.stage is Stage.SIGNED_OFF:
        raise Refusal(
            rule=_("A result that all have signed does not change any more."),
            fact=_("It is signed off already."),
            remedy=_("An error is put right by working the results out again, with a reason, and by new letters."),
        )
    if sheet.stage is not Stage.DECIDED:
        left = sum(1 for line in sheet.lines if not line.is_settled)
        raise Refusal(
            rule=_("A result is signed when the grade of every unit is decided."),
            fact=_("%(count)s units are not decided yet.") % {"count": left},
            remedy=_("The deciding body decides on them first."),
        )


def _roles(actor: Actor, facts: TargetFacts, on_behalf_of: Post | None) -> set[Role]:
    if on_behalf_of is not None:
        post, _holder = signing(on_behalf_of)
        return {post.role} if post else set()
    return {post.role for post in actor.facts.posts if post.path == facts.convening and not post.substitute}


def _seat(sheet: Sheet, roles: set[Role]) -> Seat:
    from hyogi.results.sentences import role_words

    turn = next_seats(sheet.seats, sheet.filled)
    for seat in turn:
        if any(fits(seat, role) for role in roles):
            return seat
    raise Refusal(
        rule=_("The regime names who signs a result, and in which order."),
        fact=_("Now it is the turn of: %(role)s.") % {"role": role_words(turn[0].role)},
        remedy=_("Whoever holds such a post of the convening unit signs next."),
    )
