"""Every question asked of accounts: who is asking, whom one can act as, who has a way to sign in."""

from hyogi.accounts.queries.administrators import (
    account_named,
    administrator,
    administrators,
    any_administrator,
    awaits_first_administrator,
)
from hyogi.accounts.queries.demo import DemoChooser, demo_chooser, demo_holder
from hyogi.accounts.queries.mailing import Address, addresses_of
from hyogi.accounts.queries.own import OwnAccount, own_account, own_tenures
from hyogi.accounts.queries.people import Invitee, any_owner, chosen, invitees, offices_of, open_codes, owner, people_of
from hyogi.accounts.queries.whoami import ACTING_AS, DEMO_PERSON, actor_of, demo_actor

__all__ = [
    "ACTING_AS",
    "DEMO_PERSON",
    "Address",
    "DemoChooser",
    "Invitee",
    "OwnAccount",
    "account_named",
    "actor_of",
    "addresses_of",
    "administrator",
    "administrators",
    "any_administrator",
    "any_owner",
    "awaits_first_administrator",
    "chosen",
    "demo_actor",
    "demo_chooser",
    "demo_holder",
    "invitees",
    "offices_of",
    "open_codes",
    "own_account",
    "own_tenures",
    "owner",
    "people_of",
]
