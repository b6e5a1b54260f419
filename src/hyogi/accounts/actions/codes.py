"""Printed codes: how they come about, how they are kept, and what is said of one that opens nothing."""

import hashlib
import hmac
import secrets
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from hyogi.accounts.models import Invitation
from hyogi.accounts.rules import BODY, SIGNS, Mistyped, code_of, read_code
from hyogi.foundation import clock
from hyogi.foundation.refusals import Refusal


def fresh_code() -> str:
    """A code that nobody knows yet."""
    return code_of([secrets.randbelow(len(SIGNS)) for _place in range(BODY)])


def code_for(key: str, person: UUID) -> str:
    """The code that the form with this once-only key makes for the person: the same form gives the same code again.

    Whoever reads the database cannot compute it: it needs the installation's secret.
    """
    secret = hmac.new(settings.SECRET_KEY.encode(), b"invitation", hashlib.sha256).digest()
    number = int.from_bytes(hmac.new(secret, f"{key}:{person}".encode(), hashlib.sha512).digest(), "big")
    digits = []
    for _place in range(BODY):
        number, digit = divmod(number, len(SIGNS))
        digits.append(digit)
    return code_of(digits)


def digest_of(code: str) -> str:
    """What is kept of a code."""
    return hashlib.sha256(b"hyogi invitation " + code.encode()).hexdigest()


def find(typed: str, *, recovery: bool) -> Invitation:
    """The invitation (or recovery) that a typed code belongs to, used or not.

    Raises:
        Refusal: for a code that is mistyped, unknown, replaced, too old, or made for the other purpose.
    """
    read = read_code(typed)
    if read.wrong is not None:
        raise _mistyped(read.wrong, read.foreign, read.length)
    found: Invitation | None = (
        Invitation.unscoped.filter(digest=digest_of(read.code)).select_related("person", "account").first()
    )
    if found is None:
        raise Refusal(
            field="code",
            rule=_("A code is printed once, for one person."),
            fact=_("The code is written correctly, but no invitation with it was made here."),
            remedy=_("Check that this is the site that is named on the sheet, or ask whoever gave it to you."),
        )
    if found.is_recovery is not recovery:
        raise _other_purpose(recovery)
    if found.used_at is None:
        _still_open(found)
    return found


def _still_open(found: Invitation) -> None:
    if found.replaced_at is not None:
        raise Refusal(
            field="code",
            rule=_("Only the newest code of a person is taken."),
            fact=_("A newer code was made after this one."),
            remedy=_("Use the newer sheet, or ask the register office of your unit for another."),
        )
    if found.until <= clock.now():
        raise Refusal(
            field="code",
            rule=_("A code is taken until the day that is printed on it."),
            fact=_("The time of this code is over."),
            remedy=_("The register office of your unit can print another."),
        )


def used(recovery: bool = False) -> Refusal:
    """What is said to somebody who comes with a code that was used."""
    return Refusal(
        field="code",
        rule=_("A code is taken once."),
        fact=_("This code was used already."),
        remedy=_("If it was you: sign in with what you chose then.")
        if not recovery
        else _("If it was you: sign in with the new password."),
    )


def _mistyped(wrong: Mistyped, foreign: str, length: int) -> Refusal:
    rule = _("A code has sixteen signs in four groups.")
    remedy = _("Compare it with the sheet and type it again.")
    if wrong is Mistyped.FOREIGN_SIGN:
        return Refusal(
            field="code",
            rule=_("Codes never contain 0, O, 1, I, L, S or U, because they look like other signs."),
            fact=_("The sign “%(signs)s” occurs in no code.") % {"signs": " ".join(foreign[:5])},
            remedy=remedy,
        )
    if wrong is Mistyped.LENGTH:
        fact = _("You typed %(length)s signs.") % {"length": length}
        return Refusal(field="code", rule=rule, fact=fact, remedy=remedy)
    return Refusal(
        field="code",
        rule=rule,
        fact=_("One sign is not as printed, or two stand the wrong way round."),
        remedy=remedy,
    )


def _other_purpose(recovery: bool) -> Refusal:
    if recovery:
        return Refusal(
            field="code",
            rule=_("This page sets a new password for an account that exists."),
            fact=_("This code is an invitation to make an account."),
            remedy=_("Open the page “First sign-in” and type it there."),
        )
    return Refusal(
        field="code",
        rule=_("This page makes a new account."),
        fact=_("This code sets a new password for an account that exists."),
        remedy=_("Open the page “New password by code” and type it there."),
    )
