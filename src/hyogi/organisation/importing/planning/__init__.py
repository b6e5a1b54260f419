"""From rows to what they come to: one file for each kind of file, all with the same door, `plan(actor, table, on)`."""

from collections.abc import Callable, Mapping
from datetime import date

from hyogi.foundation.actors import Actor
from hyogi.organisation.importing.planning import people, posts, tenures, units
from hyogi.organisation.importing.previews import Plan
from hyogi.organisation.importing.tables import Kind, Table

PLANS: Mapping[Kind, Callable[[Actor, Table, date], Plan]] = {
    Kind.UNITS: units.plan,
    Kind.POSTS: posts.plan,
    Kind.PEOPLE: people.plan,
    Kind.TENURES: tenures.plan,
}
