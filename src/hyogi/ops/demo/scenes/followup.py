"""Lists after the meeting: begun, planned, approved, carried out; some late, reopened, disputed or overdue."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from hyogi.cycles.calendars import is_off_in
from hyogi.cycles.models import Assignment
from hyogi.followup import actions
from hyogi.followup.models import Item, ItemKind, ItemList
from hyogi.followup.queries import items_in, items_of, list_page, lists_of, posts_of_branch, sampled_items
from hyogi.followup.rules import IN_HAND, ItemState, PlanState, Sample
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.meetings.queries import problems_of
from hyogi.ops.demo.sheets import paper
from hyogi.ops.demo.story import Story
from hyogi.organisation.models import Post
from hyogi.rollups.actions import deliver

SOONEST, SPREAD = 140, 97
"""Items come due between so many days after the meeting and so many more."""
ROUND = timedelta(days=36)
"""About a month lies between two rounds of work: what comes due before the next is finished in this one."""
_IN_TIME, _LATE, _NEVER, _REOPENED, _MOVED = "in_time", "late", "never", "reopened", "moved"
_COURSES = (_IN_TIME, _IN_TIME, _MOVED, _IN_TIME, _REOPENED, _IN_TIME, _LATE, _IN_TIME, _IN_TIME, _NEVER, _IN_TIME)
"""How items go, in turn: of eleven seven are closed in time without more ado."""


@dataclass
class Plain:
    """A problem where the comment of the meeting named none."""

    text: str
    category: str


def begin(story: Story) -> None:
    """A list for every unit that has none: from the problems of its comment, or from what the texts name."""
    cycle, there = story.cycle, lists_of(story.cycle)
    found = problems_of(cycle)
    kinds = story.texts("followup")["kind"]
    for at, assignment in enumerate(story.assignments):
        if assignment.pk not in there:
            chosen = [kinds[(at * 5 + n * 3) % len(kinds)] for n in range(2 + at % 2)]
            named = [Plain(_turn(kind["problem"], at + story.year), kind["category"]) for kind in chosen]
            actions.begin_list(story.office, assignment, found.get(assignment.pk) or named)


def plan(story: Story) -> None:
    """Every unit plans its items and hands its plan in; one disputes a problem, some need means from above."""
    texts = story.texts("followup")
    is_off = is_off_in("cn")
    meeting_on = story.cycle.meeting_on or clock.today("Asia/Shanghai")
    for at, (assignment, of) in enumerate(_lists(story)):
        if of.state not in (PlanState.DRAFT, PlanState.RETURNED):
            continue
        head = story.head(assignment)
        posts = [post for post in posts_of_branch(assignment) if post.unit_id == assignment.unit.unit_id]
        of = list_page(head, of.pk)
        if at % 8 == 3 and of.state == PlanState.DRAFT:
            first = items_of(of)[0]
            task = _turn(texts["words"]["task"], at)
            actions.add_item(head, of, kind=ItemKind.TASK, text=task, under=first)
        items = items_of(of)
        for item in items:
            due = meeting_on + timedelta(days=SOONEST + (at * 29 + item.position * 41) % SPREAD)
            while is_off(due):
                due += timedelta(days=1)
            if at == 12 and item is items[-1]:
                reason = texts["words"]["dispute"][0]
                actions.plan_item(head, item, version=item.version, answer="disputed", reason=reason)
            else:
                _plan_item(head, item, due, posts[(at + item.position) % min(3, len(posts))], texts, at)
        of = list_page(head, of.pk)
        actions.hand_in(head, of, version=of.version)


def _plan_item(head: Actor, item: Item, due: date, owner: Post, texts: dict, at: int) -> None:  # type: ignore[type-arg]
    kind, words = _kind(texts, item), texts["words"]
    needs = _turn(kind.get("needs", words["need"]), at) if (at + item.position) % 9 == 4 else ""
    actions.plan_item(
        head,
        item,
        version=item.version,
        answer="accepted",
        measure=_turn(kind["measure"], at + item.position),
        owner=owner,
        due_on=due,
        needs=needs,
    )


def send_back(story: Story) -> None:
    """Two plans are returned with remarks."""
    words = story.texts("followup")["words"]["return_"]
    for remarks, (_assignment, of) in zip(words, list(_lists(story))[4::11], strict=False):
        if of.state == PlanState.HANDED_IN:
            of = list_page(story.office, of.pk)
            actions.return_plan(story.office, of, remarks=remarks, version=of.version)


def approve(story: Story) -> None:
    """The secretariat approves all plans and answers what units need."""
    plan(story)
    words = story.texts("followup")["words"]
    for at, (_assignment, of) in enumerate(_lists(story)):
        if of.state == PlanState.HANDED_IN:
            of = list_page(story.office, of.pk)
            actions.approve_plan(story.office, of, version=of.version, remarks=_turn(words["approve"], at))
            for item in items_of(of):
                if item.needs and at % 4 != 3:
                    text = _turn(words["need_answer"], at)
                    actions.answer_needs(story.office, item, text=text, version=item.version)


def work(story: Story) -> None:
    """A month's work: reports on progress, items reported as done, another day asked for; then the ladder is fired."""
    texts, today = story.texts("followup"), clock.today("Asia/Shanghai")
    waiting = _lists_with(story, lambda item: _is_due_for_work(item, today))
    for at, (assignment, of) in enumerate(_lists(story)):
        if of.pk in waiting:
            head = story.head(assignment)
            for item in items_of(list_page(head, of.pk)):
                if ItemState(item.state) in IN_HAND and item.due_on is not None:
                    _work_on(head, item, item.due_on, today, texts, at)
    _ladder(story)


def _is_due_for_work(item: Item, today: date) -> bool:
    """Whether something can be done for the item in this round: it was not begun, or comes due within two rounds."""
    if ItemState(item.state) not in IN_HAND or item.due_on is None:
        return False
    return item.state == ItemState.PLANNED or item.due_on < today + 2 * ROUND


def _lists_with(story: Story, is_wanted: Callable[[Item], bool]) -> set[UUID]:
    """The lists that hold such an item."""
    cycle = story.cycle
    return {item.item_list_id for item in items_in(cycle, clock.today(cycle.zone)) if is_wanted(item)}


def _work_on(head: Actor, item: Item, due: date, today: date, texts: dict, at: int) -> None:  # type: ignore[type-arg]
    kind, course, words = _kind(texts, item), _course(item, at), texts["words"]
    ready = {
        _IN_TIME: due < today + ROUND,
        _MOVED: due < today + ROUND,
        _REOPENED: due < today + 2 * ROUND,
        _LATE: due < today,
        _NEVER: False,
    }[course]
    if course == _MOVED and item.moves == 0 and item.asked_due_on is None and due < today + 2 * ROUND:
        is_off, wanted = is_off_in("cn"), due + timedelta(days=25)
        while is_off(wanted):
            wanted -= timedelta(days=1)
        last = (item.item_list.assignment.cycle.meeting_on or today) + timedelta(days=240)
        if wanted <= last:
            reason = _turn(words["ask"], at)
            actions.ask_due(head, item, due_on=wanted, reason=reason, version=item.version)
        return
    if ready:
        text = _turn(kind["done"], at + item.position)
        actions.claim_done(head, item, text=text, version=item.version, evidence=[paper(item, text, today)])
    elif item.state == ItemState.PLANNED and course != _NEVER:
        text = _turn(kind["progress"], at + item.position)
        actions.report_progress(head, item, text=text, version=item.version)


def check(story: Story) -> None:
    """Another person of the secretariat goes through what was reported as done, and answers requests for other days."""
    words = story.texts("followup")["words"]
    checker = story.actor(f"{story.convener}-OFFICE-2")
    waiting = _lists_with(story, lambda item: item.state == ItemState.DONE_CLAIMED or item.asked_due_on is not None)
    for at, (_assignment, of) in enumerate(_lists(story)):
        for item in items_of(list_page(checker, of.pk)) if of.pk in waiting else []:
            if item.state == ItemState.DONE_CLAIMED:
                if _course(item, at) == _REOPENED and not _was_reopened(item):
                    actions.reopen_item(checker, item, reason=_turn(words["reopen"], at), version=item.version)
                else:
                    actions.close_item(
                        checker, item, text=_turn(words["close"], at + item.position), version=item.version
                    )
            elif item.asked_due_on is not None:
                grant = at % 3 != 0
                reason = _turn(words["grant" if grant else "keep"], at)
                actions.answer_due(checker, item, grant=grant, reason=reason, version=item.version)
    _ladder(story)


def half_year(story: Story) -> None:
    """The half-year check: a finding for every item; and notices to the units whose items are overdue longest."""
    words = story.texts("followup")["words"]
    today = clock.today("Asia/Shanghai")
    notices = 0
    for _assignment, of in _lists(story):
        of = list_page(story.office, of.pk)
        found = {}
        late = []
        for item in items_of(of):
            if item.state == ItemState.WITHDRAWN:
                continue
            overdue = item.is_pending and item.due_on is not None and item.due_on < today
            if item.state in (ItemState.CLOSED, ItemState.DONE_CLAIMED):
                found[item.pk] = ("done", "")
            elif overdue:
                found[item.pk] = ("behind", words["mid"][1])
                late.append(item)
            elif item.state == ItemState.PLANNED:
                found[item.pk] = ("not_begun", words["mid"][2])
            else:
                found[item.pk] = ("on_course", words["mid"][0])
        actions.mid_check(story.office, of, found)
        if late and notices < 2:
            notices += 1
            answer_by = today + timedelta(days=14)
            text = words["notice"][0]
            actions.issue_notice(story.office, of, answer_by=answer_by, words=text, version=of.version)
    _ladder(story)


def sample(story: Story) -> None:
    """A fifth of the closed items is looked at on the spot; one of them is reopened."""
    words = story.texts("followup")["words"]
    checker = story.actor(f"{story.convener}-OFFICE-2")
    actions.draw_sample(story.office, story.cycle, seed=f"体彩排列5 第{story.year % 100 + 1}213期 40817")
    for at, drawn in enumerate(sampled_items(story.cycle)):
        if drawn.sample != Sample.DRAWN or drawn.state != ItemState.CLOSED:
            continue
        of = list_page(checker, drawn.item_list_id)
        item = next(one for one in items_of(of) if one.pk == drawn.pk)
        if at == 2:
            actions.reopen_item(checker, item, reason=words["sample_reopen"][0], version=item.version)
        else:
            actions.sample_stands(checker, item, text=_turn(words["sample"], at), version=item.version)


def carry(story: Story) -> None:
    """What is open at the end of the cycle is carried into the next one."""
    _ladder(story)
    actions.carry_over(story.office, story.cycle)


def _ladder(story: Story) -> None:
    actions.fire_due(Actor.system("hyogi overdue"), clock.today("Asia/Shanghai"))
    deliver()


def _lists(story: Story) -> Iterator[tuple[Assignment, ItemList]]:
    lists = lists_of(story.cycle)
    for assignment in story.assignments:
        if assignment.pk in lists:
            of = lists[assignment.pk]
            of.assignment = assignment
            yield assignment, of


def _kind(texts: dict, item: Item) -> dict:  # type: ignore[type-arg]
    return next((kind for kind in texts["kind"] if kind["category"] == item.category), texts["kind"][-1])  # type: ignore[no-any-return]


def _course(item: Item, at: int) -> str:
    return _COURSES[(at * 3 + item.position) % len(_COURSES)]


def _was_reopened(item: Item) -> bool:
    from hyogi.followup.queries import steps_of

    return any(step.kind == "reopened" for step in steps_of(item))


def _turn(texts: list[str], at: int) -> str:
    return texts[at % len(texts)]
