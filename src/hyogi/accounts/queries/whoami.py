"""Who is asking: from the session to the actor."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from hyogi.accounts.models import Account
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import current
from hyogi.foundation.policy import ActorFacts
from hyogi.organisation.models import Tenure
from hyogi.organisation.queries import held_posts

ACTING_AS = "acting_as"
DEMO_PERSON = "demo_person"


def actor_of(account: Account, session: Mapping[str, Any]) -> tuple[Actor, list[Tenure]]:
    """The signed-in person with the posts held today, acting as the chosen one (or the first)."""
    held = held_posts(account.person_id) if account.person_id else []
    return _actor(
        held,
        person=account.person_id,
        account=account.pk,
        chosen=session.get(ACTING_AS),
        admin=account.is_installation_admin,
        label=account.username,
    )


def demo_actor(session: Mapping[str, Any]) -> tuple[Actor, list[Tenure]] | None:
    """In the demonstration a visitor acts as the holder of the post that he chose, without an account."""
    person = session.get(DEMO_PERSON)
    held = held_posts(UUID(person)) if person else []
    if not held:
        return None
    return _actor(held, person=UUID(person), account=None, chosen=session.get(ACTING_AS), admin=False, label="")


def _actor(
    held: list[Any], *, person: UUID | None, account: UUID | None, chosen: str | None, admin: bool, label: str
) -> tuple[Actor, list[Tenure]]:
    posts = tuple(facts for facts, _tenure in held)
    ids = [str(facts.post) for facts in posts]
    post = UUID(chosen) if chosen in ids else (posts[0].post if posts else None)
    facts = ActorFacts(person=person, posts=posts, installation_admin=admin, signed_in=True, visitor=account is None)
    actor = Actor(facts=facts, account_id=account, post_id=post, language=current(), label=label)
    return actor, [tenure for _facts, tenure in held]
