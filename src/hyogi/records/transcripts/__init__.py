"""Transcripts: a folder of files that a person can read, and the cycle that is written down from it.

    outcome = import_transcript(actor, Path("examples/city-2020"), dry_run=True)

The folder holds register files (`units.csv` …), the TOML files of `shape`, and the text of the source. All of it is
taken in or nothing; the same folder again changes nothing; a corrected one makes a new revision of the cycle. What
does not fit is answered all at once, with file, place and reason.
"""

from hyogi.records.transcripts.actions import Outcome, State, import_transcript
from hyogi.records.transcripts.problems import Problem

__all__ = ["Outcome", "Problem", "State", "import_transcript"]
