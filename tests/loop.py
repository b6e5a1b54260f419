"""A small cycle for tests, in an empty database: a city, some units that report to it, and who holds which post.

small = a_cycle(reporters=4)
small.office          # the secretariat of the city, as an actor
small.reporter(0)     # the head of the first reporting unit
small.assignments[0]  # that it reports, with its unit, cycle and post
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from hyogi.cycles.actions import open_cycle
from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import cycle_page, run_assignments
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import Role
from hyogi.organisation.models import UnitState
from hyogi.regimes.loading import load
from tests.factories import a_holder, a_unit


@dataclass
class Small:
    """The cycle and its people. Every actor is another person."""

    city: UnitState
    units: list[UnitState]
    cycle: Cycle
    assignments: list[Assignment]
    office: Actor
    office2: Actor
    head: Actor
    deputy: Actor
    member: Actor
    member2: Actor
    clerk: Actor
    register: Actor
    heads: list[Actor] = field(default_factory=list)
    liaisons: list[Actor] = field(default_factory=list)

    def reporter(self, n: int = 0) -> Actor:
        """The head of the n-th reporting unit."""
        return self.heads[n]

    def liaison(self, n: int = 0) -> Actor:
        """The liaison of the n-th reporting unit."""
        return self.liaisons[n]

    def again(self) -> Cycle:
        """The cycle as it stands now."""
        return cycle_page(self.office, self.cycle.pk)


def a_cycle(reporters: int = 4, regime: str = "city_committee", year: int = 0, meeting_on: date | None = None) -> Small:
    """A run cycle of a city in which `reporters` districts report on site, 76 days before its meeting."""
    city = a_unit("CITY", kind="city", name="City")
    units = [a_unit(f"CITY-{n:02d}", parent=city, kind="district") for n in range(1, reporters + 1)]
    office = a_holder(city, Role.SECRETARIAT)
    day = meeting_on or clock.today("Asia/Shanghai") + timedelta(days=76)
    heads = [a_holder(unit, Role.HEAD) for unit in units]
    cycle = open_cycle(
        office,
        convening=city,
        regime=load(regime),
        year=year or day.year,
        code=f"CITY-{year or day.year}",
        title=Texts({"en": "Review of the year", "ja": "年次評議", "zh-Hans": "年度述职评议"}),
        meeting_on=day,
    )
    return Small(
        city=city,
        units=units,
        cycle=cycle_page(office, cycle.pk),
        assignments=run_assignments(office, cycle),
        office=office,
        office2=a_holder(city, Role.SECRETARIAT),
        head=a_holder(city, Role.HEAD),
        deputy=a_holder(city, Role.DEPUTY),
        member=a_holder(city, Role.MEMBER),
        member2=a_holder(city, Role.MEMBER),
        clerk=a_holder(city, Role.LIAISON),
        register=a_holder(city, Role.ADMINISTRATOR),
        heads=heads,
        liaisons=[a_holder(unit, Role.LIAISON) for unit in units],
    )
