"""Findings grouped so that a person can read them: one line for one fault, however many walkers met it."""

from collections import defaultdict

import pytest


class Report:
    """Collects faults of one page and fails with all of them at once."""

    def __init__(self, about: str):
        self.about = about
        self.found: dict[str, list[str]] = defaultdict(list)

    def note(self, who: str, where: str = "", *faults: str) -> None:
        """Add faults; an empty one is none."""
        for fault in faults:
            if fault:
                self.found[fault].append(f"{who}, {where}" if where else who)

    def check(self) -> None:
        """Fail when anything was found."""
        lines = [
            f"  {fault}\n      met by {who[0]}" + (f" and {len(who) - 1} more" if len(who) > 1 else "")
            for fault, who in self.found.items()
        ]
        if lines:
            pytest.fail(f"{self.about}:\n" + "\n".join(lines), pytrace=False)
