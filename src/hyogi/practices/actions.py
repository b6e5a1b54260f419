"""What is done with practices: proposed, recommended or set aside, taken over, credited."""

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Cycle, FrozenUnit
from hyogi.foundation import audit
from hyogi.foundation.actors import Actor
from hyogi.foundation.audit import Verb
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.writing import writing
from hyogi.practices.models import Adoption, Practice, PracticeState, PracticeStep
from hyogi.practices.rules import Move, may_move


def propose(actor: Actor, cycle: Cycle, unit: FrozenUnit, *, title: str, text: str, path: str = "") -> Practice:
    """A unit proposes what it found to work. `path` is where the unit stands today.

    Raises:
        Refusal: without a title or without words.
    """
    facts = TargetFacts(path=path or unit.path, convening=cycle.policy_facts().path)
    actor.must(Action.PROPOSE_PRACTICE, facts)
    for field, words in (("title", title), ("text", text)):
        if not words.strip():
            raise Refusal(
                rule=_("A practice has a title and says what was done and what came of it."),
                fact=_("One of the two is empty."),
                remedy=_("Write both."),
                field=field,
            )
    with writing():
        last = Practice.unscoped.filter(branch=cycle.branch, cycle=cycle).aggregate(most=Max("number"))["most"] or 0
        try:
            with transaction.atomic():
                made: Practice = Practice.unscoped.create(
                    branch=cycle.branch,
                    cycle=cycle,
                    unit=unit,
                    number=last + 1,
                    title=title.strip(),
                    text=text.strip(),
                )
        except IntegrityError:
            raise Stale(mine={"title": title, "text": text}, theirs={"title": "", "text": ""}) from None
        _step(actor, made, PracticeState.PROPOSED, "")
        audit.record(
            actor,
            Verb.PRACTICE_PROPOSED,
            made,
            {"cycle": cycle.code, "number": made.number, "unit": unit.code},
            path=facts.path,
        )
    return made


def move(actor: Actor, practice: Practice, step: Move, *, text: str, version: int) -> Practice:
    """The convening unit recommends a practice, sets it aside, or credits it; another person than who proposed it.

    Raises:
        Refusal: without a reason; a step that cannot follow; a credit that nobody has earned by taking it over.
        Stale: somebody else moved it meanwhile.
    """
    proposed = PracticeStep.unscoped.filter(branch=practice.branch, practice=practice, number=1).first()
    convening = practice.cycle.policy_facts().path
    facts = TargetFacts(path=convening, convening=convening, person=proposed.person if proposed else None)
    actor.must(Action.RECOMMEND_PRACTICE, facts)
    if not text.strip():
        raise Refusal(
            rule=_("What becomes of a practice is told with a reason."),
            fact=_("There is no reason."),
            remedy=_("Write the reason in a sentence."),
            field="text",
        )
    with writing():
        adoptions = Adoption.unscoped.filter(branch=practice.branch, practice=practice).count()
        if not may_move(practice.state, step, adoptions):
            raise Refusal(
                rule=_("A practice is recommended, then credited once another unit has taken it over."),
                fact=_("This practice is %(state)s; units that have taken it over: %(number)s.")
                % {"state": practice.get_state_display(), "number": adoptions},
                remedy=_("Choose a step that can follow."),
                field="state",
            )
        mine = Practice.unscoped.filter(branch=practice.branch, pk=practice.pk, version=version, state=practice.state)
        if not mine.update(state=step.value, version=version + 1):
            raise Stale(mine={"state": step.value, "text": text}, theirs={"state": practice.state, "text": ""})
        practice.state, practice.version = step.value, version + 1
        _step(actor, practice, PracticeState(step.value), text.strip())
        audit.record(
            actor,
            Verb.PRACTICE_MOVED,
            practice,
            {"cycle": practice.cycle.code, "number": practice.number, "state": step.value},
            path=convening,
        )
    return practice


def adopt(actor: Actor, practice: Practice, unit: FrozenUnit, *, text: str, path: str = "") -> Adoption:
    """Another unit takes a recommended practice over and says what it changed. A second time nothing happens.

    Raises:
        Refusal: by the unit that proposed it; before it is recommended; without words.
    """
    facts = TargetFacts(path=path or unit.path, convening=practice.cycle.policy_facts().path)
    actor.must(Action.REPORT_PROGRESS, facts)
    if unit.pk == practice.unit_id:
        raise Refusal(
            rule=_("A practice is taken over by another unit than the one that proposed it."),
            fact=_("%(unit)s proposed this one.") % {"unit": unit.name},
            field="unit",
        )
    if practice.state not in (PracticeState.RECOMMENDED, PracticeState.CREDITED):
        raise Refusal(
            rule=_("A practice is taken over once it is recommended."),
            fact=_("This one is not recommended."),
            remedy=_("The convening unit recommends it."),
        )
    if not text.strip():
        raise Refusal(
            rule=_("Who takes a practice over says what it changed."),
            fact=_("There are no words."),
            remedy=_("Write a sentence or two."),
            field="text",
        )
    with writing():
        found: Adoption | None = Adoption.unscoped.filter(branch=practice.branch, practice=practice, unit=unit).first()
        if found is not None:
            return found
        made: Adoption = Adoption.unscoped.create(
            branch=practice.branch,
            cycle=practice.cycle,
            practice=practice,
            unit=unit,
            text=text.strip(),
            person=actor.person_id,
            post=actor.post_id,
        )
        audit.record(
            actor,
            Verb.PRACTICE_ADOPTED,
            made,
            {"cycle": practice.cycle.code, "number": practice.number, "unit": unit.code},
            path=facts.path,
        )
    return made


def _step(actor: Actor, practice: Practice, state: PracticeState, text: str) -> None:
    last = PracticeStep.unscoped.filter(branch=practice.branch, practice=practice).aggregate(most=Max("number"))
    PracticeStep.unscoped.create(
        branch=practice.branch,
        cycle=practice.cycle,
        practice=practice,
        number=(last["most"] or 0) + 1,
        state=state,
        text=text,
        person=actor.person_id,
        post=actor.post_id,
    )
