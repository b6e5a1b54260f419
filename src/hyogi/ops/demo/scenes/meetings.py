"""The city's meeting: set up, held from the first item to the last with every comment fixed as it was said, closed."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from hyogi.cycles.models import Assignment
from hyogi.foundation import clock
from hyogi.meetings import actions
from hyogi.meetings.actions import Mark
from hyogi.meetings.models import AgendaItem, ItemKind, Meeting, RunKind, Standing
from hyogi.meetings.queries import comments_of, items_of, meeting_of, seats_of
from hyogi.meetings.queries.drafts import Draft, drafts_for
from hyogi.ops.demo.story import ZONE, Story

LATER = 4
"""So many comments on reports in writing follow in writing after the meeting."""
PACE = (1.0, 0.92, 1.04, 0.97, 1.09, 0.9, 1.01)
"""How much of its time an item takes, in turn: some are shorter, a few are over."""


def set_up(story: Story) -> None:
    """The secretariat sets the meeting up and adds the guests and those drawn from the lists."""
    texts = story.texts("meetings")
    actions.set_up(story.office, story.cycle)
    for name in texts["guides"]:
        actions.add_seat(story.office, story.cycle, "guides", name)
    for name in texts["delegates"]:
        actions.add_seat(story.office, story.cycle, "delegates", name)


def sign_in(story: Story) -> None:
    """Before nine everybody signs in; one is on leave, one is stood in for, two do not come."""
    texts, meeting = story.texts("meetings"), _meeting(story)
    seats = seats_of(meeting)
    reporters = [seat for seat in seats if seat.role == "reporter"]
    delegates = [seat for seat in seats if seat.list_key == "delegates"]
    marks = {seat.pk: Mark(Standing.PRESENT) for seat in seats}
    written = {one.post_id for one in story.assignments if one.mode == "written"}
    away = [seat for seat in reporters if seat.post_id in written]
    if len(away) > 1:
        marks[away[0].pk] = Mark(Standing.LEAVE, texts["leave"])
        marks[away[1].pk] = Mark(Standing.SUBSTITUTE, texts["substitute_reason"], texts["substitute"])
    for seat in delegates[-2:]:
        marks[seat.pk] = Mark(Standing.ABSENT, texts["absent"])
    actions.mark_seats(story.office, story.cycle, marks)


def evening(story: Story) -> None:
    """The meeting from its opening to its closing, item by item; the comments are fixed as they are said."""
    actions.open_meeting(story.office, story.cycle)
    meeting, cycle = _meeting(story), story.cycle
    spoken = _Comments(story)
    version = meeting.version
    for number, item in enumerate(items_of(meeting)):
        actions.next_item(story.office, cycle, version)
        version += 1
        if item.kind == RunKind.QUESTION and number % 3:
            actions.ask_question(story.office, cycle, version)
            version += 1
        _go_on(story, item, number)
        if item.kind == ItemKind.COMMENT:
            spoken.fix(item)
    actions.close_meeting(story.office, cycle)


def follow_in_writing(story: Story) -> None:
    """What was not commented on at the meeting is commented on in writing, within the stage."""
    spoken = _Comments(story, later=False)
    done = comments_of(story.cycle)
    for one in story.assignments:
        if one.pk not in done:
            spoken.put(one)


def correct(story: Story) -> None:
    """One comment is corrected with its reason; the first words stay."""
    texts, first = story.texts("meetings"), story.assignments[2]
    comment = comments_of(story.cycle)[first.pk]
    said = _Comments(story, later=False).text_of(first)
    words = said.text.replace("堤内", "堤内东段", 1)
    if words != said.text:
        actions.correct_comment(story.office, comment, first, words, said.lines, texts["correction"])


def _go_on(story: Story, item: AgendaItem, number: int) -> None:
    """Let the time of the item pass."""
    seconds = int((item.seconds or 0) * PACE[number % len(PACE)])
    at = clock.now().astimezone(ZONE) + timedelta(seconds=max(seconds, 5))
    story.at(at.replace(tzinfo=None).isoformat(sep=" "))


def _meeting(story: Story) -> Meeting:
    meeting = meeting_of(story.cycle)
    if meeting is None:
        raise ValueError(f"the meeting of {story.code} is not set up")
    return meeting


class _Said:
    """What is said of one report: its words, its problems with their categories."""

    def __init__(self, text: str, lines: list[tuple[str, str]]):
        self.text, self.lines = text, lines


class _Comments:
    """The comments of one year: as the texts have them, else as they were drafted."""

    def __init__(self, story: Story, later: bool = True):
        self.story = story
        self.texts: dict[str, Any] = story.texts("meetings").get(str(story.year), {})
        self.drafts: dict[UUID, Draft] = drafts_for(story.cycle)
        self.by_id = {one.pk: one for one in story.assignments}
        written = [one.pk for one in self.by_id.values() if one.mode == "written"]
        self.later = set(written[-LATER:]) if later else set()

    def fix(self, item: AgendaItem) -> None:
        """Fix the comment of an item, unless it follows in writing."""
        if item.assignment_id in self.by_id and item.assignment_id not in self.later:
            self.put(self.by_id[item.assignment_id])

    def put(self, assignment: Assignment) -> None:
        said = self.text_of(assignment)
        actions.fix_comment(self.story.office, assignment, said.text, said.lines)

    def text_of(self, assignment: Assignment) -> _Said:
        known = self.texts.get(assignment.unit.code)
        if known:
            return _Said(known["words"], [(text, category) for text, category in known["problems"]])
        draft = self.drafts[assignment.pk]
        return _Said(draft.text, [(problem, "other") for problem in draft.problems])
