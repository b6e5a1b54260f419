"""From the count to the letters: worked out, proposed, decided, signed, sent, acknowledged; one review asked for."""

from datetime import timedelta

from django.core.files.uploadedfile import SimpleUploadedFile

from hyogi.cycles.models import Phase
from hyogi.foundation import clock
from hyogi.ops.demo.scenes.cycles import enter
from hyogi.ops.demo.sheets import a_pdf
from hyogi.ops.demo.story import Story
from hyogi.results import actions
from hyogi.results.models import Outcome, ReviewKind
from hyogi.results.queries import letter_of, letter_page, review_page, reviews_of, sheet_page, veto_page
from hyogi.results.queries.sheet import Sheet, Stage

LATE_READERS = 2
"""How many heads acknowledge their letter only after its day."""
ASKS = 6
"""Which unit asks for a review, counted from the end of the order."""


def propose(story: Story) -> None:
    """The secretariat enters points and a veto, works the results out and lays them before the deciding body."""
    if story.cycle.phase == Phase.MEETING:
        enter(story, Phase.RESULT)
    texts, office, before = story.texts("results"), story.office, _sheet(story)
    if before.proposal is not None:
        return
    units = story.assignments
    for place, reason in zip((1, 14), texts["award"], strict=True):
        actions.adjust(office, units[place], key="award", count=1, reason=reason)
    for place, said in zip((9, 20), texts["veto"], strict=True):
        made = actions.assert_veto(
            office,
            units[place],
            key=said["key"],
            on=clock.today() - timedelta(days=said["days"]),
            reason=said["reason"],
            document=SimpleUploadedFile(
                said["name"], a_pdf(f"Notice of the finding: {units[place].unit.code}"), content_type="application/pdf"
            ),
        )
        other = story.actor(f"{story.convener}-OFFICE-2")
        answer = said.get("dismissed", "")
        actions.answer_veto(other, veto_page(other, made.pk), confirmed=not answer, reason=answer)
    actions.calculate(office, story.cycle, seen=before.calculation.number if before.calculation else 0)
    actions.propose(office, _sheet(story))


def decide(story: Story) -> None:
    """The head decides: between equals, on one grade otherwise than proposed, on all others as proposed."""
    head, texts = story.actor(f"{story.convener}-HEAD"), story.texts("results")
    if _sheet(story).stage not in (Stage.PROPOSED, Stage.DECIDED):
        return
    for group in _sheet(story).groups:
        for place, id in enumerate(group.tied):
            sheet = _sheet(story)
            line = next(one for one in sheet.lines if str(one.assignment.pk) == id)
            order = {one.id: one.order for one in sheet.regime.grade}
            best = line.standing.threshold or ""
            below = next(grade for grade, at in order.items() if at == order[best] + 1)
            grade = best if place < group.open_places else below
            actions.decide(head, sheet, line, grade=grade, reason=texts["tie"][min(place, 1)])
    sheet = _sheet(story)
    order = {one.id: one.order for one in sheet.regime.grade}
    changed = [one for one in sheet.lines if one.state == "proposed" and order[one.result_grade] == 2]
    if changed:
        lower = next(grade for grade, at in order.items() if at == 3)
        actions.decide(head, sheet, changed[-1], grade=lower, reason=texts["changed"])
    for line in _sheet(story).lines:
        if line.state == "held":
            actions.decide(head, _sheet(story), line, grade="", reason=texts["held"])
    actions.decide_rest(head, _sheet(story))


def sign_off(story: Story) -> None:
    """Two scrutineers, the head, and a member for the committee sign."""
    for post in ("SCRUTINEER-1", "SCRUTINEER-2", "HEAD", "MEMBER-1"):
        signer = story.actor(f"{story.convener}-{post}")
        sheet = _sheet(story)
        actions.sign(signer, sheet, standing=sheet.standing_hash)


def send(story: Story) -> None:
    """The letters go out, and the cycle enters its follow-up."""
    actions.send_letters(story.office, _sheet(story))
    if story.cycle.phase == Phase.RESULT:
        enter(story, Phase.FOLLOW_UP)


def acknowledge(story: Story, *, rest: bool = False) -> None:
    """The heads acknowledge their letters; the last ones (`rest`) late."""
    units = story.assignments
    for assignment in units[-LATE_READERS:] if rest else units[:-LATE_READERS]:
        letter = letter_of(assignment)
        if letter is not None:
            head = story.head(assignment)
            actions.acknowledge(head, letter_page(head, letter.pk))


def ask(story: Story) -> None:
    """One unit asks that a fact be looked at again."""
    assignment = story.assignments[-ASKS]
    letter = letter_of(assignment)
    if letter is not None:
        head = story.head(assignment)
        target = letter_page(head, letter.pk)
        actions.ask_review(head, target, kind=ReviewKind.FACT, text=story.texts("results")["request"])


def answer(story: Story) -> None:
    """Another person than those who decided answers."""
    other = story.actor(f"{story.convener}-MEMBER-2")
    for request, given in reviews_of(story.cycle):
        if given is None:
            actions.answer_review(
                other,
                review_page(other, request.pk),
                outcome=Outcome.UPHELD,
                reason=story.texts("results")["answer"],
            )


def _paper(name: str, code: str) -> SimpleUploadedFile:
    """The document that proves a veto."""
    return SimpleUploadedFile(name, a_pdf(f"Notice of the finding: {code}"), content_type="application/pdf")


def _sheet(story: Story) -> Sheet:
    """The sheet as it stands now."""
    return sheet_page(story.office, story.cycle.pk)
