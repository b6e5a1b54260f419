"""The reports, a leaf at a time, each with its comment or the form that fixes it; the correction of one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from hyogi.cycles.models import Assignment, Cycle
from hyogi.cycles.queries import regime_of
from hyogi.design.paging import Leaf, Paging
from hyogi.design.saying import saved
from hyogi.design.words import plain
from hyogi.foundation import once
from hyogi.foundation.pages import render
from hyogi.foundation.refusals import Hidden, Refusal
from hyogi.meetings import actions, queries
from hyogi.meetings.forms import CommentForm, CorrectionForm
from hyogi.meetings.models import AgendaItem, Comment, CommentProblem
from hyogi.meetings.queries import CommentTarget
from hyogi.meetings.queries.drafts import Draft, drafts_for
from hyogi.meetings.queries.pages import place_among
from hyogi.meetings.sealing import spoken
from hyogi.meetings.views.parts import trail
from hyogi.meetings.wording import role_words

LEAF, NAMED = 30, 40
"""So many reports are on a leaf; so many of those without a comment are named."""


@dataclass
class Line:
    """One report: its comment, or the form for it."""

    assignment: Assignment
    comment: Comment | None
    problems: list[CommentProblem]
    form: CommentForm | None
    by: Any = ""
    is_now: bool = False
    required: bool = True
    refusal: Refusal | None = None
    is_next: bool = False


def comments(request: HttpRequest, cycle: Cycle) -> HttpResponse:
    """Every report in order. What is fixed stands there; the next one to fix has the focus."""
    refused: dict[UUID, Refusal] = {}
    meeting = queries.meeting_of(cycle)
    running = queries.running_item(meeting) if meeting else None
    leaf = _leaf(request, cycle, running)
    lines = _lines(request, cycle, leaf, running)
    if request.method == "POST":
        line = _asked(request, lines)
        try:
            if line.form is not None and line.form.is_valid():
                return once.act(request, lambda: _fixed(request, cycle, line))
        except Refusal as why:
            line.refusal = why
            refused[line.assignment.pk] = why
    missing = queries.uncommented(cycle)
    regime = regime_of(cycle)
    _point(request, lines)
    context = {
        "cycle": cycle,
        "meeting": meeting,
        "may": meeting is not None and meeting.opened_at is not None,
        "lines": lines,
        "left": missing.count(),
        "missing": _missing(missing[:NAMED], lines),
        "fixed": queries.count_commented(cycle),
        "pager": leaf.pager,
        "most": regime.meeting.comment_max_chars,
        "least": regime.meeting.comment_problem_min,
        "stage": queries.may_fix_now(leaf.rows[:1], meeting),
        "trail": trail(cycle, _("Comments")),
    }
    return render(request, "meetings/comments.html", context, status=403 if refused else 200)


def _leaf(request: HttpRequest, cycle: Cycle, running: AgendaItem | None) -> Leaf:
    """The leaf of reports that is asked for: by number, by the report that was sent or comes next, else the one on
    which the report stands that is being given."""
    sent, following = request.POST.get("assignment", ""), request.GET.get("next", "")
    id, position = None, None
    if _is_id(sent):
        id = UUID(sent)
    elif following.isascii() and following.isdigit() and len(following) < 9:
        position = int(following)
    elif running is not None:
        id = running.assignment_id
    rows, before = place_among(request.actor, cycle, id=id, position=position)
    query = request.GET.copy()
    if sent or following:
        for word in ("leaf", "next"):
            query.pop(word, None)
    return Paging(query, LEAF).numbered(rows, at=before // LEAF)


def _is_id(text: str) -> bool:
    try:
        return bool(UUID(text))
    except ValueError:
        return False


def _missing(some: Iterable[Assignment], lines: list[Line]) -> list[tuple[Assignment, str]]:
    """The first reports without a comment, each with the address of its form, on this leaf or another."""
    here = {line.assignment.pk for line in lines}
    return [(one, f"#c{one.position}" if one.pk in here else f"?next={one.position}#c{one.position}") for one in some]


def _lines(request: HttpRequest, cycle: Cycle, leaf: Leaf, running: AgendaItem | None) -> list[Line]:
    ids = [one.pk for one in leaf.rows]
    drafts, fixed = drafts_for(cycle, ids), queries.comments_of(cycle, ids)
    problems = queries.problems_on(cycle, fixed)
    wanted = regime_of(cycle).meeting.comment_required_for
    lines = []
    for one in leaf.rows:
        comment = fixed.get(one.pk)
        form = None if comment else _form(request, one, drafts.get(one.pk, Draft()))
        by = (comment.seat.name if comment.seat else role_words(comment.role)) if comment else ""
        is_now = running is not None and running.assignment_id == one.pk
        lines.append(Line(one, comment, problems.get(one.pk, []), form, by, is_now, one.mode in wanted))
    return lines


def _form(request: HttpRequest, assignment: Assignment, draft: Draft) -> CommentForm:
    prefix = f"c{assignment.position}"
    if request.method == "POST" and request.POST.get("assignment") == str(assignment.pk):
        return CommentForm.of_post(request.POST, prefix)
    return CommentForm.of_draft(draft, prefix)


def _asked(request: HttpRequest, lines: list[Line]) -> Line:
    """The line of the form that was sent; the comment may have been fixed meanwhile by somebody else."""
    sent = request.POST.get("assignment", "")
    line = next((line for line in lines if str(line.assignment.pk) == sent), None)
    if line is None:
        raise Hidden
    if line.form is None:
        line.form = CommentForm.of_post(request.POST, f"c{line.assignment.position}")
    return line


def _fixed(request: HttpRequest, cycle: Cycle, line: Line) -> str:
    form = line.form
    if form is None:
        raise Hidden
    actions.fix_comment(request.actor, line.assignment, form.cleaned_data["words"], form.problems)
    saved(request, _("The comment on %(unit)s is fixed.") % {"unit": plain(line.assignment.unit.names)})
    here = reverse("meetings:comments", args=[cycle.pk])
    after = queries.next_without_comment(line.assignment)
    return f"{here}?next={after.position}" if after else here  # a fragment would keep the field from taking the focus


def _point(request: HttpRequest, lines: list[Line]) -> None:
    """Which form has the focus: the one that did not fit, the one that comes next, the one of the item that runs."""
    asked = request.GET.get("next", "")
    for wanted in (
        lambda line: line.refusal is not None,
        lambda line: line.form is not None and str(line.assignment.position) == asked,
        lambda line: line.form is not None and line.is_now,
    ):
        found = next(filter(wanted, lines), None)
        if found is not None and found.form is not None:
            found.is_next = True
            found.form.fields["words"].widget.attrs["autofocus"] = True
            return


def correction(request: HttpRequest, target: CommentTarget) -> HttpResponse:
    """Correct a fixed comment with a reason; the first stays beside it."""
    comment, assignment = target.comment, target.assignment
    problems = queries.problems_of(assignment.cycle, [assignment.pk]).get(assignment.pk, [])
    form = _correction_form(request, comment, problems)
    refusal = None
    if request.method == "POST" and form.is_valid():
        try:
            return once.act(request, lambda: _corrected(request, target, form))
        except Refusal as why:
            refusal = why
    context = {
        "assignment": assignment,
        "comment": comment,
        "problems": problems,
        "form": form,
        "refusal": refusal,
        "trail": trail(assignment.cycle, assignment.unit.names),
    }
    return render(request, "meetings/correction.html", context, status=403 if refusal else 200)


def _correction_form(request: HttpRequest, comment: Comment, problems: list[CommentProblem]) -> CorrectionForm:
    if request.method == "POST":
        sent = [name for name in request.POST if name.startswith("problem_")]
        return CorrectionForm(request.POST, rows=min(max(3, len(sent)), 20))
    initial: dict[str, Any] = {"words": spoken(comment)}
    for n, problem in enumerate(problems, 1):
        initial |= {f"problem_{n}": problem.text, f"category_{n}": problem.category}
    return CorrectionForm(initial=initial, rows=max(3, len(problems) + 1))


def _corrected(request: HttpRequest, target: CommentTarget, form: CorrectionForm) -> str:
    got = form.cleaned_data
    actions.correct_comment(
        request.actor, target.comment, target.assignment, got["words"], form.problems, got["reason"]
    )
    saved(request, _("Corrected. The first words stay beside it."))
    here = reverse("meetings:comments", args=[target.assignment.cycle_id])
    position = target.assignment.position
    return f"{here}?next={position}#c{position}"
