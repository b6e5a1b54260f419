"""Inviting people, and making the account that an invitation is for."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from hyogi.accounts.actions import codes
from hyogi.accounts.models import Account, Invitation
from hyogi.accounts.queries.people import offices_of
from hyogi.accounts.rules import fits_user_name, user_name
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action, ActorFacts, PostFacts, TargetFacts, sees
from hyogi.foundation.refusals import Hidden, Refusal
from hyogi.foundation.writing import writing
from hyogi.organisation.models import Person

LONGEST_DAYS = 90


def invite(
    actor: Actor, people: Sequence[Person], *, days: int, code_by_person: Mapping[UUID, str]
) -> list[Invitation]:
    """Make an invitation for each person, taken for `days` days; an older open one is replaced. All or none.

    An account opens every post of its person, so the actor must keep every unit in which the person holds a post.

    Raises:
        Hidden: for a person of whom nothing is in sight.
        Refusal: where a post lies outside, for oneself, for somebody who has an account, for a term out of bounds.
    """
    if not 1 <= days <= LONGEST_DAYS:
        raise Refusal(
            field="days",
            rule=_("An invitation holds for at least one day and at most ninety."),
            fact=_("%(days)s days were asked for.") % {"days": days},
            remedy=_("Choose a term in between."),
        )
    offices = offices_of([person.pk for person in people])
    for person in people:
        may_open(actor, person.pk, offices.get(person.pk, []))
    until = clock.now() + timedelta(days=days)
    with writing():
        _have_no_account(people)
        ids = [person.pk for person in people]
        Invitation.unscoped.filter(person__in=ids, used_at=None, replaced_at=None).update(replaced_at=clock.now())
        made: list[Invitation] = Invitation.unscoped.bulk_create(
            Invitation(
                digest=codes.digest_of(code_by_person[person.pk]),
                person=person,
                until=until,
                made_by=actor.who,
            )
            for person in people
        )
        audit.record_all(
            actor,
            [
                (Verb.INVITED, invitation, {"person": str(invitation.person_id), "until": until}, "")
                for invitation in made
            ],
        )
    return made


def may_open(actor: Actor, person: UUID, offices: Sequence[PostFacts]) -> None:
    """Pass where the actor may hand out a code that opens all these posts of the person; else raise."""
    if not offices:
        actor.must(Action.INVITE, TargetFacts(person=person))
    if not actor.sees_all and offices and not any(sees(actor.facts, office.path) for office in offices):
        raise Hidden
    for office in offices:
        target = TargetFacts(path=office.path, person=person, role=office.role)
        try:
            actor.must(Action.INVITE, target)
        except Hidden:
            raise Refusal(
                rule=_("An account opens every post of its person, so whoever invites must keep all these units."),
                fact=_("One of these people also holds a post outside of your branch."),
                remedy=_("The register office of a unit that stands above all of them can invite."),
            ) from None


def accept_invitation(typed: str, *, username: str, password: str) -> Account:
    """Make the account that the code is for. The same code with the same name and password answers alike.

    Raises:
        Refusal: with `field` code, username or password, when one of them does not do.
    """
    invitation = codes.find(typed, recovery=False)
    name = user_name(username)
    if invitation.used_at is None:
        try:
            return _make_account(invitation, name, password)
        except Refusal:
            invitation = codes.find(typed, recovery=False)
            if invitation.used_at is None:
                raise
    account = invitation.account  # used before, perhaps by the same form an instant ago
    if account is None or account.username != name or not account.check_password(password):
        raise codes.used()
    return account


def _make_account(invitation: Invitation, name: str, password: str) -> Account:
    check_user_name(name)
    check_password(password, Account(username=name))
    made = Account(username=name, person=invitation.person)
    made.set_password(password)
    with writing():
        now = clock.now()
        opened = Invitation.unscoped.filter(pk=invitation.pk, used_at=None, replaced_at=None, until__gt=now).update(
            used_at=now
        )
        if not opened:
            raise codes.used()
        _have_no_account([invitation.person])
        try:
            with transaction.atomic():
                made.save(force_insert=True)
        except IntegrityError:
            raise _taken() from None
        Invitation.unscoped.filter(pk=invitation.pk).update(account=made)
        itself = Actor(facts=ActorFacts(person=made.person_id, signed_in=True), account_id=made.pk, label=name)
        audit.record(itself, Verb.INVITATION_ACCEPTED, made, {"person": str(made.person_id)})
    return made


def check_user_name(name: str) -> None:
    """Pass where the name is well-formed and free, else raise a refusal at the field `username`."""
    if not fits_user_name(name):
        raise Refusal(
            field="username",
            rule=_("A user name has 3 to 60 letters of any script, digits, or the signs . _ - @, without blanks."),
            fact=_("“%(name)s” is written differently.") % {"name": name[:80]},
            remedy=_("Choose another."),
        )
    if Account.objects.filter(username=name).exists():
        raise _taken()


def check_password(password: str, account: Account) -> None:
    """Pass where the password is good enough, else raise a refusal at the field `password`."""
    try:
        validate_password(password, account)
    except ValidationError as unfit:
        raise Refusal(
            field="password",
            fact=" ".join(unfit.messages),
            remedy=_("Several words in a row are easy to remember and hard to guess."),
        ) from None


def _have_no_account(people: Sequence[Person | None]) -> None:
    ids = [person.pk for person in people if person is not None]
    if Account.objects.filter(person__in=ids).exists():
        raise Refusal(
            rule=_("A person has one account."),
            fact=_("One of these people has an account already."),
            remedy=_("If the password is lost, a code for a new password can be made instead."),
        )


def _taken() -> Refusal:
    return Refusal(
        field="username",
        rule=_("Every account has a user name of its own."),
        fact=_("This one is taken."),
        remedy=_("Choose another, for instance with a number at the end."),
    )
