"""Recomputes what was counted: every row of a ballot, the tallies from their entries, the seals from signatures."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hyogi.ballots.actions.closing import text_of
from hyogi.ballots.models import Ballot, Count, Issue, Kept, Scrutiny, Sealing, SendBack, Tally, Teller
from hyogi.ballots.queries.figures import entries_of, worked_out
from hyogi.ballots.queries.rounds import entry_of, round_of_tally
from hyogi.ballots.sealing import fingerprint, salt_in
from hyogi.foundation.audit import Verb
from hyogi.foundation.models import Event
from hyogi.foundation.verifying import check

TABLES: tuple[type[Kept], ...] = (Ballot, Issue, Teller, Count, Tally, SendBack, Scrutiny, Sealing)
TOLD: dict[type[Kept], tuple[Verb, ...]] = {
    Count: (Verb.COUNT_ENTERED,),
    Tally: (Verb.COUNT_CLOSED,),
    SendBack: (Verb.COUNT_SENT_BACK,),
    Scrutiny: (Verb.COUNT_SIGNED,),
    Sealing: (Verb.COUNT_SEALED,),
}
"""Whose rows are told one by one in the audit log, each about its ballot."""


@check(_("what was issued, counted and signed at ballots is as it was written"))
def _rows() -> Iterator[str]:
    for model in TABLES:
        for row in model.unscoped.iterator(chunk_size=100):
            if fingerprint(row) != row.sha256:
                yield _now("the row %(id)s of %(table)s is not what was written") % {
                    "id": row.pk,
                    "table": model._meta.db_table,
                }


@check(_("no count, close or signature of a ballot is missing"))
def _missing() -> Iterator[str]:
    for model, verbs in TOLD.items():
        rows: Any = model
        there = Counter(rows.unscoped.values_list("ballot_id", flat=True))
        told = Counter(Event.unscoped.filter(verb__in=verbs, subject_type="Ballot").values_list("subject", flat=True))
        for ballot, count in told.items():
            if there[ballot] < count:
                yield _now("ballot %(id)s: %(told)s rows of %(table)s were written, %(there)s are there") % {
                    "id": ballot,
                    "told": count,
                    "table": model._meta.db_table,
                    "there": there[ballot],
                }


@check(_("tallies are what their entries come to"))
def _tallies() -> Iterator[str]:
    for tally in Tally.unscoped.select_related("cycle__convening", "cycle__regime", "ballot").iterator(chunk_size=100):
        round = round_of_tally(tally)
        try:
            entries = entries_of(tally)
        except KeyError:
            yield _now("the tally %(id)s names an entry that is not there") % {"id": tally.pk}
            continue
        differ = [key for key, (one, other) in entries.items() if entry_of(one) != entry_of(other)]
        same = text_of(round, entries, salt_in(tally)) == tally.text
        if differ or not same or worked_out(round, entries).verdict != tally.verdict:
            yield _now("the tally %(id)s is not what its entries come to") % {"id": tally.pk}


@check(_("sealed tallies bear the signatures that were under them"))
def _seals() -> Iterator[str]:
    for sealing in Sealing.unscoped.select_related("tally").iterator(chunk_size=100):
        signatures = Scrutiny.unscoped.filter(branch=sealing.branch, tally=sealing.tally_id).order_by("id")
        if sealing.signed != [sealing.tally.sha256, *signatures.values_list("sha256", flat=True)]:
            yield _now("the seal %(id)s is not over what was signed") % {"id": sealing.pk}
        typed = set(
            Teller.unscoped.filter(branch=sealing.branch, ballot=sealing.ballot_id).values_list("person", flat=True)
        )
        if typed & set(signatures.values_list("person", flat=True)):
            yield _now("the seal %(id)s bears a signature of somebody who counted") % {"id": sealing.pk}
