"""The acts on the result of a cycle as a whole: work out, propose, decide the rest, sign, send the letters."""

from collections import Counter
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hyogi.design.shapes import Crumb
from hyogi.design.words import plain
from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import Action
from hyogi.results import actions
from hyogi.results.forms import CalculationForm, EnteredRead, Read, SignatureForm
from hyogi.results.queries import Sheet
from hyogi.results.queries.sheet import Stage
from hyogi.results.telling import tie_words
from hyogi.results.views.acting import Act, sent, show, trail_of


def calculate(request: HttpRequest, target: Sheet) -> HttpResponse:
    """Work the results out."""
    number = target.calculation.number if target.calculation else 0
    again = target.stage not in (Stage.NONE, Stage.WORKED_OUT)
    form = CalculationForm(again, *sent(request), initial={"read": number})
    happens = [
        _("All parts, adjustments and confirmed vetoes are taken as they stand now."),
        _("The calculation is kept with everything that went into it; nobody below sees it before the sign-off."),
    ]
    if again:
        happens.append(_("What was decided and signed for the calculation before does not hold for this one."))
    return show(
        request,
        Act(
            title=_("Work the results out again") if number else _("Work out the results"),
            trail=trail_of(target.cycle, Crumb(_("Work out"))),
            form=form,
            perform=lambda: _calculated(request, target, form),
            button=_("Work out the results"),
            happens=happens,
            back=_url(target),
            keep="calculation",
        ),
    )


def _calculated(request: HttpRequest, target: Sheet, form: CalculationForm) -> tuple[str, Any]:
    wanted = form.cleaned_data
    made = actions.calculate(request.actor, target.cycle, seen=wanted["read"], reason=wanted.get("reason", ""))
    return _url(target), _("The results are worked out: calculation %(number)s.") % {"number": made.number}


def propose(request: HttpRequest, target: Sheet) -> HttpResponse:
    """Lay the calculation before the deciding body."""
    form = Read(*sent(request), initial={"read": _number(target)})
    return show(
        request,
        Act(
            title=_("Lay the proposal before the deciding body"),
            trail=trail_of(target.cycle, Crumb(_("Proposal"))),
            form=form,
            perform=lambda: _proposed(request, target, form),
            button=_("Lay it before the deciding body"),
            happens=[
                _("The head and the deputies of the convening unit find it at their home page."),
                *(tie_words(group) for group in target.groups if group.tied),
                *_warnings(target),
            ],
            back=_url(target),
            keep="proposal",
        ),
    )


def _warnings(target: Sheet) -> list[str]:
    if not target.pending:
        return []
    count = len(target.pending)
    return [
        ngettext(
            "%(count)s veto is asserted by one side alone: it has no effect.",
            "%(count)s vetoes are asserted by one side alone: they have no effect.",
            count,
        )
        % {"count": count}
    ]


def _proposed(request: HttpRequest, target: Sheet, form: Read) -> tuple[str, Any]:
    actions.propose(request.actor, target, read=form.cleaned_data["read"])
    return _url(target), _("The proposal is laid before the deciding body.")


def decide_rest(request: HttpRequest, target: Sheet) -> HttpResponse:
    """Decide as proposed for all that is not decided yet."""
    facts = target.cycle.policy_facts()
    form = EnteredRead(request.actor, Action.DECIDE_RESULT, facts, *sent(request), initial={"read": _number(target)})
    left, open_ = target.count_open("proposed"), target.count_open("tied", "held")
    happens = [
        ngettext(
            "For %(count)s unit the proposed grade is decided.",
            "For %(count)s units the proposed grades are decided.",
            left,
        )
        % {"count": left}
    ]
    if open_:
        happens.append(_("Units that are equal at the cap or lack a part stay open; they are decided one by one."))
    return show(
        request,
        Act(
            title=_("Decide as proposed"),
            trail=trail_of(target.cycle, Crumb(_("Decision"))),
            form=form,
            perform=lambda: _decided(request, target, form),
            button=_("Decide as proposed"),
            happens=happens,
            back=_url(target),
            keep="decisions",
        ),
    )


def _decided(request: HttpRequest, target: Sheet, form: EnteredRead) -> tuple[str, Any]:
    made = actions.decide_rest(request.actor, target, read=form.cleaned_data["read"], **form.entry)
    words = ngettext("%(count)s grade is decided.", "%(count)s grades are decided.", len(made))
    return _url(target), words % {"count": len(made)}


def sign(request: HttpRequest, target: Sheet) -> HttpResponse:
    """Sign the decided result."""
    form = SignatureForm(
        request.actor,
        Action.SIGN_RESULT,
        target.policy_facts(),
        *sent(request),
        initial={"standing": target.standing_hash},
    )
    counts = Counter[str]()
    for (_sectors, grade), number in target.grade_counts.items():
        counts[grade] += number
    about = [
        (plain(Texts(target.title_of(id))) if id else _("no grade"), counts[id])
        for id in [*(one.id for one in target.regime.grade), ""]
    ]
    return show(
        request,
        Act(
            title=_("Sign the result"),
            trail=trail_of(target.cycle, Crumb(_("Sign-off"))),
            form=form,
            perform=lambda: _signed(request, target, form),
            button=_("Sign the result"),
            happens=[
                _("You sign the grades of all units as they stand on the sheet."),
                _("With the last signature the result is fixed. A later error needs new letters."),
            ],
            back=_url(target),
            keep="signature",
            about=about,
        ),
    )


def _signed(request: HttpRequest, target: Sheet, form: SignatureForm) -> tuple[str, Any]:
    actions.sign(request.actor, target, standing=form.cleaned_data["standing"], **form.entry)
    return _url(target), _("Your signature is under the result.")


def send(request: HttpRequest, target: Sheet) -> HttpResponse:
    """Make the letters of all units."""
    form = Read(*sent(request), initial={"read": _number(target)})
    count = target.unsent or target.in_order.count()
    shows = {
        "grade": _("Each letter tells the unit its grade, and no figures."),
        "grade_and_parts": _("Each letter tells the unit its grade and the parts of its result."),
        "full": _("Each letter tells the unit its grade, the parts and the whole arithmetic."),
    }[target.regime.feedback.shows]
    return show(
        request,
        Act(
            title=_("Send the letters"),
            trail=trail_of(target.cycle, Crumb(_("Letters"))),
            form=form,
            perform=lambda: _sent(request, target, form),
            button=_("Send the letters"),
            happens=[
                ngettext("%(count)s unit gets its letter.", "%(count)s units get their letter.", count)
                % {"count": count},
                shows,
                _("With the letter each unit's list begins, with the problems picked at the meeting."),
            ],
            back=_url(target),
            keep="letters",
        ),
    )


def _sent(request: HttpRequest, target: Sheet, form: Read) -> tuple[str, Any]:
    made = actions.send_letters(request.actor, target, read=form.cleaned_data["read"])
    words = ngettext("%(count)s letter is sent.", "%(count)s letters are sent.", len(made))
    return reverse("results:letters", args=[target.cycle.pk]), words % {"count": len(made)}


def _number(target: Sheet) -> int:
    return target.calculation.number if target.calculation else 0


def _url(target: Sheet) -> str:
    return reverse("results:sheet", args=[target.cycle.pk])
