"""People and their accounts, as the keepers of a branch see them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from hyogi.accounts.models import Account, Invitation
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import Action, PostFacts, Role, TargetFacts, sees
from hyogi.foundation.refusals import Hidden
from hyogi.organisation.models import Manner, Person, Tenure, UnitState, on_day
from hyogi.organisation.queries import in_sight, visible_people

UNIT = "post__unit__states__"


@dataclass(frozen=True)
class Office:
    """A post of a person, in words."""

    post: Texts
    unit: Texts


@dataclass(frozen=True)
class Invitee:
    """A person with the posts in sight and the way to sign in, if there is one. `open` says whether the actor may
    hand out a code."""

    person: Person
    offices: list[Office]
    account: Account | None = None
    invited_until: datetime | None = None
    open: bool = False
    elsewhere: bool = False
    path: str = ""

    def policy_facts(self) -> TargetFacts:
        return TargetFacts(path=self.path, person=self.person.pk)


def people_of(actor: Actor, top: UnitState | None = None, asked: str = "") -> QuerySet[Person]:
    """The people who hold a post today or from a later day on: in sight of the actor, below `top`, with `asked` in
    their code or name."""
    people: QuerySet[Person] = visible_people(actor).filter(Exists(_present(actor, top)))
    if asked:
        people = people.filter(Q(code__icontains=asked) | Q(name__icontains=asked))
    return people


def invitees(actor: Actor, people: Sequence[Person]) -> list[Invitee]:
    """What a keeper must know of these people before he invites them: three statements, however many they are."""
    ids = [person.pk for person in people]
    tenures = _tenures_of(ids)
    accounts = {account.person_id: account for account in Account.objects.filter(person__in=ids)}
    waiting = {
        invitation.person_id: invitation.until
        for invitation in Invitation.unscoped.filter(
            person__in=ids, is_recovery=False, used_at=None, replaced_at=None, until__gt=clock.now()
        )
    }
    return [
        _invitee(actor, person, tenures.get(person.pk, []), accounts.get(person.pk), waiting.get(person.pk))
        for person in people
    ]


def chosen(actor: Actor, ids: Sequence[str]) -> list[Person]:
    """The people with these ids, of those in sight; `Hidden` where one is not."""
    try:
        wanted = {UUID(id) for id in ids}
    except ValueError:
        raise Hidden from None
    found = list(visible_people(actor).filter(pk__in=wanted).order_by("code_key"))
    if len(found) != len(wanted):
        raise Hidden
    return found


def owner(actor: Actor, id: UUID) -> Invitee:
    """A person in sight who has an account; `Hidden` where there is none."""
    found = invitees(actor, chosen(actor, [str(id)]))
    if not found[0].account:
        raise Hidden
    return found[0]


def any_owner() -> dict[str, object]:
    """The address of some person with an account, for trying it; of nobody where there is none."""
    found = Account.objects.filter(person__isnull=False).order_by("username").first()
    return {"id": found.person_id if found else UUID(int=0)}


def open_codes(actor: Actor, digests: Sequence[str]) -> list[Invitation]:
    """The codes among these that still open something, made by this actor."""
    codes = Invitation.unscoped.filter(
        digest__in=digests,
        made_by=actor.who,
        used_at=None,
        replaced_at=None,
        until__gt=clock.now(),
    )
    return list(codes.select_related("person").order_by("person__code_key"))


def _invitee(
    actor: Actor, person: Person, tenures: Sequence[Any], account: Account | None, until: datetime | None
) -> Invitee:
    facts = [_facts(tenure) for tenure in tenures]
    seen = [tenure for tenure in tenures if actor.sees_all or sees(actor.facts, tenure.path)]
    targets = [TargetFacts(path=office.path, person=person.pk, role=office.role) for office in facts]
    return Invitee(
        person=person,
        offices=[Office(tenure.post.title, tenure.unit_title) for tenure in seen],
        account=account,
        invited_until=until,
        open=all(actor.may(Action.INVITE, target) for target in targets or [TargetFacts(person=person.pk)]),
        elsewhere=len(seen) < len(tenures),
        path=seen[0].path if seen else "",
    )


def offices_of(people: Iterable[UUID]) -> dict[UUID, list[PostFacts]]:
    """The posts that each person holds today or from a later day on, as the policy needs them: one statement."""
    return {person: [_facts(tenure) for tenure in tenures] for person, tenures in _tenures_of(people).items()}


def _tenures_of(people: Iterable[UUID]) -> dict[UUID, list[Any]]:
    day = clock.today()
    found: dict[UUID, list[Any]] = {}
    tenures: Iterable[Any] = (
        Tenure.unscoped.filter(on_day(day, UNIT), person__in=list(people), valid_to__gt=day, post__valid_to__gt=day)
        .select_related("post__kind")
        .annotate(path=F(UNIT + "path"), unit_name=F(UNIT + "name"), unit_names=F(UNIT + "names"))
        .order_by("path", "post__code")
    )
    for tenure in tenures:
        found.setdefault(tenure.person_id, []).append(tenure)
    return found


def _present(actor: Actor, top: UnitState | None) -> QuerySet[Tenure]:
    day = clock.today()
    present: QuerySet[Tenure] = Tenure.unscoped.filter(
        on_day(day, UNIT), in_sight(actor, UNIT + "path"), person=OuterRef("pk"), valid_to__gt=day
    )
    if top is not None:
        present = present.filter(**{f"{UNIT}path__gte": top.path, f"{UNIT}path__lt": top.path + "~"})
    return present


def _facts(tenure: Any) -> PostFacts:
    return PostFacts(
        post=tenure.post_id,
        unit=tenure.post.unit_id,
        path=tenure.path,
        role=Role(tenure.post.kind.role),
        substitute=tenure.manner == Manner.SUBSTITUTE,
    )
