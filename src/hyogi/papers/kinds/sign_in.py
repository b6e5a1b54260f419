"""The sheet on which those present sign in."""

from itertools import groupby

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Cycle
from hyogi.foundation.actors import Actor
from hyogi.papers.engine import Field
from hyogi.papers.kinds.common import HEAD, head
from hyogi.papers.kinds.people import guests
from hyogi.papers.layout import LEFT
from hyogi.papers.layout import Sheet as Page
from hyogi.papers.making import Paper, Sheet, Time

FIELDS = (
    *HEAD,
    Field(
        "groups",
        gettext_lazy("those who are expected, by group"),
        of=(
            Field("name", gettext_lazy("the group"), "Reporting on site"),
            Field("count", gettext_lazy("how many they are"), "12"),
            Field(
                "people",
                gettext_lazy("its people"),
                of=(
                    Field("number", gettext_lazy("its number"), "1"),
                    Field("name", gettext_lazy("the person; the post or unit where no name is kept"), "First District"),
                    Field("of_unit", gettext_lazy("the unit"), "First District"),
                    Field("post", gettext_lazy("the post"), "Head of the district"),
                ),
            ),
        ),
    ),
    Field("count", gettext_lazy("how many are expected"), "40"),
    Field("counted", gettext_lazy("how many of them make the quorum"), "38"),
    Field("besides", gettext_lazy("how many make no quorum: guides, observers, staff; empty where all do"), "2"),
)


def gather(actor: Actor, cycle: Cycle) -> list[Sheet]:
    """Everybody who has a place, numbered through."""
    numbered = list(enumerate(guests(cycle), 1))
    groups = []
    for name, together in groupby(numbered, key=lambda entry: entry[1].group):
        people = [{"number": str(n), "name": one.name, "of_unit": one.unit, "post": one.post} for n, one in together]
        groups.append({"name": name, "count": str(len(people)), "people": people})
    counted = sum(one.counts for _n, one in numbered)
    numbers = {
        "count": str(len(numbered)),
        "counted": str(counted),
        "besides": str(len(numbered) - counted) if counted < len(numbered) else "",
    }
    return [Sheet({**head(cycle), "groups": groups, **numbers})]


def build(language: str) -> bytes:
    """A table for each group, with room for a signature, a substitute and a remark."""
    page = Page(language, margins=(25, 22, 20, 20))
    page.title(_("{{ cycle }}\nSign-in sheet"))
    page.line(_("{{ meeting_day }} {{ meeting_time }}　{{ place }}　Expected: {{ count }}"), size=12)
    with page.when("besides"):
        page.line(_("{{ counted }} of them make the quorum; {{ besides }} do not (guides, observers, staff)."), size=11)
    with page.each("group in groups"):
        page.heading("{{ group.name }}（{{ group.count }}）")
        page.grid(
            [(_("No."), 13), (_("Unit"), 44), (_("Post"), 43), (_("Signature"), 38), (_("Substitute, remark"), 32)],
            ["{{ one.number }}", "{{ one.of_unit }}", "{{ one.post }}", "", ""],
            "one in group.people",
            height=11,
            size=11,
            align=[None, LEFT, LEFT],
        )
    return page.done()


PAPER = Paper(
    "sign_in",
    gettext_lazy("Sign-in sheet"),
    gettext_lazy("Who is expected, by group, with room to sign."),
    Time.MEETING,
    FIELDS,
    gather,
    build,
)
