"""For whom an act can be entered."""

from dataclasses import dataclass
from typing import Any

from django.db.models import F

from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.paths import ancestors_of
from hyogi.foundation.policy import Action, Allow, PostFacts, Role, TargetFacts, decide_on_paper
from hyogi.organisation.models import Manner, Post, Tenure, on_day


@dataclass(frozen=True)
class Office:
    """A post for whose holder an act can be entered, and the unit that it is in."""

    post: Post
    unit: Texts


def offices_for(actor: Actor, action: Action, target: TargetFacts) -> list[Office]:
    """The posts whose holders could sign this act and for whom the actor may type it: posts of the unit concerned and
    of those above it, up to where the actor helps."""
    if not actor.facts.posts or not target.path:
        return []
    day = clock.today()
    tenures: Any = (
        Tenure.unscoped.filter(
            on_day(day),
            on_day(day, "post__"),
            on_day(day, "post__unit__states__"),
            post__unit__states__path__in=[*ancestors_of(target.path), target.path],
        )
        .exclude(manner=Manner.SUBSTITUTE)
        .exclude(person=actor.person_id)
        .select_related("post__kind")
        .annotate(
            path=F("post__unit__states__path"),
            unit_name=F("post__unit__states__name"),
            unit_names=F("post__unit__states__names"),
        )
        .order_by("path", "post__code_key")
    )
    found = []
    for tenure in tenures:
        post = tenure.post
        facts = PostFacts(post=post.pk, unit=post.unit_id, path=tenure.path, role=Role(post.kind.role))
        if isinstance(decide_on_paper(actor.facts, facts, tenure.person_id, action, target), Allow):
            found.append(Office(post, tenure.unit_title))
    return found
