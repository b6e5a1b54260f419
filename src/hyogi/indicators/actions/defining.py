"""An indicator is defined once for a branch, and named by each cycle that asks for it."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Cycle
from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import Texts, tidy
from hyogi.foundation.policy import Action
from hyogi.foundation.refusals import Refusal
from hyogi.foundation.writing import in_writing, writing
from hyogi.indicators.models import Indicator, Measure, NamedIndicator
from hyogi.indicators.queries import indicators_of, next_place

_CODE = re.compile(r"[A-Za-z0-9_-]{1,40}")


def define(
    branch: str, code: str, *, name: Texts, definition: Texts, measure: Measure, sectors: Sequence[str]
) -> Indicator:
    """The branch's definition under this code, made or brought to these words, inside the act that names it."""
    if not in_writing():
        raise RuntimeError("an indicator is defined in the act that names it")
    made: Indicator = Indicator.unscoped.update_or_create(
        branch=branch,
        code=code,
        defaults={"name": name, "definition": definition, "measure": measure, "sectors": ";".join(sectors)},
    )[0]
    return made


def define_for(
    actor: Actor,
    cycle: Cycle,
    code: str,
    *,
    name: Texts,
    definition: Texts,
    measure: Measure,
    sectors: Sequence[str] = (),
) -> Indicator:
    """Have the cycle ask its reporters for this quantity. A code that the branch knows keeps the meaning that it has.

    Raises:
        Refusal: the code is none, a name or a definition is missing, the code means something else already.
    """
    actor.must(Action.RUN_CYCLE, cycle.policy_facts())
    if not _CODE.fullmatch(code):
        raise Refusal(
            rule=_("The code of an indicator is made of letters, digits, hyphens and underscores, at most 40."),
            fact=_("“%(code)s” is none.") % {"code": code[:60]},
            remedy=_("Choose another code."),
            field="code",
        )
    given = {"name": _plain(name), "definition": _plain(definition)}
    for field, texts in given.items():
        if not texts:
            raise Refusal(
                rule=_("An indicator has a name and a definition, so that every unit counts the same."),
                fact=_("One of them is empty."),
                remedy=_("Fill it in, in one language at least."),
                field=field,
            )
    with writing():
        known = Indicator.unscoped.filter(branch=cycle.branch, code=code).first()
        if known is not None and (known.measure, known.definition) != (measure, given["definition"]):
            raise Refusal(
                rule=_("An indicator keeps its meaning, so that the years can be compared."),
                fact=_("The code “%(code)s” is taken by “%(name)s”.") % {"code": code, "name": known.name},
                remedy=_("Choose another code for the new meaning."),
                field="code",
            )
        made = known or define(cycle.branch, code, measure=measure, sectors=sectors, **given)
        _name(actor, cycle, made, next_place(cycle))
    return made


def carry_over(actor: Actor, previous: Cycle, cycle: Cycle) -> int:
    """Have the cycle ask for what the cycle before asked for. Twice is once. Returns how many were added."""
    actor.must(Action.RUN_CYCLE, cycle.policy_facts())
    added = 0
    with writing():
        there = {one.indicator_id for one in indicators_of(cycle)}
        for place, one in enumerate(indicators_of(previous), next_place(cycle)):
            if one.indicator_id not in there:
                _name(actor, cycle, one.indicator, place)
                added += 1
    return added


def _name(actor: Actor, cycle: Cycle, indicator: Indicator, place: int) -> None:
    _named, is_new = NamedIndicator.unscoped.get_or_create(
        branch=cycle.branch, cycle=cycle, indicator=indicator, defaults={"position": place}
    )
    if is_new:
        facts = {"cycle": cycle.code, "code": indicator.code}
        audit.record(actor, Verb.INDICATOR_DEFINED, indicator, facts, path=cycle.convening.path)


def _plain(texts: Texts) -> Texts:
    return Texts({language: tidy(words)[:2000] for language, words in texts.items()})
