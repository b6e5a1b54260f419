"""Who takes part in the year: each post at a machine of its own."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page

from tests.journeys.year.hands import Hands
from tests.journeys.year.town import Clock
from tests.journeys.year.words import Words
from tests.serving import Served

LOCALES = {"en": "en-GB", "ja": "ja-JP", "zh-Hans": "zh-CN"}


@dataclass
class Year:
    """One year of the town, as it is lived in front of the site. Steps ask for the hands of a post."""

    site: Served
    machines: Callable[..., Page]
    kind: type[Hands]
    language: str
    clock: Clock
    turned: Callable[[Page], None] = lambda _page: None
    narrow: tuple[str, ...] = ()
    _seated: dict[str, Hands] = field(default_factory=dict)
    took: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.words = Words(self.language)

    def hands(self, post: str) -> Hands:
        """The hands of who holds this post, back at their home page."""
        if post in self._seated:
            self._seated[post].goes_home()
        else:
            width = 360 if post in self.narrow else 1100
            page = self.machines(self.site, LOCALES[self.language], width=width)
            self._seated[post] = self.kind(page, self.words, self.turned)
            self._seated[post].acts_as(self.words.of(post), post)
        return self._seated[post]

    def visitor(self) -> Hands:
        """The hands of somebody who has not signed in."""
        self._seated.pop("", None)
        page = self.machines(self.site, LOCALES[self.language])
        return self._seated.setdefault("", self.kind(page, self.words, self.turned))

    def plays(self, *steps: "Callable[[Year], None]") -> None:
        """One step after the other."""
        for step in steps:
            began = time.monotonic()
            step(self)
            self.took[step.__name__] = round(time.monotonic() - began, 1)

    @property
    def posts(self) -> list[str]:
        """Who took part."""
        return [post for post in self._seated if post]

    @property
    def effort(self) -> dict[str, int]:
        """What all hands did."""
        every = [hands.effort for hands in self._seated.values()]
        return {name: sum(one[name] for one in every) for name in every[0]}
