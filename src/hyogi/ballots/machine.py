"""What a reader machine wrote: one row for each line of the form, one column for each mark, named in the heading.

    reporter,good,fairly_good,average,poor,not_acquainted,blank_line,double_mark
    TM-01,6,2,1,0,0,0,0

`reporter` is the code of the unit; where the form asks several items, `item` names them. The numbers of forms are
typed beside the file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from hyogi.ballots.rules import Line, Terms
from hyogi.ballots.sheet import number_in
from hyogi.organisation.importing.columns import Columns
from hyogi.organisation.importing.reading import grid_of, understood
from hyogi.organisation.importing.tables import Problem, Record, Unreadable

SHEET = "count"


@dataclass(frozen=True)
class Reading:
    """What was read: the marks by line key, and every cell that is wrong."""

    marks: Mapping[str, Mapping[str, int]]
    problems: tuple[Problem, ...]


def columns_of(terms: Terms) -> Columns:
    """The columns of such a file."""
    items = ("item",) if len(terms.items) > 1 else ()
    return Columns(heading=("reporter", *items, *terms.columns), required=("reporter", *items, *terms.columns))


def heading_rows(terms: Terms, lines: Sequence[Line], codes: Mapping[str, str]) -> list[list[str]]:
    """The heading and the first cells of each row: what a machine, or a person, fills in."""
    several = len(terms.items) > 1
    rows = [list(columns_of(terms).heading)]
    for line in lines:
        rows.append([codes[line.reporter], *([line.item] if several else []), *("" for _column in terms.columns)])
    return rows


def read(content: bytes, terms: Terms, lines: Sequence[Line], codes: Mapping[str, str]) -> Reading:
    """The marks in a file; `codes` are the codes of the units by reporter."""
    try:
        grid = grid_of(content, columns_of(terms), SHEET)
        columns, records, problems = understood(grid, columns_of(terms))
    except Unreadable as fault:
        return Reading({}, (fault.problem,))
    if not columns:
        return Reading({}, problems)
    return _marks(records, problems, terms, lines, codes)


def _marks(
    records: Sequence[Record],
    problems: Sequence[Problem],
    terms: Terms,
    lines: Sequence[Line],
    codes: Mapping[str, str],
) -> Reading:
    reporters = {code.strip().casefold(): reporter for reporter, code in codes.items()}
    wanted, found, wrong = set(lines), {}, list(problems)
    for record in records:
        item = record["item"].strip() if record.states("item") else terms.items[0].key
        reporter = reporters.get(record["reporter"].strip().casefold(), "")
        line = Line(reporter, item)
        if not reporter:
            wrong.append(
                Problem(
                    record.row, "reporter", _("“%(code)s” is not on this form.") % {"code": record["reporter"][:60]}
                )
            )
        elif line not in wanted:
            wrong.append(Problem(record.row, "item", _("The form has no item “%(item)s”.") % {"item": item[:60]}))
        elif line.key in found:
            wrong.append(Problem(record.row, "reporter", _("This line stands here twice.")))
        else:
            found[line.key] = _numbers(record, terms, wrong)
    missing = [line for line in lines if line.key not in found and line.reporter in codes]
    if not wrong:
        wrong += [
            Problem(1, "reporter", _("There is no row for %(code)s.") % {"code": codes[line.reporter]})
            for line in missing
        ]
    return Reading(found, tuple(sorted(wrong)))


def _numbers(record: Record, terms: Terms, wrong: list[Problem]) -> dict[str, int]:
    numbers = {}
    for column in terms.columns:
        number = number_in(record[column])
        if number is None:
            reason = _("“%(typed)s” is no whole number from 0 to 100000.") % {"typed": record[column][:20]}
            wrong.append(Problem(record.row, column, reason))
        elif number:
            numbers[column] = number
    return numbers
