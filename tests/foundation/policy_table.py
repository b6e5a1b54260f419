"""The policy as a table that can be read without knowing the code: one row for each action, one column for each kind
of post and for where the unit concerned lies.

    python -m tests.foundation.policy_table     writes it anew; look at what changed before you commit it
"""

from itertools import product
from pathlib import Path
from uuid import UUID

from hyogi.foundation.policy import Action, ActorFacts, Allow, PostFacts, Role, TargetFacts, Unseen, decide
from tests.foundation.naive_policy import Asked

PLACE = Path(__file__).with_suffix(".csv")
PATHS = {"city": "00", "west": "0001", "east": "0002", "town": "000101", "village": "00010101", "": ""}
WHERE = {"own": "west", "below": "town", "above": "city", "elsewhere": "east"}
ME, OTHER, POST, UNIT = map(UUID, (f"{n:032x}" for n in range(1, 5)))


def asked(ask: Asked) -> str:
    """What the policy says: `yes`, `no` or `unseen`."""
    posts = ()
    if ask.unit:
        posts = (PostFacts(POST, UNIT, _path(ask.unit), Role(ask.role), ask.substitute),)
    actor = ActorFacts(person=ME, posts=posts, installation_admin=ask.admin, signed_in=True)
    target = TargetFacts(
        path=_path(ask.to),
        person=ME if ask.about_me else OTHER if ask.action in ("appoint", "invite", "confirm_record") else None,
        role=Role(ask.given_role) if ask.given_role else None,
        new_parent=None if ask.new_parent is None else _path(ask.new_parent),
        holds=tuple((_path(place), Role(role)) for place, role in ask.holds),
    )
    decision = decide(actor, Action(ask.action), target)
    return "yes" if isinstance(decision, Allow) else "unseen" if isinstance(decision, Unseen) else "no"


def _path(unit: str) -> str:
    """Paths with steps of the real width."""
    short = PATHS[unit]
    return "".join(f"0000{short[i : i + 2]}" for i in range(0, len(short), 2))


def table() -> str:
    """The whole table as CSV. For acts that give a post, it is one without power; for moves, the new place is the unit
    of the post."""
    columns = list(product(Role, WHERE))
    lines = ["action," + ",".join(f"{role}: {where}" for role, where in columns) + ",administrator of the installation"]
    for action in Action:
        place = "west" if action is Action.MOVE_UNIT else None
        cells = [
            asked(Asked(action.value, "west", role.value, WHERE[where], new_parent=place)) for role, where in columns
        ]
        cells.append(asked(Asked(action.value, to="west", new_parent=place, admin=True)))
        lines.append(f"{action},{','.join(cells)}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    PLACE.write_text(table())
