"""A directive is written point by point and issued; a level below adds points of its own for its branch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Cycle, FrozenUnit
from hyogi.directives.models import Addressing, Directive, DirectiveState, Point
from hyogi.directives.queries import address_name, directive_in, reached_by
from hyogi.directives.rules import AddressKind
from hyogi.foundation import audit, clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.writing import writing

CODE = "directive"


@dataclass(frozen=True)
class Wanted:
    """A point as somebody wrote it: its words, to whom it goes, by which day."""

    heading: Texts
    text: Texts
    addresses: Sequence[tuple[AddressKind, str]]
    due_on: date | None = None


def begin_directive(actor: Actor, cycle: Cycle, *, title: Texts, year: int) -> Directive:
    """Begin the directive of the cycle; the one that is begun already is given back.

    Raises:
        Refusal: without a title.
    """
    actor.must(Action.ISSUE_DIRECTIVE, cycle.policy_facts())
    if not title:
        raise Refusal(rule=_("A directive has a title."), fact=_("The title is empty."), field="title")
    with writing():
        found = directive_in(cycle)
        if found is not None:
            return found
        made: Directive = Directive.unscoped.create(
            branch=cycle.branch,
            cycle=cycle,
            code=CODE,
            year=year,
            title=title,
            issued_by=cycle.convening,
            state=DirectiveState.DRAFT,
        )
        audit.record(actor, Verb.DIRECTIVE_BEGUN, made, {"cycle": cycle.code}, path=cycle.convening.path)
    return made


def add_point(actor: Actor, directive: Directive, wanted: Wanted, *, added_by: FrozenUnit | None = None) -> Point:
    """Write a further point. The issuing unit writes while it drafts; a unit on the way down (`added_by`) adds to what
    was issued, for its own branch, and can drop nothing.

    Raises:
        Refusal: a point without words or that would reach nobody; a draft asked of a level below, or an issued
            directive of the issuing unit.
    """
    _may_write(actor, directive, added_by)
    top = added_by or directive.issued_by
    with writing():
        _check(directive, wanted, top)
        last = Point.unscoped.filter(branch=directive.branch, directive=directive, added_by=added_by)
        number = (last.aggregate(most=Max("number"))["most"] or 0) + 1
        try:
            with transaction.atomic():
                point: Point = Point.unscoped.create(
                    branch=directive.branch,
                    cycle=directive.cycle,
                    directive=directive,
                    number=number,
                    heading=wanted.heading,
                    text=wanted.text,
                    due_on=wanted.due_on,
                    added_by=added_by,
                )
        except IntegrityError:
            raise Stale(mine={"number": str(number)}, theirs={"number": str(number)}) from None
        _write_addresses(point, wanted)
        verb = Verb.POINT_ADDED if added_by else Verb.POINT_WRITTEN
        audit.record(actor, verb, point, {"cycle": directive.cycle.code, "number": number}, path=top.path)
    return point


def change_point(actor: Actor, point: Point, wanted: Wanted, *, version: int) -> Point:
    """Write a point of a draft anew.

    Raises:
        Refusal: once it is issued; without words; when it would reach nobody.
        Stale: somebody else changed it meanwhile.
    """
    _may_write(actor, point.directive, None)
    with writing():
        _check(point.directive, wanted, point.directive.issued_by)
        mine = Point.unscoped.filter(branch=point.branch, pk=point.pk, version=version)
        new = {"heading": wanted.heading, "text": wanted.text, "due_on": wanted.due_on, "version": version + 1}
        if not mine.update(**new):
            theirs = Point.unscoped.get(branch=point.branch, pk=point.pk)
            raise Stale(
                mine={"heading": str(wanted.heading), "text": str(wanted.text)},
                theirs={"heading": str(theirs.heading), "text": str(theirs.text)},
            )
        Addressing.unscoped.filter(branch=point.branch, point=point).delete()
        _write_addresses(point, wanted)
        facts = {"cycle": point.cycle.code, "number": point.number}
        audit.record(actor, Verb.POINT_WRITTEN, point, facts, path=point.directive.issued_by.path)
    return Point.unscoped.get(branch=point.branch, pk=point.pk)  # type: ignore[no-any-return]


def remove_point(actor: Actor, point: Point) -> None:
    """Take a point out of a draft; the later ones move up. What was issued stays.

    Raises:
        Refusal: once the directive is issued.
    """
    _may_write(actor, point.directive, None)
    with writing():
        branch, directive = point.branch, point.directive
        Addressing.unscoped.filter(branch=branch, point=point).delete()
        Point.unscoped.filter(branch=branch, pk=point.pk).delete()
        later = Point.unscoped.filter(branch=branch, directive=directive, number__gt=point.number)
        for one in later.order_by("number"):
            Point.unscoped.filter(branch=branch, pk=one.pk).update(number=one.number - 1)
        facts = {"cycle": directive.cycle.code, "number": point.number}
        audit.record(actor, Verb.POINT_REMOVED, point, facts, path=directive.issued_by.path)


def issue(actor: Actor, directive: Directive, *, version: int) -> Directive:
    """Issue the directive: from now on it does not change, and every unit that it reaches is asked to take it up. The
    same act a second time does nothing.

    Raises:
        Refusal: without a point; when a point reaches nobody.
        Stale: somebody else changed it meanwhile.
    """
    actor.must(Action.ISSUE_DIRECTIVE, directive.cycle.policy_facts())
    if directive.state == DirectiveState.ISSUED:
        return directive
    with writing():
        points = list(Point.unscoped.filter(branch=directive.branch, directive=directive).order_by("number"))
        if not points:
            raise Refusal(
                rule=_("A directive has at least one point."),
                fact=_("This one has none."),
                remedy=_("Write a point first."),
            )
        for point in points:
            if not reached_by(point).exists():
                raise _reaches_nobody(str(point.number))
        mine = Directive.unscoped.filter(
            branch=directive.branch, pk=directive.pk, version=version, state=DirectiveState.DRAFT
        )
        if not mine.update(state=DirectiveState.ISSUED, issued_at=clock.now(), version=version + 1):
            raise Stale(mine={"version": str(version)}, theirs={"version": str(directive.version)})
        audit.record(
            actor,
            Verb.DIRECTIVE_ISSUED,
            directive,
            {"cycle": directive.cycle.code, "points": len(points)},
            path=directive.issued_by.path,
        )
    return Directive.unscoped.get(branch=directive.branch, pk=directive.pk)  # type: ignore[no-any-return]


def _may_write(actor: Actor, directive: Directive, added_by: FrozenUnit | None) -> None:
    if added_by is None:
        actor.must(Action.ISSUE_DIRECTIVE, directive.cycle.policy_facts())
        if directive.state == DirectiveState.ISSUED:
            raise Refusal(
                rule=_("What is issued does not change."),
                fact=_("This directive is issued."),
                remedy=_("A level below may add points for its own branch; a correction is next year's directive."),
            )
        return
    actor.must(Action.ISSUE_DIRECTIVE, TargetFacts(path=added_by.path, convening=added_by.path))
    if directive.state != DirectiveState.ISSUED:
        raise Refusal(
            rule=_("A level below adds to a directive when it is issued."),
            fact=_("This directive is still being written."),
            remedy=_("Wait until it is issued."),
        )


def _check(directive: Directive, wanted: Wanted, top: FrozenUnit) -> None:
    if not wanted.text:
        raise Refusal(
            rule=_("A point says what is required."),
            fact=_("Its text is empty."),
            remedy=_("Write the text."),
            field="text",
        )
    if not wanted.addresses:
        raise Refusal(
            rule=_("A point is addressed to somebody."),
            fact=_("No addressee was chosen."),
            remedy=_("Choose all units, a sector, a kind, a level or a branch."),
            field="addresses",
        )
    if not reached_by(directive, top, wanted.addresses).exists():
        raise _reaches_nobody("")


def _reaches_nobody(number: str) -> Refusal:
    fact = _("Point %(number)s reaches no unit of the cycle's tree.") % {"number": number}
    return Refusal(
        rule=_("A point is addressed to somebody."),
        fact=fact if number else _("These addressees reach no unit of the cycle's tree."),
        remedy=_("Choose other addressees."),
        field="addresses",
    )


def _write_addresses(point: Point, wanted: Wanted) -> None:
    Addressing.unscoped.bulk_create(
        [
            Addressing(
                branch=point.branch,
                cycle=point.cycle,
                point=point,
                position=place,
                kind=kind.value,
                code="" if kind is AddressKind.ALL else code,
                name=address_name(point.cycle, kind, code),
            )
            for place, (kind, code) in enumerate(dict.fromkeys(wanted.addresses), 1)
        ]
    )
