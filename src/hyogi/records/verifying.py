"""Recomputes the hashes of what was published."""

from collections.abc import Iterator

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hyogi.foundation.verifying import check
from hyogi.records.models import Preparation, Publication
from hyogi.records.sealing import hash_of


@check(_("published records are as they were published"))
def _publications() -> Iterator[str]:
    for one in Publication.unscoped.select_related("record", "preparation").iterator(chunk_size=100):
        prepared = one.preparation
        if hash_of(prepared.facts, prepared.documents, prepared.ground) != one.sha256:
            yield _now("version %(version)s of the record %(slug)s is not what was published") % {
                "version": one.version,
                "slug": one.record.slug,
            }


@check(_("prepared records are as they were prepared"))
def _preparations() -> Iterator[str]:
    for one in Preparation.unscoped.iterator(chunk_size=100):
        if hash_of(one.facts, one.documents, one.ground) != one.sha256:
            yield _now("the preparation %(id)s is not what was prepared") % {"id": one.pk}
