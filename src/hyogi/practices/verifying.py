"""Recomputes that a practice stands as its steps say."""

from collections.abc import Iterator

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hyogi.foundation.verifying import check
from hyogi.practices.models import Practice, PracticeStep


@check(_("practices stand as their steps say"))
def _practices() -> Iterator[str]:
    newest = PracticeStep.unscoped.filter(branch=OuterRef("branch"), practice=OuterRef("pk")).order_by("-number")
    rows = Practice.unscoped.annotate(
        told=Subquery(newest.values("state")[:1]), last=Subquery(newest.values("number")[:1])
    )
    for row in rows.iterator():
        if row.told != row.state or row.last != row.version:
            yield _now("practice %(number)s says “%(state)s”, its steps say “%(told)s”") % {
                "number": row.number,
                "state": row.state,
                "told": row.told,
            }
