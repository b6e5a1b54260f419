"""Who is late is chased: numbers of offices are noted, all are reminded by mail, the rest is called."""

from datetime import timedelta
from uuid import UUID

from hyogi.foundation import clock
from hyogi.ops.demo.story import Story
from hyogi.rollups.actions import Call, deliver, note_calls, remind
from hyogi.rollups.queries import Chasing, chasing_page, owing_among, owing_ids

ROOT = "http://localhost:8000/"
STAGE = "draft_due"


def note_numbers(story: Story) -> None:
    """The secretariat notes under which number each office is reached; every fourth has no mailbox."""
    lines = [
        Call(one.pk, telephone=f"5550-{1200 + place}", mailbox="" if place % 4 == 3 else _mailbox(one.unit.code))
        for place, one in enumerate(story.assignments)
    ]
    note_calls(story.office, _chasing(story), lines)


def remind_late(story: Story) -> None:
    """All who are late and have an address get a mail."""
    chasing = _chasing(story)
    remind(story.office, chasing, _late(chasing), root=ROOT)
    deliver()


def call_late(story: Story) -> None:
    """Who is still late is called: reached, promised or not reached."""
    chasing = _chasing(story)
    notes = story.texts("rollups")
    day = clock.today(story.cycle.zone) + timedelta(days=3)
    lines = []
    for place, one in enumerate(owing_among(chasing, _late(chasing))):
        outcome = ("promised", "reached", "not_reached")[place % 3]
        said = notes[outcome][place % len(notes[outcome])]
        promised = day if outcome == "promised" else None
        lines.append(Call(one.assignment.pk, outcome, promised, said, one.telephone, one.mailbox))
    note_calls(story.office, chasing, lines)


def _chasing(story: Story) -> Chasing:
    return chasing_page(story.office, story.cycle.pk, STAGE)


def _late(chasing: Chasing) -> list[UUID]:
    return [id for id, late in owing_ids(chasing) if late]


def _mailbox(code: str) -> str:
    return f"{code.lower()}@tidemark.example"
