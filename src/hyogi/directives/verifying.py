"""Recomputes that what units are counted with follows from what they have told."""

from collections.abc import Iterator

from django.db.models import Count, OuterRef, Subquery
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hyogi.directives.models import DirectiveState, Point, Uptake, UptakeStep
from hyogi.directives.queries import reached_by
from hyogi.foundation.verifying import check


@check(_("the state of a unit with a point is that of its newest step"))
def _uptakes() -> Iterator[str]:
    steps = UptakeStep.unscoped.filter(branch=OuterRef("branch"), uptake=OuterRef("pk"))
    newest = steps.order_by("-number")
    rows = Uptake.unscoped.annotate(
        told=Subquery(newest.values("state")[:1]),
        last=Subquery(newest.values("number")[:1]),
        many=Subquery(steps.order_by().values("uptake").annotate(n=Count("pk")).values("n")),
    ).select_related("unit", "point")
    for row in rows.iterator():
        if row.told != row.state or row.last != row.version or row.many != row.version:
            yield _now("point %(point)s in %(unit)s says “%(state)s”, its steps say “%(told)s”") % {
                "point": row.point.number,
                "unit": row.unit.code,
                "state": row.state,
                "told": row.told,
            }


@check(_("units have taken up only points that reach them"))
def _reached() -> Iterator[str]:
    points = Point.unscoped.filter(directive__state=DirectiveState.ISSUED, pk__in=Uptake.unscoped.values("point"))
    for point in points.select_related("directive__issued_by", "directive__cycle", "added_by").iterator():
        taken = Uptake.unscoped.filter(branch=point.branch, point=point)
        for row in taken.exclude(unit__in=reached_by(point).values("pk")).select_related("unit"):
            yield _now("point %(point)s does not reach %(unit)s, which has taken it up") % {
                "point": point.number,
                "unit": row.unit.code,
            }
