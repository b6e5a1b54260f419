"""`hyogi doctor`."""

import argparse

from hyogi.ops.console import DONE, REFUSED, answer, say
from hyogi.ops.health import findings

MARKS = {"ok": "✓", "advice": "·", "unsafe": "✗"}


def run(typed: argparse.Namespace) -> int:
    """Say what is installed, what is unsafe and what to do; 1 where something is unsafe."""
    found = list(findings())
    if typed.json:
        answer({"findings": [finding.as_json() for finding in found]})
    else:
        for finding in found:
            say(f"{MARKS[finding.state]} {finding.what}")
            if finding.remedy:
                say(f"    → {finding.remedy}")
    return REFUSED if any(finding.state == "unsafe" for finding in found) else DONE
