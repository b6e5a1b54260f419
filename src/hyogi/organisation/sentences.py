"""What the register's rules say to a reader: the rule, the fact, and what to do."""

from datetime import date
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from hyogi.design.words import span, spoken_day
from hyogi.foundation.refusals import Refusal
from hyogi.organisation.rules import Fault, Problem

_CHOOSE_LATER = _("Choose a later day.")
_CODES = _("A code has 1 to 64 signs, among them a letter or a digit, and none of / \\ ; # ? %%.")
_ONE_HOLDER = _("At a time a post has one holder or acting holder; substitutes may stand beside.")
_FOLLOWS = _("An act on the register follows the acts before it: what was is never rewritten.")
_BELOW = _("A unit is put under a unit that stands from that day on, at one place.")
_CLOSING = _("A unit is closed when nobody holds a post in it and no unit below it is open.")

_SENTENCES: dict[Fault, tuple[Any, Any, Any]] = {
    Fault.CODE_MISSING: (_CODES, _("There is no letter or digit in this code."), _("Give another code.")),
    Fault.CODE_TOO_LONG: (_CODES, _("This code has %(length)s signs."), _("Give a shorter code.")),
    Fault.CODE_SIGN: (_CODES, _("This code contains “%(sign)s”."), _("Give a code without this sign.")),
    Fault.CODE_TAKEN: (
        _("A code is given once. Width, case and invisible signs make no difference."),
        _("The code “%(code)s” is taken."),
        _("Give another code."),
    ),
    Fault.NAME_MISSING: (
        _("A name has 1 to 300 signs."),
        _("There is nothing to be read in this name."),
        _("Give a name."),
    ),
    Fault.NAME_TOO_LONG: (
        _("A name has 1 to 300 signs."),
        _("This name has %(length)s signs; %(most)s is the most."),
        _("Give a shorter name."),
    ),
    Fault.REASON_MISSING: (
        _("Every act has a reason, such as the decision on which it rests."),
        _("No reason was given."),
        _("Write the reason."),
    ),
    Fault.REASON_TOO_LONG: (
        _("A reason has at most 500 signs."),
        _("This reason has %(length)s signs."),
        _("Write a shorter reason."),
    ),
    Fault.DAY_TOO_EARLY: (
        _("Days in the register begin with %(earliest)s."),
        _("The day given is %(day)s."),
        _("Look for a mistyped year."),
    ),
    Fault.DAY_TOO_LATE: (
        _("An act is entered two years ahead at the most, up to %(latest)s."),
        _("The day given is %(day)s."),
        _("Look for a mistyped year, or enter it later."),
    ),
    Fault.BEFORE_LAST_ACT: (
        _FOLLOWS,
        _("The last act holds from %(since)s, which is after %(day)s."),
        _("Choose that day or a later one."),
    ),
    Fault.CLOSED: (
        _("Nothing is changed in what is closed."),
        _("It is closed from %(on)s on."),
        _("The register office of the unit above can set up another one."),
    ),
    Fault.NOT_THERE_YET: (
        _("A post is held from the day on which it is founded."),
        _("The post is founded on %(since)s; the day given is %(day)s."),
        _CHOOSE_LATER,
    ),
    Fault.GAP: (
        _("The states of a unit follow one another without a gap."),
        _("From %(since)s to %(until)s there is none."),
        _("Have each state begin on the day on which the one before ends."),
    ),
    Fault.OVERLAP: (
        _("A unit has one state at a time."),
        _("One state begins on %(day)s, before another ends on %(until)s."),
        _("Have each state begin on the day on which the one before ends."),
    ),
    Fault.NOTHING_CHANGES: (
        _("An act changes something."),
        _("What was given is what the register says already."),
        _("Change something, or leave the page."),
    ),
    Fault.PARENT_MISSING: (
        _BELOW,
        _("On %(day)s the unit “%(code)s” does not stand."),
        _("Choose another day or another unit."),
    ),
    Fault.PARENT_ENDS: (_BELOW, _("The unit “%(code)s” is closed from %(on)s on."), _("Choose another unit.")),
    Fault.PARENT_MOVED: (
        _BELOW,
        _("The unit “%(code)s” came to its place on %(since)s, which is after %(day)s."),
        _("Choose that day or a later one."),
    ),
    Fault.INTO_ITSELF: (
        _("A unit lies neither under itself nor under a unit below it."),
        _("“%(code)s” is the unit itself, or lies below it."),
        _("Choose a unit outside of it."),
    ),
    Fault.TOO_DEEP: (
        _("A tree has at most %(most)s levels."),
        _("This would be level %(depth)s."),
        _("Choose a unit further up."),
    ),
    Fault.LATER_BELOW: (
        _FOLLOWS,
        ngettext_lazy(
            "%(count)s unit that lies below has a state that begins after %(day)s.",
            "%(count)s units that lie below have states that begin after %(day)s.",
            "count",
        ),
        _CHOOSE_LATER,
    ),
    Fault.POSTS_HELD: (
        _CLOSING,
        ngettext_lazy(
            "%(count)s person holds a post in it on that day or later.",
            "%(count)s people hold a post in it on that day or later.",
            "count",
        ),
        _("The register office of the unit ends these tenures first."),
    ),
    Fault.UNITS_BELOW: (
        _CLOSING,
        ngettext_lazy(
            "%(count)s unit below it is open on that day or later.",
            "%(count)s units below it are open on that day or later.",
            "count",
        ),
        _("Move or close the units below first."),
    ),
    Fault.POST_HELD: (
        _("A post is closed when nobody holds it."),
        ngettext_lazy(
            "%(count)s person holds it on that day or later.",
            "%(count)s people hold it on that day or later.",
            "count",
        ),
        _("The register office of the unit ends the tenure first."),
    ),
    Fault.HELD_BY_ANOTHER: (
        _ONE_HOLDER,
        _("Another person holds this post: %(span)s."),
        _("End that tenure first, or choose days outside of it."),
    ),
    Fault.HELD_ALREADY: (
        _("A person holds a post in one manner at a time."),
        _("This person holds the post: %(span)s."),
        _("End that tenure first, or choose days outside of it."),
    ),
    Fault.ENDS_BEFORE_START: (
        _("A tenure ends on the day on which it began, or later."),
        _("It began on %(since)s; the day given is %(day)s."),
        _CHOOSE_LATER,
    ),
    Fault.ENDED_ALREADY: (
        _("A tenure ends once."),
        _("It ends, or ended, on %(on)s."),
        _("Open the page again to see how the post stands."),
    ),
}


def refusal_of(problem: Problem, field: str = "") -> Refusal:
    """The problem as a refusal in the language of the moment. `field` names the form's field that it concerns."""
    facts = {name: _shown(value) for name, value in problem.facts.items()}
    facts["span"] = strip_tags(span(problem.facts.get("since"), problem.facts.get("until")))
    rule, fact, remedy = (text % facts for text in _SENTENCES[problem.fault])
    return Refusal(rule=rule, fact=fact, remedy=remedy, field=field)


def keep(problem: Problem | None, field: str = "") -> None:
    """Pass where nothing stands against it; raise the refusal otherwise."""
    if problem is not None:
        raise refusal_of(problem, field)


def _shown(value: Any) -> Any:
    return spoken_day(value) if isinstance(value, date) else value
