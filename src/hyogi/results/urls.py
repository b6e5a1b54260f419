"""Addresses of the room."""

from typing import Any

from django.urls import URLPattern

from hyogi.cycles.queries import assignment_page
from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action
from hyogi.results import queries, specimens
from hyogi.results.views import letters, reviews, sheet, units, vetoes, whole

READ = ("GET", "HEAD")
app_name = "results"


def _of_cycle(route: str, view: Any, name: str, action: Action, **more: Any) -> URLPattern:
    return page(
        f"<uuid:id>/{route}",
        view,
        name=name,
        action=action,
        about=queries.sheet_page,
        specimen=Specimen(specimens.a_cycle),
        **more,
    )


def _of_unit(route: str, view: Any, name: str, action: Action, about: Any, **more: Any) -> URLPattern:
    return page(
        f"units/<uuid:id>/{route}",
        view,
        name=name,
        action=action,
        about=about,
        specimen=Specimen(specimens.a_unit),
        **more,
    )


def _of_letter(route: str, view: Any, name: str, action: Action, **more: Any) -> URLPattern:
    return page(
        f"letters/<uuid:id>/{route}",
        view,
        name=name,
        action=action,
        about=queries.letter_page,
        specimen=Specimen(specimens.a_letter),
        **more,
    )


urlpatterns = [
    _of_cycle("", sheet.sheet, "sheet", Action.SEE_MEETING_WORK, methods=READ),
    _of_cycle("calculation/", whole.calculate, "calculate", Action.PROPOSE_RESULT),
    _of_cycle("proposal/", whole.propose, "propose", Action.PROPOSE_RESULT),
    _of_cycle("decisions/", whole.decide_rest, "decide_rest", Action.DECIDE_RESULT, on_paper=True),
    _of_cycle("signature/", whole.sign, "sign", Action.SIGN_RESULT, on_paper=True),
    _of_cycle("sending/", whole.send, "send", Action.SEND_FEEDBACK),
    _of_cycle("letters/", letters.letters, "letters", Action.SEE_MEETING_WORK, methods=READ),
    _of_unit("", units.unit, "unit", Action.SEE_MEETING_WORK, queries.unit_page, methods=READ),
    _of_unit("decision/", units.decide, "decide", Action.DECIDE_RESULT, queries.unit_page, on_paper=True),
    _of_unit("adjustment/", units.adjust, "adjust", Action.PROPOSE_RESULT, assignment_page),
    _of_unit("veto/", vetoes.assert_veto, "assert_veto", Action.PROPOSE_RESULT, assignment_page),
    page(
        "adjustments/<uuid:id>/taking-back/",
        units.cancel_adjustment,
        name="cancel_adjustment",
        action=Action.PROPOSE_RESULT,
        about=queries.adjustment_page,
        specimen=Specimen(specimens.an_adjustment),
    ),
    page(
        "vetoes/<uuid:id>/",
        vetoes.veto,
        name="veto",
        action=Action.SEE_MEETING_WORK,
        about=queries.veto_page,
        specimen=Specimen(specimens.a_veto),
    ),
    page(
        "vetoes/<uuid:id>/document/",
        vetoes.veto_document,
        name="veto_document",
        action=Action.SEE_MEETING_WORK,
        about=queries.veto_page,
        specimen=Specimen(specimens.a_veto),
        methods=READ,
        media_type="application/pdf",
    ),
    _of_letter("", letters.letter, "letter", Action.SEE_ASSIGNMENT, methods=READ),
    _of_letter("acknowledgement/", letters.acknowledge, "acknowledge", Action.ACKNOWLEDGE, on_paper=True),
    _of_letter("review/", letters.ask_review, "ask_review", Action.ASK_REVIEW, on_paper=True),
    page(
        "reviews/<uuid:id>/",
        reviews.review,
        name="review",
        action=Action.SEE_ASSIGNMENT,
        about=queries.review_page,
        specimen=Specimen(specimens.a_review),
    ),
]
