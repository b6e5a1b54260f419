"""The arithmetic of a result in sentences, so that a reader can check it by hand, and a gate, veto or cap in words.

Source: docs/pages.md, "Result of a unit".
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hyogi.ballots.rules import Detail
from hyogi.design.words import plain
from hyogi.foundation.languages import Texts
from hyogi.foundation.numbers import WHOLE_BP, decimal, rounded
from hyogi.regimes.shape import RegimeFile
from hyogi.results.letters import told
from hyogi.results.rules import Group

PLAIN_DIGITS = 4


def arithmetic_lines(
    regime: RegimeFile, arithmetic: dict[str, Any], detail: str, id: str = "", groups: Sequence[Group] = ()
) -> list[str]:
    """The way to the proposed grade, step by step. Where the ballot part may not be told, only that."""
    words = _Words(regime)
    shown = told(regime, arithmetic, detail)
    if arithmetic["state"] == "ungraded":
        return [_("The unit is not graded in this cycle: it is new, or its head is new in the post.")]
    if arithmetic["held_by"]:
        return list(_held(words, arithmetic))
    if shown is None:
        lines = [
            _("The figures are withheld: so few marks were given that the sum would tell how single persons marked.")
        ]
    else:
        lines = [*_terms(words, shown), *_sum(regime, shown)]
    return [*lines, *_grade(words, arithmetic, shown), *_cap(words, arithmetic, id, groups)]


def _held(words: "_Words", arithmetic: dict[str, Any]) -> Iterator[str]:
    missing = ", ".join(words.part(key) for key in arithmetic["held_by"])
    yield _("No grade can be worked out, because this is missing: %(parts)s.") % {"parts": missing}


def _terms(words: "_Words", shown: dict[str, Any]) -> Iterator[str]:
    near = shown.get("rounded", ())
    for key, value, share, clipped in shown["terms"]:
        points = Fraction(value) * Fraction(share)
        words_for = {"part": words.part(key), "value": number(value), "share": share_words(share)}
        if key in near:
            about = decimal(rounded(points, PLAIN_DIGITS), PLAIN_DIGITS)
            line = _("%(part)s: %(value)s × %(share)s ≈ %(points)s") % {**words_for, "points": about}
        else:
            line = _("%(part)s: %(value)s × %(share)s = %(points)s") % {**words_for, "points": number(points)}
        if clipped:
            line = _("%(line)s (counted as the most of the scale)") % {"line": line}
        yield line
    if shown["missing"]:
        missing = ", ".join(words.part(key) for key in shown["missing"])
        yield _("Missing: %(parts)s. The weight goes to the other parts in proportion.") % {"parts": missing}
    if near:
        yield _("The ballot part is shown with two digits only, because a class of voters is small.")


def _sum(regime: RegimeFile, shown: dict[str, Any]) -> Iterator[str]:
    if shown["exact"]:
        yield _("Sum of the parts: %(sum)s") % {"sum": number(shown["exact"])}
    points = {one.key: one for one in regime.adjustment}
    for key, count, x100 in shown["adjustments"]:
        yield _("%(what)s, %(count)s ×: %(points)s points") % {
            "what": plain(Texts(points[key].title)),
            "count": count,
            "points": signed(x100),
        }
    if shown["limited"]:
        yield _("Within the limits of the regime the adjustments come to %(points)s points.") % {
            "points": signed(shown["adjustment_x100"])
        }
    digits = regime.composite.round_digits if regime.composite.round_digits is not None else 2
    yield _("Rounded to %(digits)s digits: %(score)s points") % {
        "digits": digits,
        "score": decimal(Fraction(shown["score"]), digits),
    }


def _grade(words: "_Words", arithmetic: dict[str, Any], shown: dict[str, Any] | None) -> Iterator[str]:
    grade = arithmetic["threshold"]
    if grade:
        line = _("This reaches the grade “%(grade)s”, which begins at %(from)s points.")
        if shown is None:
            line = _("The sum reaches the grade “%(grade)s”, which begins at %(from)s points.")
        yield line % {"grade": words.grade(grade), "from": words.begins(grade)}
    for key in arithmetic["reasons"]:
        yield words.limit(key)


def _cap(words: "_Words", arithmetic: dict[str, Any], id: str, groups: Sequence[Group]) -> Iterator[str]:
    for group in groups:
        if id in group.capped or id in group.tied:
            yield cap_words(words.regime, group)
        if id in group.capped:
            yield _("Others have more points, so the grade is “%(grade)s”.") % {
                "grade": words.grade(arithmetic["proposed"])
            }
        if id in group.tied:
            yield tie_words(group)


def cap_words(regime: RegimeFile, group: Group) -> str:
    """How many may have the top grade, and of how many."""
    share = Fraction(regime.cap.top_share_max_bp or 0, 100)
    return _("At most %(share)s %% of %(base)s units may have the top grade: %(places)s.") % {
        "share": number(share),
        "base": group.base,
        "places": ngettext("%(count)s place", "%(count)s places", group.places) % {"count": group.places},
    }


def tie_words(group: Group) -> str:
    """Who is equal for how many places."""
    return ngettext(
        "%(units)s units have equally many points for %(count)s place; the deciding body chooses, with a reason.",
        "%(units)s units have equally many points for %(count)s places; the deciding body chooses, with a reason.",
        group.open_places,
    ) % {"units": len(group.tied), "count": group.open_places}


def number(value: Fraction | str) -> str:
    """An exact value: as a decimal where it ends within four digits, else as a fraction with its nearest decimal."""
    exact = Fraction(value)
    if (exact * 10**PLAIN_DIGITS).denominator == 1:
        text = decimal(exact, PLAIN_DIGITS).rstrip("0").rstrip(".")
        return text or "0"
    near = decimal(rounded(exact, PLAIN_DIGITS), PLAIN_DIGITS)
    return f"{exact.numerator}/{exact.denominator} ≈ {near}"


def share_words(share: str) -> str:
    """A share in percent where that is exact, else as a fraction."""
    percent = Fraction(share) * 100
    if (percent * WHOLE_BP).denominator == 1 and (percent * 100).denominator == 1:
        return f"{number(percent)} %"
    return share


def signed(x100: int) -> str:
    """Hundredths of a point with their sign: +1.00."""
    return f"{'+' if x100 >= 0 else '−'}{decimal(Fraction(abs(x100), 100))}"


class _Words:
    """The words of a regime for its keys."""

    def __init__(self, regime: RegimeFile):
        self.regime = regime

    def part(self, key: str) -> str:
        return next((plain(Texts(one.title)) for one in self.regime.component if one.key == key), key)

    def grade(self, id: str) -> str:
        return next((plain(Texts(one.title)) for one in self.regime.grade if one.id == id), id)

    def begins(self, id: str) -> str:
        return decimal(Fraction(next(one.from_x100 or 0 for one in self.regime.grade if one.id == id), 100))

    def limit(self, key: str) -> str:
        """What a gate or a veto does to the grade."""
        for gate in self.regime.gate:
            if gate.key == key:
                return _("Condition not met: %(gate)s. The grade is at most “%(grade)s”.") % {
                    "gate": plain(Texts(gate.title)),
                    "grade": self.grade(gate.else_max),
                }
        veto = next(one for one in self.regime.veto if one.key == key)
        effect = {
            "max_grade": _("The grade is at most “%(grade)s”."),
            "fixed_grade": _("The grade is “%(grade)s”, whatever else is the case."),
            "drop_one": _("The grade is one step lower."),
            "no_grade": _("There is no grade."),
        }[veto.effect]
        return _("Veto, confirmed by a second person: %(veto)s. %(effect)s") % {
            "veto": plain(Texts(veto.title)),
            "effect": effect % {"grade": self.grade(veto.grade or "")},
        }


def is_withheld(detail: str) -> bool:
    """Whether no figure of the sum may be shown."""
    return detail == Detail.NOTHING
