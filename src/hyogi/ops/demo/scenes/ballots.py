"""The evening of the meeting: forms by class, counted twice by two persons, closed, signed by scrutineers."""

import random
from collections.abc import Sequence
from datetime import timedelta

from hyogi.ballots.actions import close_count, enter_count, open_round, sign_count
from hyogi.ballots.models import Ballot
from hyogi.ballots.queries import Round, round_page
from hyogi.ballots.rules import Entry
from hyogi.cycles.models import Phase
from hyogi.foundation.actors import Actor
from hyogi.meetings.queries import classes_of
from hyogi.ops.demo.scenes.cycles import enter
from hyogi.ops.demo.story import Story

CLASSES = {"A": (0, 0), "B": (1, 1), "C": (1, 0)}
"""By class, forms that did not come back, and forms invalid as a whole. One is issued to each who is present."""
BEST, LEAST = 0.84, 0.42
"""How often the best and the weakest reporter are marked “good”."""


def count_evening(story: Story) -> None:
    """The ballot of a city's meeting, from the first form to the seal, within an hour from where the clock stands."""
    for before, phase in ((Phase.WRITING, Phase.BEFORE), (Phase.BEFORE, Phase.MEETING)):
        if story.cycle.phase == before:
            enter(story, phase)
    one, other = story.actor(f"{story.convener}-OFFICE-2"), story.actor(f"{story.convener}-OFFICE-3")
    issued = {key: present for key, (_seats, present) in sorted(classes_of(story.cycle).items())}
    ballot = open_round(one, story.cycle, issued)
    for key, (kept, invalid) in CLASSES.items():
        counted = _counted(story, _now(one, ballot), key, issued[key] - kept, invalid)
        _later(story, 11)
        enter_count(one, _now(one, ballot), key, counted)
        _later(story, 2)
        if key == "B":  # a slip of the hand, found when the two counts lie side by side
            enter_count(other, _now(other, ballot), key, _slipped(_now(one, ballot), counted))
            _later(story, 4)
            enter_count(other, _now(other, ballot), key, counted, based_on=1)
        else:
            enter_count(other, _now(other, ballot), key, counted)
    _later(story, 5)
    tally = close_count(one, _now(one, ballot))
    for post in ("SCRUTINEER-1", "SCRUTINEER-2"):
        _later(story, 3)
        scrutineer = story.actor(f"{story.convener}-{post}")
        sign_count(scrutineer, _now(scrutineer, ballot), tally)


def _later(story: Story, minutes: int) -> None:
    assert story.day is not None  # noqa: S101  (every scene begins at its instant)
    story.at(f"{story.day + timedelta(minutes=minutes):%Y-%m-%d %H:%M}")


def _now(actor: Actor, ballot: Ballot) -> Round:
    return round_page(actor, ballot.pk)


def _counted(story: Story, round: Round, key: str, returned: int, invalid: int) -> Entry:
    """Marks as they might be: some reporters are held in higher regard than others, by all classes alike; the wider a
    class, the more of it are not acquainted with a reporter."""
    units = {str(one.pk): one.unit.code for one in story.assignments}
    strange = {"A": 0.0, "B": 0.03, "C": 0.09}[key]
    marks = {}
    for line in round.lines:
        regard = _chance(story, units[line.reporter]).uniform(LEAST, BEST)
        chance = _chance(story, units[line.reporter], key)
        weights = _weights(regard, strange)
        columns = ["good", "fairly_good", "average", "poor", "not_acquainted", "blank_line", "double_mark"]
        drawn = chance.choices(columns, weights, k=returned - invalid)
        marks[line.key] = {column: drawn.count(column) for column in columns if column in drawn}
    return Entry(returned, invalid, marks)


def _chance(story: Story, *words: str) -> random.Random:
    """The same draws each time the story is told."""
    return random.Random(" ".join([str(story.year), *words]))  # noqa: S311  (nothing is secret in an invented city)


def _weights(regard: float, strange: float) -> Sequence[float]:
    rest = 1 - regard
    return [regard, rest * 0.7, rest * 0.24, rest * 0.06, strange, 0.004, 0.002]


def _slipped(round: Round, counted: Entry) -> Entry:
    """The same with two figures of one line exchanged."""
    line = round.lines[4]
    marks = dict(counted.marks)
    before = dict(marks[line.key])
    marks[line.key] = before | {"good": before["good"] - 1, "fairly_good": before.get("fairly_good", 0) + 1}
    return Entry(counted.returned, counted.invalid, marks)
