"""The feedback letters, one for each unit: what the unit is told, exactly as the letter was sent."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import deadlines_of, regime_of, run_assignments, stages_of
from hyogi.design.words import local, plain
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.papers.engine import Field
from hyogi.papers.kinds.comments import paragraphs_of
from hyogi.papers.kinds.common import HEAD, head, long_day, long_instant, name_of, post_of
from hyogi.papers.layout import Sheet as Page
from hyogi.papers.making import Facts, NothingYet, Paper, Sheet, Time
from hyogi.results.queries import letter_of, letters_of

KEY = "letters"
TEXT = (Field("text", gettext_lazy("a paragraph"), "Permits take too long."),)
FIELDS = (
    *HEAD,
    Field("reporter", gettext_lazy("the reporting unit"), "First District"),
    Field("post", gettext_lazy("the post that reports"), "Head of the district"),
    Field("number", gettext_lazy("the number of the letter to this unit; 1 but for a corrected result"), "1"),
    Field("sent", gettext_lazy("the day on which the letter was sent"), "20 January 2027"),
    Field("grade", gettext_lazy("the grade; empty for a unit that has none"), "good"),
    Field(
        "lacking",
        gettext_lazy("what is missing where there is no grade for that reason"),
        of=(Field("title", gettext_lazy("the part"), "ballot"),),
    ),
    Field("score", gettext_lazy("the composite, where the rules show it to the unit; else empty"), ""),
    Field(
        "parts",
        gettext_lazy("the parts of the composite, where the rules show them to the unit"),
        of=(
            Field("title", gettext_lazy("the part"), "ballot"),
            Field("value", gettext_lazy("its points; empty where they may not be shown"), "92.10"),
        ),
    ),
    Field("comment", gettext_lazy("the comment of the chair, by paragraphs"), of=TEXT),
    Field("problems", gettext_lazy("the problems that were named"), of=TEXT),
    Field(
        "vetoes",
        gettext_lazy("what limited the grade"),
        of=(
            Field("title", gettext_lazy("the rule"), "figures made up"),
            Field("on", gettext_lazy("the day on which it happened"), "3 May 2026"),
            Field("reason", gettext_lazy("the reason that was stated"), "Found by audit."),
        ),
    ),
    Field("acknowledge_days", gettext_lazy("within how many days to acknowledge; empty where not settled"), "3"),
    Field(
        "objection_until", gettext_lazy("until when a review may be asked for; empty where not settled"), "30 January"
    ),
    Field("plan_due", gettext_lazy("until when the lists are due; empty where not settled"), "4 February 2027"),
)


def gather(actor: Actor, cycle: Cycle) -> list[Sheet]:
    """The letter of every unit that was sent one."""
    letters = letters_of(cycle)
    if not letters:
        raise NothingYet(_("No letter has been sent; letters go out when the result is signed off."))
    common = head(cycle) | _dates(cycle)
    every = [one for one in run_assignments(actor, cycle) if one.pk in letters]
    plans = deadlines_of(cycle, "plan_due", every)
    return [_sheet(common, one, letters[one.pk], plans.get(one.pk)) for one in every]


def own_sheet(assignment: Assignment) -> Sheet | None:
    """The letter of one unit, for that unit; none before it was sent."""
    letter = letter_of(assignment)
    if letter is None:
        return None
    cycle = assignment.cycle
    plan = deadlines_of(cycle, "plan_due", [assignment]).get(assignment.pk)
    return _sheet(head(cycle) | _dates(cycle), assignment, letter, plan)


def _dates(cycle: Cycle) -> Facts:
    regime = regime_of(cycle)
    stages = {stage.key: stage for stage in stages_of(cycle)}
    closes = stages.get("objection_close")
    return {
        "acknowledge_days": str(regime.feedback.acknowledge_days or ""),
        "objection_until": long_instant(closes.due_at, cycle.zone) if closes else "",
    }


def _sheet(common: Mapping[str, str], one: Assignment, letter: Any, plan: Any) -> Sheet:
    content = letter.content
    facts = {
        **common,
        "reporter": name_of(one),
        "post": post_of(one),
        "number": str(letter.number),
        "sent": long_day(local(letter.at, one.cycle.zone).date()),
        "grade": _said(content.get("grade_words")),
        "lacking": [{"title": _said(words)} for words in content.get("missing", [])],
        "score": content.get("score") or "",
        "parts": [
            {"title": _said(part["words"]), "value": part["value"] or _("not shown")}
            for part in content.get("parts", [])
        ],
        "comment": [{"text": line} for line in paragraphs_of(_said(content.get("comment")))],
        "problems": [{"text": line} for line in content.get("problems", [])],
        "vetoes": [
            {
                "title": _said(veto["words"]),
                "on": long_day(date.fromisoformat(veto["on"])),
                "reason": veto["reason"],
            }
            for veto in content.get("vetoes", [])
        ],
        "plan_due": long_instant(plan.due_at, one.cycle.zone) if plan else "",
    }
    return Sheet(facts, one, one.unit.code)


def _said(words: Mapping[str, str] | None) -> str:
    return plain(Texts(words or {}))


def build(language: str) -> bytes:
    """After the form of a 反馈函: addressee, grade, comment, problems, what is asked, seal and day."""
    page = Page(language, margins=(24, 22, 28, 26))
    page.title(_("{{ unit }}\nResult of “{{ cycle }}”"))
    page.line("{{ reporter }}:")
    page.text(_("The result of “{{ cycle }}” has been decided and signed off. It is for your unit as follows."))
    page.heading(_("1. Grade"))
    with page.when("grade"):
        page.text(_("{{ grade }}{% if score %} (composite {{ score }}){% endif %}"))
    with page.when("not grade"):
        page.text(
            _(
                "Your unit has no grade this year{% if lacking %}, because this is missing: {% for one in lacking %}"
                "{{ one.title }}{% if not loop.last %}, {% endif %}{% endfor %}{% endif %}."
            )
        )
    with page.each("part in parts"):
        page.text("{{ part.title }}　{{ part.value }}")
    with page.when("vetoes"):
        page.text(_("The grade was limited by the following:"))
        with page.each("one in vetoes"):
            page.text("{{ one.on }}　{{ one.title }}　{{ one.reason }}")
    page.heading(_("2. Comment"))
    with page.each("one in comment"):
        page.text("{{ one.text }}")
    with page.when("not comment"):
        page.text(_("The comment was given at the meeting."))
    with page.when("problems"):
        page.heading(_("3. Problems to be put right"))
        with page.each("one in problems"):
            page.text("{{ loop.index }}. {{ one.text }}")
    page.heading(_("4. What is asked"))
    page.text(
        _(
            "Please {% if acknowledge_days %}acknowledge this letter within {{ acknowledge_days }} days{% else %}"
            "acknowledge this letter{% endif %}{% if plan_due %}, and hand in your lists of problems, tasks and "
            "responsibility by {{ plan_due }}{% endif %}."
        )
    )
    with page.when("objection_until"):
        page.text(
            _("Whoever finds a fault in fact, count or procedure may ask for a review until {{ objection_until }}.")
        )
    page.signed("{{ unit }}", "{{ sent }}")
    return page.done()


PAPER = Paper(
    KEY,
    gettext_lazy("Feedback letters"),
    gettext_lazy("What each unit is told of its result, as the rules allow; one file for each unit."),
    Time.AFTER,
    FIELDS,
    gather,
    build,
    each_unit=True,
)
