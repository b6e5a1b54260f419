"""Taking a transcript in."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from hyogi.cycles.actions import attest
from hyogi.cycles.models import Cycle
from hyogi.cycles.queries import current_cycle, is_taken, transcription_of
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Stale
from hyogi.foundation.writing import writing
from hyogi.organisation.models import UnitState
from hyogi.records.facts import hash_of_facts
from hyogi.records.gathering import gather
from hyogi.records.transcripts import checking, lookup, register
from hyogi.records.transcripts.problems import Problem, Unfit
from hyogi.records.transcripts.reading import Transcript, read
from hyogi.records.transcripts.writing import Writer

Say = Callable[[str], None]


class State(StrEnum):
    """What became of the transcript, or would become of it."""

    NEW = "new"
    CHANGED = "changed"
    UNTOUCHED = "untouched"
    REFUSED = "refused"


@dataclass(frozen=True)
class Outcome:
    """What was done, or (`dry_run`) what would be. `register` holds the counts of each register file, `rows` how many
    rows of each kind the cycle has; `cycle` is `None` where nothing was stored."""

    state: State
    dry_run: bool
    code: str = ""
    register: dict[str, dict[str, int]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    cycle: Cycle | None = None

    @property
    def refused(self) -> bool:
        return self.state is State.REFUSED

    def said(self) -> str:
        """What became of it, in one sentence."""
        match self.state:
            case State.NEW if self.dry_run:
                return _("Cycle %(code)s would be new.") % {"code": self.code}
            case State.CHANGED if self.dry_run:
                return _("Cycle %(code)s would be corrected.") % {"code": self.code}
            case State.NEW:
                return _("Cycle %(code)s was transcribed.") % {"code": self.code}
            case State.CHANGED:
                return _("Cycle %(code)s was corrected.") % {"code": self.code}
            case State.UNTOUCHED:
                return _("Cycle %(code)s is there already; nothing changes.") % {"code": self.code}
            case State.REFUSED:
                return _("Places that do not fit: %(count)s. Nothing was stored.") % {"count": len(self.problems)}

    def as_json(self) -> dict[str, Any]:
        """For machines."""
        refused = [{"file": p.file, "place": p.place, "reason": p.reason} for p in self.problems]
        return {
            "state": str(self.state),
            "dry_run": self.dry_run,
            "cycle": self.code,
            "register": self.register,
            "rows": self.rows,
            "refused": refused,
        }


class _OnlyLooking(Exception):
    """Ends a dry run: everything was done, and is undone."""

    def __init__(self, outcome: Outcome):
        self.outcome = outcome


def import_transcript(actor: Actor, folder: Path | str, *, dry_run: bool = False, say: Say | None = None) -> Outcome:
    """Take in the folder: register files first, then the cycle, in one transaction.

    A dry run does the same and undoes it, so that it foretells exactly. `say` hears what is being done, in sentences.
    Raises `Refusal` where the actor may not transcribe for the convening unit; what does not fit is in the outcome.
    """
    say = say or (lambda sentence: None)
    say(_("Reading the transcript"))
    transcript, problems = read(Path(folder))
    if transcript is not None:
        problems = list(checking.problems_of(transcript))
    if transcript is None or problems:
        return Outcome(State.REFUSED, dry_run, problems=problems)
    try:
        with writing():
            outcome = _take_in(actor, transcript, Path(folder), dry_run, say)
            if dry_run:
                raise _OnlyLooking(outcome)
            return outcome
    except _OnlyLooking as done:
        return done.outcome
    except Unfit as unfit:
        return Outcome(State.REFUSED, dry_run, transcript.meeting.cycle.code, problems=unfit.problems)
    except Stale:
        reason = _("Somebody else has entered this cycle in the meantime. Import again to see what is there now.")
        problem = Problem("meeting.toml", "cycle, code", reason)
        return Outcome(State.REFUSED, dry_run, transcript.meeting.cycle.code, problems=[problem])


def _take_in(actor: Actor, transcript: Transcript, folder: Path, dry_run: bool, say: Say) -> Outcome:
    say(_("Taking in the register"))
    counts, problems = register.take_in(actor, folder)
    if problems:
        raise Unfit(problems)
    found = lookup.look_up(actor, transcript)
    if problems := list(lookup.problems_of(transcript, found, transcript.meeting.meeting.held_on)):
        raise Unfit(problems)
    convening = found.units[transcript.meeting.cycle.convening]
    actor.must(Action.IMPORT_TRANSCRIPT, convening.policy_facts())
    stated = transcript.meeting.cycle
    standing = _standing(actor, stated.code, convening)
    if standing and transcription_of(standing).sha256 == transcript.sha256():
        say(_("The transcript is there already; nothing changes"))
        return Outcome(State.UNTOUCHED, dry_run, stated.code, counts, cycle=standing)
    say(_("Writing down the cycle"))
    writer = Writer(actor, transcript, found, convening)
    cycle = writer.write(standing, _previous(actor, stated.previous, convening))
    gathered = gather(actor, cycle)
    attest(
        actor,
        cycle,
        sha256=transcript.sha256(),
        facts_sha256=hash_of_facts(gathered),
        facts_format=gathered.format,
    )
    rows = {model.__name__: len(made) for model, made in writer.rows.items()}
    state = State.CHANGED if standing else State.NEW
    return Outcome(state, dry_run, stated.code, counts, rows, cycle=None if dry_run else cycle)


def _standing(actor: Actor, code: str, convening: UnitState) -> Cycle | None:
    """The cycle of this code that stands already; one that was run in Hyogi is not overwritten."""
    if is_taken(code, convening):
        reason = _("Another unit of this branch has a cycle of this code.")
        raise Unfit([Problem("meeting.toml", "cycle, code", reason)])
    standing = current_cycle(actor, code, convening.unit)
    if standing and not standing.is_transcribed:
        reason = _("A cycle of this code was run here; a transcript cannot take its place.")
        raise Unfit([Problem("meeting.toml", "cycle, code", reason)])
    return standing


def _previous(actor: Actor, code: str, convening: UnitState) -> Cycle | None:
    if not code:
        return None
    found = current_cycle(actor, code, convening.unit)
    if found is None:
        reason = _("The convening unit has no cycle “%(code)s”.") % {"code": code}
        raise Unfit([Problem("meeting.toml", "cycle, previous", reason)])
    return found
