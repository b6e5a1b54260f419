"""Whom the ladder reminds by mail, how far its mails are, and which of them say what is not so any more."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Case, OuterRef, Q, QuerySet, Subquery, Value, When

from hyogi.cycles.models import Cycle
from hyogi.followup.models import ItemList, Rung, RungMail
from hyogi.followup.rules import IN_HAND
from hyogi.foundation import clock
from hyogi.foundation.policy import Role
from hyogi.organisation.models import Manner, Tenure, on_day
from hyogi.rollups.models import MailState, ReminderMail
from hyogi.rollups.queries import contacts_of

REMIND, OWNER = "remind", "owner"
ROLES = {
    "head_of_unit": Role.HEAD,
    "unit_owner": Role.HEAD,
    "focal_point": Role.HEAD,
    "quality_office": Role.SECRETARIAT,
}
"""Whom a rung of the ladder means in the unit whose list it is."""
_IN_HAND = [state.value for state in IN_HAND]
_FARTHEST = Case(
    When(mail__state=MailState.SENT, then=Value(0)),
    When(mail__state=MailState.WAITING, then=Value(1)),
    When(mail__state=MailState.SENDING, then=Value(2)),
    default=Value(3),
)


def is_mailed(rung: Rung) -> bool:
    """Whether the rung is one that reminds somebody of the unit, and goes by mail."""
    return rung.action == REMIND and (rung.to == OWNER or rung.to in ROLES)


def persons_of(rungs: Iterable[Rung], day: date) -> dict[UUID, list[UUID]]:
    """Whom each of these rungs reminds: who holds the post that answers for the item, or leads the unit, on this day.
    The rungs come with their item, its assignment and unit. One statement."""
    told = [rung for rung in rungs if is_mailed(rung)]
    posts = {rung.item.owner_id for rung in told if rung.to == OWNER and rung.item.owner_id}
    units = {rung.item.assignment.unit.unit_id for rung in told if rung.to in ROLES}
    tenures = (
        Tenure.unscoped.filter(on_day(day), on_day(day, "post__"), manner__in=[Manner.HOLDER, Manner.ACTING])
        .filter(Q(post__in=list(posts)) | Q(post__unit__in=list(units), post__kind__role__in=set(ROLES.values())))
        .order_by("post__code_key", "id")
        .values_list("person_id", "post_id", "post__unit_id", "post__kind__role")
    )
    by_post: dict[UUID, list[UUID]] = {}
    by_role: dict[tuple[UUID, str], list[UUID]] = {}
    for person, post, unit, role in tenures:
        by_post.setdefault(post, []).append(person)
        by_role.setdefault((unit, role), []).append(person)
    return {
        rung.pk: (by_post.get(rung.item.owner_id, []) if rung.item.owner_id else [])
        if rung.to == OWNER
        else by_role.get((rung.item.assignment.unit.unit_id, ROLES[rung.to]), [])
        for rung in told
    }


def outdated_mails(mails: Sequence[ReminderMail]) -> set[UUID]:
    """Those of these mails whose items are all in other hands or in none: reported as done, closed, due on another day,
    or of a post that the reader has left."""
    links = list(
        RungMail.unscoped.filter(mail__in=[mail.pk for mail in mails if mail.chase_id is None]).select_related(
            "rung__item__assignment__unit", "mail"
        )
    )
    persons = persons_of([link.rung for link in links], clock.today())
    found, stands = set(), set()
    for link in links:
        rung, item, reader = link.rung, link.rung.item, link.mail.person
        found.add(link.mail_id)
        if item.state in _IN_HAND and item.due_on == rung.due_on and (reader is None or reader in persons[rung.pk]):
            stands.add(link.mail_id)
    return found - stands


def with_mail(rungs: QuerySet[Rung]) -> QuerySet[Rung]:
    """The rungs, each with how far its mail is (`mail`); empty for one that has none."""
    links = RungMail.unscoped.filter(rung=OuterRef("pk")).order_by(_FARTHEST)
    found: QuerySet[Rung] = rungs.annotate(mail=Subquery(links.values("mail__state")[:1]))
    return found


def mail_of(rung: Any) -> MailState | None:
    """How far the mail of the rung is, which comes `with_mail`; `None` where it has none."""
    return MailState(rung.mail) if rung.mail else None


def numbers_for(cycle: Cycle, told: Iterable[tuple[Rung, UUID]]) -> dict[UUID, str]:
    """By rung the telephone of the unit's office, where the rung reached nobody of the unit by mail. One statement, or
    none."""
    missed = {rung.pk: unit for rung, unit in told if is_mailed(rung) and mail_of(rung) is None}
    contacts = contacts_of(cycle, set(missed.values())) if missed else {}
    return {id: contacts[unit].telephone for id, unit in missed.items() if unit in contacts}


def last_reminder(item_list: ItemList) -> Rung | None:
    """The rung that reminded of an item of the list last, with how far its mail is."""
    rows = Rung.unscoped.filter(branch=item_list.branch, item__item_list=item_list, action=REMIND)
    return with_mail(rows.filter(to__in=[OWNER, *ROLES])).order_by("-on", "-id").first()
