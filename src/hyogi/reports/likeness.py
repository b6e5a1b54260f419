"""What is compared of a report: its sections, not its speaking version and its answers."""

from collections.abc import Mapping

from hyogi.reports.checking import SPOKEN
from hyogi.reports.questions import ANSWER


def compared_text(texts: Mapping[str, str]) -> str:
    """The sections one after another, in the order of their keys."""
    return "\n".join(texts[key] for key in sorted(texts) if key != SPOKEN and not key.startswith(ANSWER))
