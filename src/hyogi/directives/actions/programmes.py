"""A programme is begun by the convening unit and rolled out by the units below, each telling how far it is."""

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Cycle, FrozenUnit
from hyogi.directives.models import Programme, ProgrammeKind, Rollout
from hyogi.directives.queries import is_below, newest_rollout
from hyogi.directives.rules import UptakeState, lacks_text
from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.writing import writing


def begin_programme(actor: Actor, cycle: Cycle, *, kind: ProgrammeKind, name: Texts, text: Texts) -> Programme:
    """A named undertaking of the convening unit.

    Raises:
        Refusal: without a name, or with the name of another programme of the cycle.
    """
    actor.must(Action.ISSUE_DIRECTIVE, cycle.policy_facts())
    if not name or not text:
        raise Refusal(
            rule=_("A programme has a name and says what it is."),
            fact=_("One of the two is empty."),
            remedy=_("Write both."),
            field="name" if not name else "text",
        )
    with writing():
        last = Programme.unscoped.filter(branch=cycle.branch, cycle=cycle).aggregate(most=Max("position"))["most"] or 0
        made: Programme = Programme.unscoped.create(
            branch=cycle.branch,
            cycle=cycle,
            unit=cycle.convening,
            code=f"programme-{last + 1}",
            position=last + 1,
            kind=kind,
            name=name,
            text=text,
        )
        audit.record(
            actor, Verb.PROGRAMME_BEGUN, made, {"cycle": cycle.code, "code": made.code}, path=cycle.convening.path
        )
    return made


def roll_out(
    actor: Actor, programme: Programme, unit: FrozenUnit, *, state: UptakeState, text: str, number: int, path: str = ""
) -> Rollout:
    """A unit tells how far it is with a programme. `number` is that of what it told last, 0 for nothing; `path` where
    the unit stands today.

    Raises:
        Refusal: for a unit outside the programme's branch; without words.
        Stale: the unit has told something else meanwhile.
    """
    facts = TargetFacts(path=path or unit.path, convening=programme.unit.path)
    actor.must(Action.REPORT_PROGRESS, facts)
    if lacks_text(state, text):
        raise Refusal(
            rule=_("A plan, progress and what was done are told in words."),
            fact=_("There are no words."),
            remedy=_("Write a sentence or two."),
            field="text",
        )
    with writing():
        if not is_below(unit, programme.unit):
            raise Refusal(
                rule=_("A programme is rolled out in the branch of its unit."),
                fact=_("%(unit)s does not lie below it.") % {"unit": unit.name},
            )
        last = newest_rollout(programme, unit)
        theirs = last.number if last else 0
        row = Rollout(
            branch=programme.branch,
            cycle=programme.cycle,
            programme=programme,
            unit=unit,
            number=number + 1,
            state=state.value,
            text=text.strip(),
            person=actor.person_id,
            post=actor.post_id,
        )
        try:
            if theirs != number:
                raise IntegrityError
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            raise Stale(mine={"text": text}, theirs={"text": last.text if last else ""}) from None
        audit.record(
            actor,
            Verb.PROGRAMME_ROLLED_OUT,
            row,
            {"cycle": programme.cycle.code, "code": programme.code, "unit": unit.code, "state": state.value},
            path=facts.path,
        )
    return row
