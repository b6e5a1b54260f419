"""Who administers the installation."""

from uuid import UUID

from hyogi.accounts.models import Account
from hyogi.accounts.rules import user_name
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Hidden


def awaits_first_administrator() -> bool:
    """Whether nobody administers the installation yet. Asked by pages that anybody may read."""
    return not Account.objects.filter(is_installation_admin=True, is_active=True).exists()


def administrators(actor: Actor) -> list[Account]:
    """The accounts that administer the installation."""
    actor.must(Action.GRANT_ADMINISTRATION)
    return list(
        Account.objects.filter(is_installation_admin=True, is_active=True).select_related("person").order_by("username")
    )


def account_named(actor: Actor, username: str) -> Account | None:
    """The open account with this user name, for an administrator."""
    actor.must(Action.GRANT_ADMINISTRATION)
    return Account.objects.filter(username=user_name(username), is_active=True).first()


def any_administrator() -> dict[str, object]:
    """The address of some administrator's page, for trying it; of nobody's where there is none."""
    found = Account.objects.filter(is_installation_admin=True).order_by("username").first()
    return {"id": found.pk if found else UUID(int=0)}


def administrator(actor: Actor, id: UUID) -> Account:
    """An account that administers; `Hidden` where there is none with this id."""
    actor.must(Action.GRANT_ADMINISTRATION)
    found = Account.objects.filter(pk=id, is_installation_admin=True).first()
    if found is None:
        raise Hidden
    return found
