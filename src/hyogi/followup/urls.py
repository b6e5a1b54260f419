"""Addresses of the room."""

from typing import Any

from django.urls import URLPattern

from hyogi.followup import queries, specimens
from hyogi.followup.views import board, checking, items, lists, turning
from hyogi.foundation.pages import Specimen, page
from hyogi.foundation.policy import Action

READ = ("GET", "HEAD")
app_name = "followup"


def _of_cycle(route: str, view: Any, name: str, action: Action, methods: Any = READ) -> URLPattern:
    return page(
        f"cycles/<uuid:id>/{route}",
        view,
        name=name,
        action=action,
        about=queries.board_page,
        specimen=Specimen(specimens.a_cycle),
        methods=methods,
    )


def _of_list(route: str, view: Any, name: str, action: Action, specimen: Any, **more: Any) -> URLPattern:
    return page(
        f"lists/<uuid:id>/{route}",
        view,
        name=name,
        action=action,
        about=queries.list_page,
        specimen=Specimen(specimen),
        **more,
    )


def _of_item(route: str, view: Any, name: str, action: Action, specimen: Any, **more: Any) -> URLPattern:
    return page(
        f"items/<uuid:id>/{route}",
        view,
        name=name,
        action=action,
        about=queries.item_page,
        specimen=Specimen(specimen),
        **more,
    )


BOTH = ("GET", "HEAD", "POST")
urlpatterns = [
    _of_cycle("", board.board, "board", Action.SEE_MEETING_WORK),
    _of_cycle("items/", board.items, "items", Action.SEE_MEETING_WORK),
    _of_cycle("sample/", turning.sample, "sample", Action.APPROVE_PLAN, BOTH),
    _of_cycle("carrying/", turning.carry, "carry", Action.RUN_CYCLE, BOTH),
    _of_list("", lists.item_list, "list", Action.SEE_ASSIGNMENT, specimens.a_list, methods=READ),
    _of_list("lines/new/", lists.new_item, "new_item", Action.WRITE_PLAN, specimens.a_list),
    _of_list("handing-in/", lists.hand_in, "hand_in", Action.SUBMIT_REPORT, specimens.a_list, on_paper=True),
    _of_list("approval/", lists.decide, "decide", Action.APPROVE_PLAN, specimens.a_list),
    _of_list("half-year/", lists.mid_check, "mid_check", Action.APPROVE_PLAN, specimens.a_list),
    _of_list("notice/", lists.notice, "notice", Action.APPROVE_PLAN, specimens.a_list),
    _of_item("", items.item, "item", Action.SEE_ASSIGNMENT, specimens.an_item, methods=READ),
    _of_item("plan/", items.plan_item, "plan_item", Action.WRITE_PLAN, specimens.an_item),
    _of_item("striking-off/", items.drop_item, "drop_item", Action.WRITE_PLAN, specimens.an_item),
    _of_item("progress/", items.progress, "progress", Action.REPORT_PROGRESS, specimens.an_item),
    _of_item("done/", items.claim, "claim", Action.REPORT_PROGRESS, specimens.an_item),
    _of_item("evidence/", items.add_evidence, "add_evidence", Action.REPORT_PROGRESS, specimens.an_item),
    _of_item("check/", checking.check, "check", Action.CLOSE_ITEM, specimens.a_claimed_item),
    _of_item("due/", items.ask_due, "ask_due", Action.REPORT_PROGRESS, specimens.an_item),
    _of_item("due/answer/", checking.answer_due, "answer_due", Action.APPROVE_PLAN, specimens.an_item),
    _of_item("needs/", checking.answer_needs, "answer_needs", Action.APPROVE_PLAN, specimens.an_item),
    page(
        "evidence/<uuid:id>/",
        checking.evidence,
        name="evidence",
        action=Action.SEE_ASSIGNMENT,
        about=queries.evidence_page,
        specimen=Specimen(specimens.a_file),
        methods=READ,
        media_type="application/pdf",
    ),
]
