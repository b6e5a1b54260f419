"""Before the meeting: readers are named, visits made, offices give scores, comments are drafted."""

import hashlib
from datetime import date, timedelta
from uuid import UUID

from hyogi.foundation import clock
from hyogi.ops.demo.story import Story
from hyogi.organisation.models import Post
from hyogi.reviews import actions
from hyogi.reviews.models import NoteKind


def name_readers(story: Story) -> None:
    """Each report gets a reader among the members of the leadership."""
    posts = list(Post.unscoped.filter(code__startswith=f"{story.convener}-MEMBER-").order_by("code"))
    for place, one in enumerate(story.assignments):
        actions.assign_reader(story.office, one, posts[place % len(posts)])


def notes(story: Story, *, every: int = 1) -> None:
    """Readers note what they read, and what they saw on visits; with `every` only of some units."""
    texts = story.texts("reviews")
    members = Post.unscoped.filter(code__startswith=f"{story.convener}-MEMBER-").count()
    for place, one in enumerate(story.assignments):
        if place % every:
            continue
        reader = story.actor(f"{story.convener}-MEMBER-{place % members + 1}")
        pick = place + story.year
        actions.note(reader, one, kind=NoteKind.READING, text=_of(texts["reading"], pick))
        if place % 2 == 0:
            day: date = clock.today(story.cycle.zone) - timedelta(days=5 + place % 4)
            words = _of(texts["visit"], pick)
            actions.note(reader, one, kind=NoteKind.VISIT, text=words, visited_on=day, interviews=5 + place % 7)
        if place % 3 == 1:
            actions.note(story.office, one, kind=NoteKind.OFFICE, text=_of(texts["office"], pick))


def scores(story: Story) -> None:
    """Four offices score the day-to-day work, two groups of visitors what they saw."""
    texts, cycle = story.texts("reviews"), story.cycle
    for component, names in (("daily", texts["offices"]), ("visit", texts["visitors"])):
        for office in names:
            given: dict[UUID, int | None] = {
                one.pk: _score(f"{story.code} {one.unit.code} {office}") for one in story.assignments
            }
            actions.enter_scores(story.office, cycle, component, office, given)


def drafts(story: Story, *, part: int = 1, of: int = 1) -> None:
    """The secretariat drafts the comments: all, or a part of them in the order of the reports."""
    texts, assignments = story.texts("reviews"), story.assignments
    for place, one in enumerate(assignments[: len(assignments) * part // of]):
        comment = texts["comment"][(place * 3 + story.year) % len(texts["comment"])]
        actions.draft_comment(
            story.office, one, text=comment["text"], problems="\n".join(comment["problems"]), version=0
        )


def _of(bank: list[dict[str, str]], place: int) -> str:
    return bank[place % len(bank)]["text"]


def _score(seed: str) -> int:
    """Between 78 and 97 points, the same whenever the story is told."""
    return 7800 + int(hashlib.sha256(seed.encode()).hexdigest()[:4], 16) % 39 * 50
