"""A ballot for tests: a small cycle at its meeting, forms issued, and counts to enter.

room = a_count(issued={"A": 9, "B": 20, "C": 13})
room.enter(room.one, "A", {"good": 6, "fairly_good": 2, "average": 1})   # the same on every line
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.test import Client

from hyogi.accounts.models import Account
from hyogi.ballots.actions import close_count, enter_count, open_round, sign_count
from hyogi.ballots.models import Ballot, Count, Tally
from hyogi.ballots.queries import Round, round_page
from hyogi.ballots.rules import Entry
from hyogi.cycles.models import Cycle, Phase
from hyogi.foundation.actors import Actor
from hyogi.organisation.models import Person
from tests.factories import an_account
from tests.loop import Small, a_cycle

CLASSES = {"A": 9, "B": 20, "C": 13}


@dataclass
class Room:
    """The count room. `one` and `other` count; `first` and `second` are scrutineers."""

    small: Small
    ballot: Ballot

    @property
    def one(self) -> Actor:
        return self.small.office

    @property
    def other(self) -> Actor:
        return self.small.clerk

    @property
    def first(self) -> Actor:
        return self.small.member

    @property
    def second(self) -> Actor:
        return self.small.member2

    @property
    def round(self) -> Round:
        """The round as it stands now."""
        return round_page(self.one, self.ballot.pk)

    @property
    def reporters(self) -> list[str]:
        return list(self.ballot.lines)

    def entry(self, marks: Mapping[str, int] | Sequence[Mapping[str, int]], **forms: int) -> Entry:
        """An entry with these marks on every line, or with one mapping for each; all forms valid unless said."""
        rows = [marks] * len(self.reporters) if isinstance(marks, Mapping) else list(marks)
        invalid = forms.get("invalid", 0)
        returned = forms.get("returned", sum(rows[0].values()) + invalid)
        lines = {line.key: dict(row) for line, row in zip(self.round.lines, rows, strict=True)}
        return Entry(returned, invalid, lines)

    def enter(self, who: Actor, voter_class: str, marks: Any, based_on: int = 0, **forms: int) -> Count:
        return enter_count(who, self.round, voter_class, self.entry(marks, **forms), based_on=based_on)

    def both(self, voter_class: str, marks: Any, **forms: int) -> None:
        """Both enter the same."""
        for who in (self.one, self.other):
            self.enter(who, voter_class, marks, **forms)

    def close(self) -> Tally:
        return close_count(self.one, self.round)

    def seal(self) -> Tally:
        """Close and have it signed by two."""
        tally = self.close()
        for who in (self.first, self.second):
            sign_count(who, self.round, tally)
        return tally


def at_its_meeting(small: Small) -> Small:
    """The cycle, moved on to its meeting whatever is still open elsewhere."""
    Cycle.unscoped.filter(branch=small.cycle.branch, pk=small.cycle.pk).update(phase=Phase.MEETING)
    small.cycle = small.again()
    return small


def a_count(issued: Mapping[str, int] = CLASSES, reporters: int = 3, regime: str = "city_committee") -> Room:
    """A round that was just opened."""
    small = at_its_meeting(a_cycle(reporters=reporters, regime=regime))
    return Room(small, open_round(small.office, small.cycle, issued))


def browser(actor: Actor) -> Client:
    """A browser in which the actor is signed in."""
    client = Client(headers={"Accept-Language": "en"})
    person = Person.unscoped.get(pk=actor.person_id)
    account = Account.objects.filter(person=person).first() or an_account(person=person)
    client.force_login(account, "allauth.account.auth_backends.AuthenticationBackend")
    return client
