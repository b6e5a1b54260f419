"""Every question asked of the register. Reading starts from what the actor may see."""

from hyogi.organisation.queries.sight import (
    can_be_appointed,
    held_posts,
    in_sight,
    post_facts,
    signing,
    standing,
    state_by_code,
    subtree,
    tops_on,
    unit_in_sight,
    visible_people,
    visible_posts,
    visible_states,
    visible_tenures,
)

__all__ = [
    "can_be_appointed",
    "held_posts",
    "in_sight",
    "post_facts",
    "signing",
    "standing",
    "state_by_code",
    "subtree",
    "tops_on",
    "unit_in_sight",
    "visible_people",
    "visible_posts",
    "visible_states",
    "visible_tenures",
]
