"""Who has a place at the meeting, as cards, plans and lists name them."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from hyogi.cycles.models import Cycle, Mode
from hyogi.cycles.queries import run_assignments
from hyogi.design.words import plain
from hyogi.foundation.actors import Actor
from hyogi.papers.kinds.common import name_of, post_of, within
from hyogi.papers.making import NothingYet
from hyogi.papers.queries import holders_of, posts_of_convening


@dataclass(frozen=True)
class Guest:
    """One place: the name of the person (the post, where no name is kept), his unit and post, and his group."""

    name: str
    unit: str
    post: str
    group: str


def guests(actor: Actor, cycle: Cycle) -> tuple[list[Guest], list[Guest]]:
    """Those of the convening unit, the highest first; and the reporters, on site first, in their order.

    Raises:
        NothingYet: where nobody reports.
    """
    reporters = run_assignments(actor, cycle)
    if not reporters:
        raise NothingYet(_("No unit reports in this cycle yet."))
    posts = posts_of_convening(actor, cycle)
    held = holders_of(actor, [*(post.pk for post in posts), *(one.post_id for one in reporters if one.post_id)])
    unit = plain(cycle.convening.names)
    leaders = [
        Guest(
            plain(held[post.pk]) if post.pk in held else within(plain(post.title), unit),
            unit,
            within(plain(post.title), unit),
            _("Convening unit"),
        )
        for post in posts
    ]
    groups = {Mode.ON_SITE: _("Reporting on site"), Mode.WRITTEN: _("Reporting in writing")}
    ordered = sorted(reporters, key=lambda one: (one.mode != Mode.ON_SITE, one.position))
    below = [
        Guest(
            plain(held[one.post_id]) if one.post_id in held else name_of(one),
            name_of(one),
            post_of(one),
            groups[Mode(one.mode)],
        )
        for one in ordered
    ]
    return leaders, below
