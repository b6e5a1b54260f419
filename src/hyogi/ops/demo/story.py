"""What a scene is given: the day, the people, the cycle. Scenes act through the rooms, as people would."""

import tomllib
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import translation

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import cycle_by_code, run_assignments
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import ActorFacts
from hyogi.organisation.models import Manner, Tenure, on_day
from hyogi.organisation.queries import held_posts

ZONE = ZoneInfo("Asia/Shanghai")


@dataclass
class Story:
    """One cycle of the invented city, being told. `code` names the cycle, `folder` holds the texts.

    `day` is the instant at which the clock stands; every scene sets it for its own acts and never back.
    """

    code: str
    folder: Path
    day: datetime | None = None
    _actors: dict[str, Actor] = field(default_factory=dict)

    def at(self, instant: str) -> datetime:
        """Set the clock, in the city's zone: "2025-12-19 09:00".

        Raises:
            ValueError: when the story would go back in time.
        """
        wanted = datetime.fromisoformat(instant).replace(tzinfo=ZONE)
        if self.day is not None and wanted < self.day:
            raise ValueError(f"the story of {self.code} is at {self.day} and cannot go back to {wanted}")
        if self.day is None or wanted.date() != self.day.date():
            self._actors.clear()
        self.day = wanted
        clock.stand_at(wanted)
        return wanted

    def actor(self, post: str) -> Actor:
        """The person who holds this post on the story's day, acting in it."""
        if post not in self._actors:
            self._actors[post] = holder(post)
        return self._actors[post]

    @property
    def office(self) -> Actor:
        """The secretariat of the unit that convenes."""
        return self.actor(f"{self.convener}-OFFICE")

    @property
    def convener(self) -> str:
        """The code of the unit that convenes: the cycle's code without its year."""
        return self.code.rpartition("-")[0]

    @property
    def year(self) -> int:
        return int(self.code.rpartition("-")[2])

    @property
    def cycle(self) -> Cycle:
        """The cycle as it stands now."""
        return cycle_by_code(Actor.system("demonstration"), self.code)

    @property
    def assignments(self) -> list[Assignment]:
        """Who reports, in order."""
        return run_assignments(Actor.system("demonstration"), self.cycle)

    def head(self, assignment: Assignment) -> Actor:
        """Who reports for the unit."""
        if assignment.post is None:
            raise ValueError(f"nobody reports for {assignment.unit.code}")
        return self.actor(assignment.post.code)

    def texts(self, name: str) -> dict[str, Any]:
        """The texts of `examples/demo/texts/<name>.toml`."""
        return _texts(self.folder / "texts" / f"{name}.toml")


@lru_cache(maxsize=32)
def _texts(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


def holder(code: str) -> Actor:
    """The person who holds this post today, or runs it as acting holder."""
    tenure = (
        Tenure.unscoped.select_related("post")
        .exclude(manner=Manner.SUBSTITUTE)
        .get(on_day(clock.today()), post__code=code)
    )
    posts = tuple(facts for facts, _tenure in held_posts(tenure.person_id))
    language = (translation.get_language() or "en").split("-")[0]
    return Actor(
        facts=ActorFacts(person=tenure.person_id, posts=posts, signed_in=True),
        post_id=tenure.post_id,
        language="zh-Hans" if language == "zh" else language,
    )
