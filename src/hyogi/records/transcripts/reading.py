"""Reads the folder of a transcript: every file, and every problem at once."""

import hashlib
import json
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from django.utils.translation import gettext as _
from pydantic import ValidationError

from hyogi.records.transcripts import shape
from hyogi.records.transcripts.passages import Passages
from hyogi.records.transcripts.problems import Problem, of_validation

LARGEST = 4_000_000


@dataclass(frozen=True)
class Transcript:
    """The files of a transcript as they were read; `text` is the source's, `None` where it is not in the folder."""

    meeting: shape.MeetingFile
    attendance: shape.AttendanceFile
    speeches: shape.SpeechesFile
    directive: shape.DirectiveFile
    outcome: shape.OutcomeFile
    silences: shape.SilencesFile
    text: str | None = None

    @property
    def passages(self) -> Passages | None:
        return None if self.text is None else Passages.of(self.text)

    @property
    def text_sha256(self) -> str:
        """The hash of the source's text, UTF-8 with plain line ends."""
        return "" if self.text is None else hashlib.sha256(self.text.encode()).hexdigest()

    def files(self) -> dict[str, shape.Part]:
        """The files by name."""
        return {name: getattr(self, Path(name).stem) for name in shape.FILES}

    def sha256(self) -> str:
        """The hash of all that is stated. Blanks, comments and the order of keys make no difference."""
        plain = {name: part.model_dump(mode="json") for name, part in self.files().items()}
        stated = json.dumps([plain, self.text_sha256], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(stated.encode()).hexdigest()


def read(folder: Path) -> tuple[Transcript | None, list[Problem]]:
    """The transcript, or nothing and all that keeps its files from being read."""
    problems: list[Problem] = []
    parts: dict[str, shape.Part] = {}
    for name, kind in shape.FILES.items():
        plain = _toml(folder / name, name, problems)
        if plain is None:
            continue
        try:
            parts[Path(name).stem] = kind.model_validate(plain)
        except ValidationError as error:
            problems += of_validation(name, error)
    meeting = cast(shape.MeetingFile | None, parts.get("meeting"))
    text = _text(folder, meeting.source.file, problems) if meeting and meeting.source.file else None
    if problems:
        return None, problems
    return Transcript(**cast(dict[str, Any], parts), text=text), []


def _toml(place: Path, name: str, problems: list[Problem]) -> dict[str, Any] | None:
    if not place.exists() and name != "meeting.toml":
        return {}
    words = _words(place, name, problems)
    if words is None:
        return None
    try:
        return tomllib.loads(words)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        problems.append(Problem(name, "", _("The file is not TOML: %(where)s.") % {"where": error}))
        return None


def _text(folder: Path, name: str, problems: list[Problem]) -> str | None:
    if Path(name).name != name:
        reason = _("The text lies in the same folder, under a plain name.")
        problems.append(Problem("meeting.toml", "source, file", reason))
        return None
    return _words(folder / name, name, problems)


def _words(place: Path, name: str, problems: list[Problem]) -> str | None:
    try:
        if place.stat().st_size > LARGEST:
            problems.append(Problem(name, "", _("The file is larger than 4 MB.")))
            return None
        return place.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        problems.append(Problem(name, "", _("The file is missing.")))
    except UnicodeDecodeError as error:
        problems.append(Problem(name, "", _("The file is not UTF-8 (byte %(at)s).") % {"at": error.start + 1}))
    except OSError as error:
        problems.append(Problem(name, "", _("The file cannot be read: %(why)s.") % {"why": error.strerror}))
    return None
