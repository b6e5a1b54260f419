"""The hashes of what is settled at a meeting once and for all: its acts and its comments."""

import hashlib
import json
from collections.abc import Sequence
from datetime import UTC, datetime

from hyogi.meetings.models import Comment, MeetingAct
from hyogi.meetings.rules import canonical


def hash_of_comment(comment: Comment, problems: Sequence[tuple[str, str]]) -> str:
    """The hash of a fixed comment: of its words, its problems in order, its report, its instant, what it corrects."""
    at = _written(comment.fixed_at) if comment.fixed_at else ""
    corrects = str(comment.corrects_id or "")
    plain = canonical(str(comment.assignment_id), spoken(comment), problems, at, corrects)
    return hashlib.sha256(plain).hexdigest()


def spoken(comment: Comment) -> str:
    """The words of a fixed comment as they were spoken."""
    return next(iter(comment.words.values()), "")


def hash_of_act(act: MeetingAct) -> str:
    """The hash of an opening or a closing: of the meeting, the instant, who, and who was there."""
    plain = {
        "at": _written(act.at),
        "by": [str(act.person or ""), str(act.post or "")],
        "counted": act.counted,
        "kind": str(act.kind),
        "meeting": str(act.meeting_id),
        "quorum": act.quorum,
        "serial": act.serial,
        "summoned": act.summoned,
    }
    return hashlib.sha256(json.dumps(plain, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _written(at: datetime) -> str:
    """An instant in UTC to the microsecond, whatever zone it came in."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
