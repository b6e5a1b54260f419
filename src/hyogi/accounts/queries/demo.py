"""Whom a visitor of the demonstration can act as. Asked of no actor: a visitor is nobody, and the city is invented."""

from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from django.db.models import F, Min, QuerySet
from django.db.models.functions import Left, Length

from hyogi.foundation import clock
from hyogi.foundation.languages import Texts
from hyogi.foundation.paths import STEP
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.models import Manner, Tenure, UnitState, on_day

UNIT = "post__unit__states__"
LEVELS = 4
MOST_TREES = 6
MOST_FOUND = 30
ALIKE = 3
"""So many posts of one unit and role: where two persons are needed, both can be found."""
_ROLES = ("head", "secretariat", "administrator", "deputy", "liaison", "member")


@dataclass(frozen=True)
class Choice:
    """A post that somebody holds today."""

    post: UUID
    title: Texts
    unit: Texts


@dataclass(frozen=True)
class Tree:
    """One tree of the forest: its name, and a few posts of each of its upper levels."""

    name: Texts
    levels: list[tuple[int, list[Choice]]]


@dataclass(frozen=True)
class DemoChooser:
    """What the chooser shows: a few posts per tree, or what a search found."""

    asked: str
    trees: list[Tree]
    found: list[Choice]


def demo_chooser(asked: str = "") -> DemoChooser:
    """A short list by level and role; with words to look for, the posts whose name, unit or code has them."""
    if asked:
        return DemoChooser(asked, [], _found(asked))
    return DemoChooser("", _trees(), [])


def demo_holder(post: UUID) -> UUID:
    """Who holds the post today; `Hidden` when nobody does."""
    holder: UUID | None = _held().filter(post=post).values_list("person", flat=True).first()
    if holder is None:
        raise Hidden
    return holder


def _trees() -> list[Tree]:
    """For each tree, level and role the posts of the first unit in the order of the paths: three statements."""
    places = (
        _held()
        .annotate(root=Left(UNIT + "path", STEP), length=Length(UNIT + "path"), role=F("post__kind__role"))
        .values("root", "length", "role")
        .filter(length__lte=LEVELS * STEP)
        .annotate(first=Min(UNIT + "path"))
        .order_by("root", "length", "role")
    )
    wanted = {(row["first"], row["role"]): row for row in places}
    chosen: dict[str, dict[int, dict[str, list[Choice]]]] = {}
    for tenure in _named(_held().filter(**{UNIT + "path__in": sorted({path for path, _role in wanted})})):
        role = tenure.post.kind.role
        if (tenure.path, role) in wanted:
            level = chosen.setdefault(tenure.path[:STEP], {}).setdefault(len(tenure.path) // STEP, {})
            alike = level.setdefault(role, [])
            if len(alike) < ALIKE:
                alike.append(_choice(tenure))
    roots = sorted(chosen)[:MOST_TREES]
    tops = UnitState.unscoped.filter(on_day(clock.today()), path__in=roots)
    titles = {state.path: state.title for state in tops}
    return [
        Tree(
            titles[root],
            [
                (depth, [choice for role in _ROLES for choice in roles.get(role, [])])
                for depth, roles in sorted(chosen[root].items())
            ],
        )
        for root in sorted(titles)
    ]


def _found(asked: str) -> list[Choice]:
    """Posts whose code, title or unit contains the words, in any language. A demonstration is small enough to look
    through."""
    words = asked.casefold()
    fitting = (tenure for tenure in _named(_held()).select_related("post__unit") if words in _searched(tenure))
    return [_choice(tenure) for tenure in islice(fitting, MOST_FOUND)]


def _searched(tenure: Any) -> str:
    post = tenure.post
    names = [post.code, post.unit.code, post.name, tenure.unit_name, *post.names.values(), *tenure.unit_names.values()]
    return "\n".join(names).casefold()


def _held() -> QuerySet[Tenure]:
    day = clock.today()
    held: QuerySet[Tenure] = Tenure.unscoped.filter(
        on_day(day), on_day(day, "post__"), on_day(day, UNIT), manner__in=[Manner.HOLDER, Manner.ACTING]
    )
    return held


def _named(held: QuerySet[Tenure]) -> Any:
    return (
        held.select_related("post__kind")
        .annotate(path=F(UNIT + "path"), unit_name=F(UNIT + "name"), unit_names=F(UNIT + "names"))
        .order_by("path", "post__code")
    )


def _choice(tenure: Any) -> Choice:
    return Choice(tenure.post_id, tenure.post.title, tenure.unit_title)
