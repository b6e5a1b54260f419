"""The proposal sheet of a cycle."""

from collections import Counter
from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.queries import assignments_of
from hyogi.design import shapes
from hyogi.design.charts import Grid
from hyogi.design.paging import Pager
from hyogi.design.tables import Cell, Column, Sort, Table
from hyogi.design.words import plain
from hyogi.foundation.languages import Texts
from hyogi.foundation.pages import render
from hyogi.foundation.policy import Action
from hyogi.organisation.queries import sectors_to_choose
from hyogi.results.duties import may_sign_next
from hyogi.results.letters import points
from hyogi.results.queries import Line, Sheet
from hyogi.results.queries.lines import Entry
from hyogi.results.queries.posts import post_titles
from hyogi.results.queries.sheet import Stage
from hyogi.results.sentences import role_words
from hyogi.results.telling import cap_words, is_withheld, tie_words
from hyogi.results.views.acting import trail_of
from hyogi.results.wording import MARKS, STAGES, STATES

SIZE = 50
ORDERS = ("position", "unit", "score", "grade", "state")


def sheet(request: HttpRequest, target: Sheet) -> HttpResponse:
    """What is proposed and decided for each unit, how far the result is, and the next act."""
    count = target.in_order.count()
    start = _start(request, count)
    lines = target.lines_among(_leaf(request, target, start))
    context = {
        "sheet": target,
        "trail": trail_of(target.cycle),
        "stages": _track(target),
        "table": _table(request, target, lines, _pager(request, start, count)),
        "grid": _grid(target),
        "seats": _seats(target),
        "caps": [cap_words(target.regime, group) for group in target.groups],
        "ties": [tie_words(group) for group in target.groups if group.tied],
        "held": target.count_open("held"),
        "has_letters": target.has_letters,
        **_acts(request, target),
    }
    return render(request, "results/sheet.html", context)


def _acts(request: HttpRequest, target: Sheet) -> dict[str, Any]:
    """Which acts this reader may do now; the first of them is the main one."""
    facts, id = target.cycle.policy_facts(), [target.cycle.pk]
    may = request.actor.may
    acts: list[tuple[Any, str]] = []
    if target.stage is Stage.SIGNED_OFF and not target.is_sent and may(Action.SEND_FEEDBACK, facts):
        acts.append((_("Send the letters"), reverse("results:send", args=id)))
    if target.stage is Stage.DECIDED and may_sign_next(request.actor, target):
        acts.append((_("Sign the result"), reverse("results:sign", args=id)))
    if target.stage is Stage.PROPOSED and may(Action.DECIDE_RESULT, facts):
        acts.append((_("Decide as proposed"), reverse("results:decide_rest", args=id)))
    if may(Action.PROPOSE_RESULT, facts):
        if target.stage is Stage.WORKED_OUT:
            acts.append((_("Lay the proposal before the deciding body"), reverse("results:propose", args=id)))
        if target.stage in (Stage.PROPOSED, Stage.DECIDED):
            acts.append((_("Enter decisions and signatures made on paper"), reverse("results:decide_rest", args=id)))
        words = _("Work out the results") if target.calculation is None else _("Work the results out again")
        acts.append((words, reverse("results:calculate", args=id)))
    return {"main_act": acts[0] if acts else None, "more_acts": acts[1:]}


def _track(target: Sheet) -> list[shapes.Stage]:
    order = [Stage.WORKED_OUT, Stage.PROPOSED, Stage.DECIDED, Stage.SIGNED_OFF]
    at = order.index(target.stage) if target.stage in order else -1
    found = [
        shapes.Stage(STAGES[stage], state="past" if n <= at else "now" if n == at + 1 else "next")
        for n, stage in enumerate(order)
    ]
    state: Any = "past" if target.is_sent else "now" if target.stage is Stage.SIGNED_OFF else "next"
    return [*found, shapes.Stage(_("letters sent"), state=state)]


def _score(target: Sheet, assignment: UUID, score: str) -> str | None:
    """The points as they may be shown."""
    if not score or is_withheld(target.details.get(str(assignment), "")):
        return None
    return points(score)


def _leaf(request: HttpRequest, target: Sheet, start: int) -> list[UUID]:
    """The units of the leaf. In their own order only they are read; any other order is one of all units."""
    sort = Sort.of(request, ORDERS, "position")
    if sort.name == "position":
        order = target.in_order.reverse() if sort.down else target.in_order
        return list(order[start : start + SIZE])
    return [one.assignment for one in _sorted(request, target)[start : start + SIZE]]


def _sorted(request: HttpRequest, target: Sheet) -> list[Entry]:
    sort = Sort.of(request, ORDERS, "position")
    rank = {one.id: one.order for one in target.regime.grade}
    names = {one.pk: plain(one.unit.names) for one in assignments_of(target.cycle)} if sort.name == "unit" else {}

    def points_of(one: Entry) -> Fraction:
        score = _score(target, one.assignment, one.score)
        return Fraction(score) if score else Fraction(-1)

    keys: dict[str, Callable[[Entry], Any]] = {
        "unit": lambda one: names[one.assignment],
        "score": points_of,
        "grade": lambda one: rank.get(one.grade, 99),
        "state": lambda one: (one.is_settled, one.state),
    }
    return sorted(target.entries, key=keys[sort.name], reverse=sort.down)


def _table(request: HttpRequest, target: Sheet, lines: Sequence[Line], pager: Pager) -> Table:
    rows = [
        (
            Cell(str(line.assignment.position)),
            Cell(line.assignment.unit.names, reverse("results:unit", args=[line.assignment.pk])),
            Cell((line.result and _score(target, line.assignment.pk, line.result.score)) or "–"),
            Cell(_grade(target, line.result_grade), note=_why(target, line)),
            Cell(
                _grade(target, line.grade) if line.decision else "", note=line.decision.reason if line.decision else ""
            ),
            _state(line),
        )
        for line in lines
    ]
    columns = (
        Column("position", _("No."), "number", sort=True),
        Column("unit", _("Unit"), sort=True),
        Column("score", _("Points"), "number", sort=True),
        Column("grade", _("Proposed"), sort=True),
        Column("decided", _("Decided")),
        Column("state", _("State"), "mark", sort=True),
    )
    return Table(_("Grades of all reporters"), columns, rows, sort=Sort.of(request, ORDERS, "position"), pager=pager)


def _grade(target: Sheet, grade: str) -> Any:
    return Texts(target.title_of(grade)) if grade else "–"


def _why(target: Sheet, line: Line) -> Any:
    """Why the proposed grade is not the one that the points reach."""
    if line.result is None or not line.result.threshold:
        return ""
    told = line.result.arithmetic
    titles = {gate.key: gate.title for gate in target.regime.gate}
    titles |= {veto.key: veto.title for veto in target.regime.veto}
    whys = [plain(Texts(titles[key])) for key in told["reasons"]]
    if told["capped"]:
        whys.append(_("no place left at the top"))
    return " · ".join(whys)


def _state(line: Line) -> Cell:
    if line.decision is not None:
        words = _("decided otherwise") if line.is_changed else _("decided as proposed")
        return Cell(words, state="done")
    return Cell(STATES[line.state], state=MARKS[line.state])


def _grid(target: Sheet) -> Grid | None:
    """How the grades lie by sector. A unit of several sectors is counted in each."""
    if target.calculation is None:
        return None
    names = dict(sectors_to_choose())
    columns = [one.id for one in target.regime.grade] + [""]
    counts: dict[str, Counter[str]] = {}
    for (sectors, grade), number in target.grade_counts.items():
        for sector in [code for code in sectors.split(";") if code] or [""]:
            counts.setdefault(sector, Counter())[grade] += number
    order = sorted(counts, key=lambda code: (not code, code))
    return Grid(
        title=_("Grades by sector"),
        rows=[names.get(code, code) or _("without a sector") for code in order],
        columns=[plain(Texts(target.title_of(id))) if id else _("no grade") for id in columns],
        values=[[counts[code][id] or None for id in columns] for code in order],
        description=_(
            "Decided grades, and proposed ones where nothing is decided yet; a unit of several sectors is in each."
        ),
    )


def _seats(target: Sheet) -> Table:
    """Who signs, and who has signed."""
    signed = {one.seat: one for one in target.signatures}
    titles = post_titles(one.post for one in target.signatures)
    rows = []
    for seat in target.seats:
        one = signed.get(seat.key)
        state = Cell(_("signed"), state="done") if one else Cell(_("not yet"), state="open")
        rows.append(
            (
                Cell(role_words(seat.role)),
                state,
                Cell(titles.get(one.post, "") if one else ""),
                Cell(one.at if one else ""),
            )
        )
    columns = (
        Column("role", _("Who signs")),
        Column("state", _("State"), "mark"),
        Column("post", _("Post")),
        Column("at", _("When"), "date"),
    )
    return Table(_("Sign-off"), columns, rows)


def _start(request: HttpRequest, count: int) -> int:
    asked = request.GET.get("from", "0")
    start = int(asked) if asked.isdecimal() and len(asked) < 9 else 0
    return start - start % SIZE if start < count else 0


def _pager(request: HttpRequest, start: int, count: int) -> Pager:
    def address(to: int) -> str:
        query = request.GET.copy()
        query["from"] = str(to)
        return "?" + query.urlencode()

    return Pager(
        previous=address(start - SIZE) if start >= SIZE else "",
        next=address(start + SIZE) if start + SIZE < count else "",
    )
