"""The sentences of the count: what does not add up, what a verdict means, how a part came about."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hyogi.ballots.queries import DIGITS, Round, ShownLine, ShownReporter, ShownTally, State
from hyogi.ballots.rules import Line, Misfit, Pool, Unfit, Verdict, mean_points, valid_marks
from hyogi.ballots.terms import class_titles, column_titles, item_titles
from hyogi.cycles.models import Assignment
from hyogi.design.words import plain
from hyogi.foundation.numbers import decimal, rounded
from hyogi.regimes.shape import RegimeFile

FORMS = {"returned": gettext_lazy("forms that came back"), "invalid": gettext_lazy("forms invalid as a whole")}
STATES = {
    State.COUNTING: gettext_lazy("is being counted"),
    State.CLOSED: gettext_lazy("closed, waits for the scrutineers"),
    State.SEALED: gettext_lazy("signed and sealed"),
}
MARKS = {State.COUNTING: "open", State.CLOSED: "wait", State.SEALED: "done"}
VERDICTS = {
    Verdict.COUNTS: gettext_lazy("The ballot counts."),
    Verdict.VOID: gettext_lazy("The ballot is void: more forms came back than were issued. It is repeated."),
    Verdict.TOO_FEW: gettext_lazy("The ballot is not valid: too few forms came back."),
}


@dataclass(frozen=True)
class Names:
    """What stands on the form in words: reporters, items, columns, classes."""

    reporters: Mapping[str, Any]
    items: Mapping[str, Any]
    columns: Mapping[str, Any]
    classes: Mapping[str, Any]

    @classmethod
    def of(cls, regime: RegimeFile, assignments: Iterable[Assignment]) -> "Names":
        return cls(
            {str(one.pk): one.unit.names for one in assignments},
            item_titles(regime),
            column_titles(regime),
            class_titles(regime),
        )

    def line(self, line: Line) -> str:
        """A line of the form: the reporter, and the item where the form asks for several."""
        name = plain(self.reporters[line.reporter])
        return f"{name} · {plain(self.items[line.item])}" if len(self.items) > 1 else name

    def cell(self, line: Line | None, column: str) -> str:
        """A column of a line, or one of the numbers of forms."""
        if line is None:
            return str(FORMS[column])
        return f"{self.line(line)} · {plain(self.columns[column])}"

    def voters(self, key: str) -> str:
        """A class with its letter."""
        return f"{key} · {plain(self.classes[key])}"

    def pool(self, pool: Pool) -> str:
        """Classes that are counted together."""
        return " + ".join(self.voters(key) for key in self.classes if key in pool.keys)


def misfit(one: Misfit, names: Names) -> str:
    """What does not add up, as a sentence about one line or about the forms."""
    if one.why is Unfit.INVALID_MORE_THAN_RETURNED or one.line is None:
        return _("%(invalid)s forms are invalid, but only %(returned)s came back.") % {
            "invalid": one.counted,
            "returned": one.forms,
        }
    return _("%(line)s: the columns come to %(counted)s, but there are %(forms)s valid forms.") % {
        "line": names.line(one.line),
        "counted": one.counted,
        "forms": one.forms,
    }


def pooled(tally_pools: Sequence[Pool], names: Names) -> list[str]:
    """Which classes are counted together, in sentences."""
    return [
        _("%(classes)s are counted together, since one of them has too few forms.") % {"classes": names.pool(pool)}
        for pool in tally_pools
        if len(pool.keys) > 1
    ]


def remarks(tally: ShownTally, names: Names) -> list[str]:
    """What a reader of a tally is told besides its figures."""
    said = [
        _("Class %(class)s is void: more forms came back than were issued.") % {"class": names.voters(key)}
        for key in tally.outcome.void_classes
    ]
    if not tally.outcome.returned:
        said.append(_("No form came back: nobody voted."))
    said += pooled(tally.pools, names)
    if tally.withheld:
        said.append(
            ngettext(
                "For one reporter figures are withheld, since single votes would follow from them.",
                "For %(count)s reporters figures are withheld, since single votes would follow from them.",
                tally.withheld,
            )
            % {"count": tally.withheld}
        )
    return said


def digits(value: Fraction | None) -> str:
    """A figure with two digits, or a dash."""
    return "–" if value is None else decimal(rounded(value, DIGITS), DIGITS)


def exactly(value: Fraction) -> str:
    """A figure as a fraction, or whole."""
    return str(value.numerator) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"


def working(one: ShownReporter, tally: ShownTally, names: Names) -> list[str]:
    """How a ballot part came about, step by step; only where all that goes into it may be shown."""
    said: list[str] = []
    for line in one.lines:
        said += _of_line(line, tally, names)
    if one.part is not None:
        said.append(
            _("Ballot part: %(exact)s = %(rounded)s.") % {"exact": exactly(one.part), "rounded": digits(one.part)}
        )
    return said


def _of_line(line: ShownLine, tally: ShownTally, names: Names) -> Iterable[str]:
    points = tally.round.terms.points
    parts = []
    for pool, counts in zip(tally.pools, line.shown.pools, strict=True):
        mean = mean_points(counts or {}, points)
        if counts is None or mean is None:
            yield _("%(classes)s: no valid mark; the weight goes to the others.") % {"classes": names.pool(pool)}
            continue
        there = [mark for mark in tally.round.terms.columns if mark in points and counts.get(mark)]
        sums = " + ".join(f"{counts[mark]} × {exactly(Fraction(points[mark], 100))}" for mark in there)
        parts.append((pool.weight_bp, mean))
        yield _("%(classes)s: (%(sum)s) ÷ %(base)s = %(mean)s.") % {
            "classes": names.pool(pool),
            "sum": sums,
            "base": valid_marks(counts, points),
            "mean": exactly(mean),
        }
    if line.part is not None and parts:
        whole = sum(weight for weight, _mean in parts)
        terms = " + ".join(f"{exactly(Fraction(weight, whole))} × {exactly(mean)}" for weight, mean in parts)
        yield _("%(line)s: %(terms)s = %(exact)s.") % {
            "line": names.line(line.line),
            "terms": terms,
            "exact": exactly(line.part),
        }


def present_words(there: Mapping[str, tuple[int, int]]) -> dict[str, str]:
    """By class how many of its seats are marked present."""
    return {
        key: _("Marked present: %(present)s of %(seats)s.") % {"present": present, "seats": seats}
        for key, (seats, present) in there.items()
    }


def beyond_present(round: Round, names: Names, there: Mapping[str, tuple[int, int]]) -> list[str]:
    """Where more forms were issued to a class than seats of it are marked present. Nothing is refused for it: whoever
    came late may not be marked yet."""
    return [
        _(
            "Class %(class)s: %(issued)s forms were issued, and %(present)s seats of it are marked present. "
            "Somebody may not be marked yet; otherwise take the forms too many back."
        )
        % {"class": names.voters(one.key), "issued": one.issued, "present": there[one.key][1]}
        for one in round.issued_beyond(there)
    ]
