"""Cells of a row, taken one by one; whatever is wrong with them is noted, and reading goes on."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from hyogi.design.words import spoken_day
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import LANGUAGES
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.foundation.refusals import Hidden, Refusal
from hyogi.organisation.importing import cells
from hyogi.organisation.importing.tables import Problem, Record, Table
from hyogi.organisation.rules import Fault, code_problem, day_problem, name_problem
from hyogi.organisation.rules import Problem as RuleProblem
from hyogi.organisation.sentences import refusal_of


class Findings:
    """What is refused, collected over all rows of a file."""

    def __init__(self, table: Table):
        self.problems: list[Problem] = list(table.problems)
        self.rows = {problem.row for problem in self.problems}
        self.cells = {(problem.row, problem.column) for problem in self.problems}

    def refuse(self, row: int, column: str, reason: str) -> None:
        """Note it; a row may have several."""
        self.problems.append(Problem(row, column, reason))
        self.rows.add(row)
        self.cells.add((row, column))

    def against(self, row: int, column: str, problem: RuleProblem | None) -> bool:
        """Note a rule of the register that is hurt; whether there is one."""
        if problem is not None:
            self.refuse(row, column, str(refusal_of(problem)))
        return problem is not None

    def allow(self, actor: Actor, row: int, column: str, action: Action, target: TargetFacts) -> bool:
        """Ask the policy; note what it says against it."""
        try:
            actor.must(action, target)
        except Hidden:
            self.refuse(row, column, not_in_sight())
        except Refusal as refusal:
            self.refuse(row, column, str(refusal))
        else:
            return True
        return False

    def sorted(self) -> tuple[Problem, ...]:
        return tuple(sorted(set(self.problems)))

    def knows(self, row: int, column: str) -> bool:
        """Whether something is noted about this cell already, such as a formula in place of a text."""
        return (row, column) in self.cells

    def code(self, record: Record, column: str = "code") -> str:
        """The code in a cell; empty, and noted, where it is none."""
        code = cells.clean_code(record[column])
        if not code and self.knows(record.row, column):
            return ""
        return "" if self.against(record.row, column, code_problem(code)) else code

    def name(self, record: Record, column: str = "name", required: bool = True, most: int = 300) -> str:
        """A name; one that is too long, or missing where it must be there, is noted."""
        name = cells.clean(record[column])
        if name or (required and not self.knows(record.row, column)):
            self.against(record.row, column, name_problem(name, most))
        return name

    def texts(self, record: Record, stem: str = "name", most: int = 300) -> dict[str, str]:
        """The texts by language, for the languages that the file has a column for."""
        return {
            language: self.name(record, f"{stem}[{language}]", required=False, most=most)
            for language in LANGUAGES
            if record.states(f"{stem}[{language}]")
        }

    def day(self, record: Record, column: str) -> date | None:
        """The day in a cell; nothing where it is empty, or (noted) where it is no day."""
        text = record[column].strip()
        if not text:
            return None
        try:
            day = cells.day_of(text)
        except ValueError:
            self.refuse(record.row, column, _no_day(text))
            return None
        return None if day is None or self.against(record.row, column, day_problem(day, clock.today())) else day


def _no_day(text: str) -> str:
    reason = (
        _("The calendar has no day “%(text)s”. Look at month and day.")
        if cells.has_shape_of_day(text)
        else _("“%(text)s” cannot be read as a day. Write days like 2027-01-15.")
    )
    return reason % {"text": text[:40]}


def twin(row: int, code: str) -> str:
    """The code stands in an earlier row."""
    return _(
        "The code “%(code)s” stands in row %(row)s already. Width, case and invisible signs make no difference. "
        "Leave one of the two rows, or give one another code."
    ) % {"code": code, "row": row}


def unknown(code: str, what: str) -> str:
    """A code that leads nowhere; the same sentence for what is out of sight."""
    reasons = {
        "unit": _("No unit with the code “%(code)s” is in this file or in your sight. Look for a mistyped code."),
        "post": _("No post with the code “%(code)s” is in your sight. Import the posts first, or mend the code."),
        "person": _("No person with the code “%(code)s” is in your sight. Import the people first, or mend the code."),
    }
    return reasons[what] % {"code": code}


def not_in_sight() -> str:
    """The code is given to something that the actor does not see."""
    return _("This code cannot be used here. Choose another, or ask the register office of the unit above.")


def rewritten(since: date) -> str:
    """The row says otherwise of days that are past in the register."""
    return _(
        "The register knows this since %(since)s and does not change what it said of earlier days. "
        "Leave the day out, or give the day from which something is new."
    ) % {"since": spoken_day(since)}


def ends_first() -> str:
    return _("valid_to is the first day on which it no longer holds; it comes after valid_from.")


def closed(day: date) -> RuleProblem:
    return RuleProblem(Fault.CLOSED, {"on": day})


def listed(codes: Sequence[str], most: int = 6) -> str:
    """A few codes for a sentence."""
    return " → ".join([*codes[:most], "…"] if len(codes) > most else codes)


def ended(day: date) -> RuleProblem:
    return RuleProblem(Fault.ENDED_ALREADY, {"on": day})
