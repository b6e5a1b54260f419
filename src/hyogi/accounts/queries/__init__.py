"""Every question asked of accounts: who is asking, whom one can act as, who has a way to sign in."""

from hyogi.accounts.queries.demo import DemoChooser, demo_chooser, demo_holder
from hyogi.accounts.queries.whoami import ACTING_AS, DEMO_PERSON, actor_of, demo_actor

__all__ = [
    "ACTING_AS",
    "DEMO_PERSON",
    "DemoChooser",
    "actor_of",
    "demo_actor",
    "demo_chooser",
    "demo_holder",
]
