"""Recomputes that drafts stand as they were kept last, and that scores count up without a gap."""

from collections.abc import Iterator

from django.db.models import Count, F, Max, OuterRef, Subquery
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hyogi.foundation.verifying import check
from hyogi.reviews.models import CommentDraft, DraftVersion, Score


@check(_("drafts of comments stand as they were kept last"))
def _drafts() -> Iterator[str]:
    newest = DraftVersion.unscoped.filter(branch=OuterRef("branch"), draft=OuterRef("pk")).order_by("-number")
    rows = CommentDraft.unscoped.annotate(
        said=Subquery(newest.values("text")[:1]),
        named=Subquery(newest.values("problems")[:1]),
        last=Subquery(newest.values("number")[:1]),
    ).select_related("assignment__unit")
    for row in rows.iterator():
        if (row.said, row.named, row.last) != (row.text, row.problems, row.version):
            yield _now("the draft of the comment on %(unit)s is not what was kept last") % {
                "unit": row.assignment.unit.code
            }


@check(_("scores of offices count up without a gap"))
def _scores() -> Iterator[str]:
    groups = (
        Score.unscoped.order_by()
        .values("branch", "assignment", "component", "office", unit=F("assignment__unit__code"))
        .annotate(most=Max("number"), many=Count("pk"))
        .exclude(most=F("many"))
    )
    for group in groups:
        yield _now("a score of %(office)s for %(unit)s is missing") % {
            "office": group["office"],
            "unit": group["unit"],
        }
