"""The hash of a submitted report: over what was submitted, by whom for whom, and when."""

import hashlib
import json
from datetime import UTC

from hyogi.reports.models import Submission


def hash_of(made: Submission) -> str:
    """SHA-256 of the canonical JSON (keys sorted, no blanks, the instant in UTC to the microsecond)."""
    plain = {
        "assignment": str(made.assignment_id),
        "number": made.number,
        "at": made.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "texts": made.texts,
        "spoken": made.spoken,
        "answers": made.answers,
        "figures": made.figures,
        "files": made.files,
        "late": made.late,
        "by": [str(one) if one else "" for one in (made.person, made.post, made.on_behalf_of)],
    }
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()
