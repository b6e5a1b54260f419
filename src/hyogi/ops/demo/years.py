"""The timetable of the story: who does what when in the invented city. Scenes are listed by room and played by time.

What lies before the eve is played when the demonstration is prepared; what lies after it when a visitor steps on.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Phase
from hyogi.directives.rules import UptakeState
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.ops.demo.scenes import (
    ballots,
    cycles,
    directives,
    followup,
    indicators,
    meetings,
    papers,
    practices,
    records,
    reports,
    results,
    reviews,
    rollups,
    succession,
)
from hyogi.ops.demo.story import Story

PAST, PRESENT, DISTRICT = "TM-2025", "TM-2026", "TM-03-2026"
EVE = "2026-12-17 16:00"
MEETINGS = {PAST: date(2025, 12, 19), PRESENT: date(2026, 12, 18), DISTRICT: date(2026, 12, 28)}


@dataclass(frozen=True)
class Scene:
    """At this instant of the city's time, in the story of this cycle, something is done."""

    cycle: str
    at: str
    play: Callable[[Story], Any]


@dataclass(frozen=True)
class Step:
    """A step of the bar of days: everything up to this instant has happened after it."""

    key: str
    until: str
    words: Any


SCENES: list[Scene] = [
    # cycles: opened, and moved on from phase to phase
    Scene(PAST, "2025-10-09 09:00", partial(cycles.open_year, meeting_on=MEETINGS[PAST])),
    Scene(PRESENT, "2026-10-09 09:00", partial(cycles.open_year, meeting_on=MEETINGS[PRESENT])),
    Scene(DISTRICT, "2026-10-20 10:00", partial(cycles.open_year, meeting_on=MEETINGS[DISTRICT])),
    Scene(PAST, "2025-12-10 18:00", partial(cycles.enter, phase=Phase.BEFORE)),
    Scene(PRESENT, "2026-12-09 18:00", partial(cycles.enter, phase=Phase.BEFORE)),
    Scene(PAST, "2025-12-19 08:30", partial(cycles.enter, phase=Phase.MEETING)),
    Scene(PAST, "2025-12-23 09:00", partial(cycles.enter, phase=Phase.RESULT)),
    Scene(PAST, "2026-01-30 18:00", partial(cycles.enter, phase=Phase.FOLLOW_UP)),
    Scene(PAST, "2026-10-07 18:00", partial(cycles.enter, phase=Phase.CLOSED)),
    Scene(PRESENT, "2026-12-18 08:30", partial(cycles.enter, phase=Phase.MEETING)),
    Scene(PRESENT, "2026-12-22 09:00", partial(cycles.enter, phase=Phase.RESULT)),
    Scene(PRESENT, "2027-01-30 18:00", partial(cycles.enter, phase=Phase.FOLLOW_UP)),
    # indicators
    Scene(PAST, "2025-10-14 10:00", indicators.define),
    Scene(PAST, "2025-11-12 10:00", indicators.estimate),
    Scene(PAST, "2026-01-15 10:00", indicators.settle),
    Scene(PRESENT, "2026-10-14 10:00", indicators.define),
    Scene(PRESENT, "2026-11-11 10:00", indicators.estimate),
    Scene(PRESENT, "2026-11-24 10:00", indicators.correct),
    Scene(PRESENT, "2027-01-15 10:00", indicators.settle),
    Scene(DISTRICT, "2026-10-27 10:00", indicators.define),
    Scene(DISTRICT, "2026-11-20 10:00", indicators.estimate),
    # indicators and reports
    Scene(PAST, "2025-11-20 10:00", reports.write),
    Scene(PAST, "2025-11-28 10:00", reports.check),
    Scene(PAST, "2025-12-05 10:00", reports.submit),
    Scene(PRESENT, "2026-11-19 10:00", reports.write),
    Scene(PRESENT, "2026-11-27 10:00", reports.check),
    Scene(PRESENT, "2026-12-04 10:00", reports.submit),
    Scene(DISTRICT, "2026-12-08 10:00", reports.district_writes),
    # reviews: readers, visits, scores, comment drafts
    Scene(PAST, "2025-11-20 09:00", reviews.name_readers),
    Scene(PAST, "2025-12-12 09:00", reviews.notes),
    Scene(PAST, "2025-12-13 09:00", reviews.scores),
    Scene(PAST, "2025-12-15 09:00", reviews.drafts),
    Scene(PRESENT, "2026-11-20 09:00", reviews.name_readers),
    Scene(PRESENT, "2026-12-12 09:00", partial(reviews.notes, every=2)),
    Scene(PRESENT, "2026-12-14 09:00", reviews.scores),
    Scene(PRESENT, "2026-12-16 09:00", partial(reviews.drafts, part=1, of=2)),
    # rollups: who is late is chased
    Scene(PAST, "2025-12-09 15:00", rollups.note_numbers),
    Scene(DISTRICT, "2026-12-08 15:00", rollups.note_numbers),
    Scene(DISTRICT, "2026-12-09 09:30", rollups.remind_late),
    Scene(DISTRICT, "2026-12-11 10:00", rollups.call_late),
    # papers
    Scene(PRESENT, "2026-12-17 15:00", papers.of_the_meeting),
    # meetings
    Scene(PAST, "2025-12-15 10:00", meetings.set_up),
    Scene(PAST, "2025-12-19 08:40", meetings.sign_in),
    Scene(PAST, "2025-12-19 09:00", meetings.evening),
    Scene(PAST, "2025-12-22 10:00", meetings.follow_in_writing),
    Scene(PAST, "2025-12-22 11:00", meetings.correct),
    Scene(PRESENT, "2026-12-16 10:00", meetings.set_up),
    Scene(PRESENT, "2026-12-18 08:40", meetings.sign_in),
    Scene(PRESENT, "2026-12-18 09:00", meetings.evening),
    Scene(PRESENT, "2026-12-21 10:00", meetings.follow_in_writing),
    # ballots
    Scene(PAST, "2025-12-19 16:05", ballots.count_evening),
    Scene(PRESENT, "2026-12-18 16:05", ballots.count_evening),
    # results and letters
    Scene(PAST, "2025-12-25 10:00", results.propose),
    Scene(PAST, "2026-01-05 15:00", results.decide),
    Scene(PAST, "2026-01-08 10:00", results.sign_off),
    Scene(PAST, "2026-01-21 10:00", results.send),
    Scene(PAST, "2026-01-25 10:00", results.acknowledge),
    Scene(PAST, "2026-01-26 09:00", results.ask),
    Scene(PAST, "2026-01-29 15:00", results.answer),
    Scene(PAST, "2026-01-30 09:00", partial(results.acknowledge, rest=True)),
    Scene(PRESENT, "2026-12-25 10:00", results.propose),
    Scene(PRESENT, "2027-01-05 15:00", results.decide),
    Scene(PRESENT, "2027-01-08 10:00", results.sign_off),
    Scene(PRESENT, "2027-01-21 10:00", results.send),
    Scene(PRESENT, "2027-01-25 10:00", results.acknowledge),
    Scene(PRESENT, "2027-01-26 09:00", results.ask),
    Scene(PRESENT, "2027-01-29 15:00", results.answer),
    Scene(PRESENT, "2027-01-30 09:00", partial(results.acknowledge, rest=True)),
    # follow-up
    Scene(PAST, "2026-01-27 09:00", followup.begin),
    Scene(PAST, "2026-02-04 15:00", followup.plan),
    Scene(PAST, "2026-02-12 10:00", followup.send_back),
    Scene(PAST, "2026-02-25 10:00", followup.approve),
    Scene(PAST, "2026-04-13 10:00", followup.work),
    Scene(PAST, "2026-04-15 15:00", followup.check),
    Scene(PAST, "2026-05-11 10:00", followup.work),
    Scene(PAST, "2026-05-13 15:00", followup.check),
    Scene(PAST, "2026-06-08 10:00", followup.work),
    Scene(PAST, "2026-06-10 15:00", followup.check),
    Scene(PAST, "2026-07-06 10:00", followup.work),
    Scene(PAST, "2026-07-08 15:00", followup.check),
    Scene(PAST, "2026-08-03 10:00", followup.work),
    Scene(PAST, "2026-08-05 15:00", followup.check),
    Scene(PAST, "2026-09-07 10:00", followup.work),
    Scene(PAST, "2026-09-09 15:00", followup.check),
    Scene(PAST, "2026-06-16 10:00", followup.half_year),
    Scene(PAST, "2026-08-20 10:00", followup.sample),
    Scene(PAST, "2026-10-06 09:00", followup.carry),
    Scene(PRESENT, "2027-01-27 09:00", followup.begin),
    Scene(PRESENT, "2027-02-04 15:00", followup.plan),
    Scene(PRESENT, "2027-02-12 10:00", followup.send_back),
    Scene(PRESENT, "2027-02-25 10:00", followup.approve),
    Scene(PRESENT, "2027-04-12 10:00", followup.work),
    Scene(PRESENT, "2027-04-14 15:00", followup.check),
    Scene(PRESENT, "2027-05-10 10:00", followup.work),
    Scene(PRESENT, "2027-05-12 15:00", followup.check),
    Scene(PRESENT, "2027-06-07 10:00", followup.work),
    Scene(PRESENT, "2027-06-09 15:00", followup.check),
    Scene(PRESENT, "2027-07-06 10:00", followup.work),
    Scene(PRESENT, "2027-07-08 15:00", followup.check),
    Scene(PRESENT, "2027-08-02 10:00", followup.work),
    Scene(PRESENT, "2027-08-04 15:00", followup.check),
    Scene(PRESENT, "2027-09-06 10:00", followup.work),
    Scene(PRESENT, "2027-09-08 15:00", followup.check),
    Scene(PRESENT, "2027-06-16 10:00", followup.half_year),
    Scene(PRESENT, "2027-08-20 10:00", followup.sample),
    Scene(PRESENT, "2027-10-06 09:00", followup.carry),
    # directives, programmes, practices
    Scene(PAST, "2025-12-20 10:00", directives.write_directive),
    Scene(PAST, "2026-01-05 09:00", directives.issue_directive),
    Scene(PAST, "2026-02-10 09:00", directives.programmes),
    Scene(PAST, "2026-03-02 09:00", partial(directives.take_up, until=UptakeState.DONE, every=4)),
    Scene(PRESENT, "2026-12-15 10:00", partial(directives.write_directive, points=4)),
    Scene(PRESENT, "2027-01-05 09:00", directives.issue_directive),
    Scene(PAST, "2026-04-10 09:00", practices.propose),
    Scene(PAST, "2026-05-20 09:00", practices.recommend),
    Scene(PAST, "2026-09-15 09:00", practices.credit),
    # records
    Scene(PAST, "2026-01-06 17:00", records.publish),
    Scene(PRESENT, "2027-01-06 17:00", records.publish),
    # succession
    Scene(PRESENT, "2027-10-14 09:00", succession.next_year),
]  # fmt: skip
"""All scenes, listed by room in the order of a year; `between` puts them in the order of time."""

STEPS: tuple[Step, ...] = (
    Step("meeting", "2026-12-18 18:00", _("the evening of the meeting")),
    Step("result", "2027-01-31 18:00", _("result, sign-off and letters")),
    Step("lists", "2027-03-05 18:00", _("the lists of each unit are approved")),
    Step("half_year", "2027-07-05 18:00", _("the half-year check")),
    Step("next_year", "2027-10-15 18:00", _("the next year is opened")),
)


def between(after: str, until: str) -> list[Scene]:
    """The scenes later than `after` (empty: from the beginning) and not later than `until`, in the order of time; of
    the same instant in the order of the list."""
    found = [scene for scene in SCENES if after < scene.at <= until]
    return sorted(found, key=lambda scene: scene.at)


def play(scenes: Iterable[Scene], folder: Path) -> None:
    """Let the scenes happen, each in the story of its cycle."""
    stories: dict[str, Story] = {}
    for scene in scenes:
        _in_its_story(stories, scene, folder)


def play_around(scenes: Iterable[Scene], folder: Path) -> int:
    """The same where a visitor may have acted meanwhile: a scene that is refused because its act was done already, or
    cannot be done any more, is left out as a whole. How many were."""
    stories: dict[str, Story] = {}
    left_out = 0
    for scene in scenes:
        try:
            with transaction.atomic():
                _in_its_story(stories, scene, folder)
        except (Refusal, Stale):
            left_out += 1
    return left_out


def _in_its_story(stories: dict[str, Story], scene: Scene, folder: Path) -> None:
    story = stories.setdefault(scene.cycle, Story(scene.cycle, folder))
    story.at(scene.at)
    scene.play(story)


def step_after(scene: str) -> Step | None:
    """The step that follows the one played last; the first one where none was; none at the end of the story."""
    keys = [step.key for step in STEPS]
    place = keys.index(scene) + 1 if scene in keys else 0
    return STEPS[place] if place < len(STEPS) else None


def until_of(scene: str) -> str:
    """Up to which instant everything has happened after this scene."""
    return {step.key: step.until for step in STEPS}.get(scene, EVE)
