"""What a transcript names in the register: units as they stood on the day of the meeting, posts, people."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hyogi.design.words import spoken_day
from hyogi.foundation.actors import Actor
from hyogi.foundation.paths import is_within
from hyogi.organisation.models import Person, Post, UnitState
from hyogi.organisation.queries import visible_people, visible_posts, visible_states
from hyogi.organisation.rules import code_key
from hyogi.records.transcripts.checking import units_used
from hyogi.records.transcripts.problems import Problem, place_of
from hyogi.records.transcripts.reading import Transcript


@dataclass(frozen=True)
class Register:
    """By the code as the transcript writes it. Whoever is out of the actor's sight is not in here."""

    units: dict[str, UnitState]
    posts: dict[str, Post]
    people: dict[str, Person]


def look_up(actor: Actor, transcript: Transcript) -> Register:
    """Everything that the files name, in three statements."""
    on = transcript.meeting.meeting.held_on
    units = {code for _file, _place, code in units_used(transcript)}
    people = {one.code for one in transcript.attendance.person}
    posts = {code for one in transcript.attendance.person for code in one.posts}
    states = {state.unit.code_key: state for state in visible_states(actor, on).filter(unit__code_key__in=_keys(units))}
    held = {post.code_key: post for post in visible_posts(actor, on).filter(code_key__in=_keys(posts))}
    known = {person.code_key: person for person in visible_people(actor).filter(code_key__in=_keys(people))}
    return Register(
        units={code: states[code_key(code)] for code in units if code_key(code) in states},
        posts={code: held[code_key(code)] for code in posts if code_key(code) in held},
        people={code: known[code_key(code)] for code in people if code_key(code) in known},
    )


def problems_of(transcript: Transcript, register: Register, on: date) -> Iterator[Problem]:
    """What the files name and the register does not know; and units outside of the tree of the convening one."""
    convening = register.units.get(transcript.meeting.cycle.convening)
    for file, place, code in units_used(transcript):
        state = register.units.get(code)
        if state is None:
            reason = _("The register knows no unit “%(code)s” on %(day)s.") % {"code": code, "day": spoken_day(on)}
            yield Problem(file, place, reason)
        elif convening and not (is_within(state.path, convening.path) or is_within(convening.path, state.path)):
            reason = _("“%(code)s” lies neither above nor below the convening unit.") % {"code": code}
            yield Problem(file, place, reason)
    for n, person in enumerate(transcript.attendance.person):
        if person.code not in register.people:
            reason = _("The register knows no person “%(code)s”.") % {"code": person.code}
            yield Problem("attendance.toml", place_of(("person", n, "code")), reason)
        for at, post in enumerate(person.posts):
            if post not in register.posts:
                reason = _("The register knows no post “%(code)s” on %(day)s.") % {"code": post, "day": spoken_day(on)}
                yield Problem("attendance.toml", place_of(("person", n, "posts", at)), reason)


def _keys(codes: Iterable[str]) -> list[str]:
    return sorted({code_key(code) for code in codes})
