"""Before the meeting: readers without a conflict, notes that stay, exact scores, drafts of which no word is lost."""

from datetime import timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hyogi.cycles.models import Cycle
from hyogi.foundation import clock
from hyogi.foundation.policy import Role
from hyogi.foundation.refusals import Refusal, Stale
from hyogi.foundation.verifying import checks
from hyogi.organisation.models import Post
from hyogi.reviews import actions
from hyogi.reviews.duties import duties
from hyogi.reviews.models import CommentDraft, DraftVersion, Note, NoteKind, Reading, Score
from hyogi.reviews.queries import drafts_of, readers_of, scores_of
from hyogi.reviews.queries.standing import BEGUN, DONE, known_of
from hyogi.reviews.rules import mean_of, score_of
from hyogi.reviews.views import drafting
from tests.ballots.rooms import browser
from tests.factories import a_post, a_tenure
from tests.loop import Small, a_cycle

pytestmark = pytest.mark.django_db


def post_of(actor: Any) -> Post:
    return Post.unscoped.get(pk=actor.post_id)  # type: ignore[no-any-return]


def cycle_of(small: Small) -> Cycle:
    return small.again()


def test_a_reader_is_a_post_of_the_convening_unit_and_is_named_once() -> None:
    small = a_cycle()
    one = small.assignments[0]

    first = actions.assign_reader(small.office, one, post_of(small.member))
    again = actions.assign_reader(small.office2, one, post_of(small.member))
    with pytest.raises(Refusal) as outside:
        actions.assign_reader(small.office, one, post_of(small.reporter(1)))
    actions.end_reading(small.office, first, one)

    assert (first, outside.value.field) == (again, "reader")
    assert readers_of(one) == []
    assert Reading.unscoped.count() == 1


def test_nobody_reads_the_report_of_a_unit_in_which_he_holds_a_post() -> None:
    small = a_cycle()
    tenure = post_of(small.member).tenures.get()
    a_tenure(tenure.person, a_post(small.units[0], Role.MEMBER))

    with pytest.raises(Refusal):
        actions.assign_reader(small.office, small.assignments[0], post_of(small.member))
    actions.assign_reader(small.office, small.assignments[1], post_of(small.member))

    assert Reading.unscoped.count() == 1


@pytest.mark.parametrize(
    ("kind", "text", "days", "field"),
    [
        (NoteKind.READING, "  ", None, "text"),
        (NoteKind.VISIT, "Seen.", None, "visited_on"),
        (NoteKind.VISIT, "Seen.", 3, "visited_on"),
    ],
)
def test_a_note_without_words_or_a_visit_without_its_day_is_refused(
    kind: NoteKind, text: str, days: int | None, field: str
) -> None:
    small = a_cycle()
    day = None if days is None else clock.today() + timedelta(days=days)

    with pytest.raises(Refusal) as refused:
        actions.note(small.member, small.assignments[0], kind=kind, text=text, visited_on=day)

    assert refused.value.field == field
    assert not Note.unscoped.exists()


def test_the_unit_itself_takes_no_notes_about_itself() -> None:
    small = a_cycle()

    with pytest.raises(Refusal):
        actions.note(small.reporter(0), small.assignments[0], kind=NoteKind.READING, text="Excellent.")


def test_scores_are_exact_corrected_by_new_rows_and_taken_back() -> None:
    small = a_cycle()
    first, second = (one.pk for one in small.assignments[:2])

    actions.enter_scores(small.office, small.cycle, "daily", "Office A", {first: 8750, second: 9000})
    actions.enter_scores(small.office, small.cycle, "daily", "Office B", {first: 8801})
    done = actions.enter_scores(
        small.office, small.cycle, "daily", "Office A", {first: 8800, second: None}, {first: 1, second: 1}
    )

    assert scores_of(small.cycle, "daily") == {first: Fraction(17601, 200)}
    assert (done.changed, done.taken_back, Score.unscoped.count()) == (1, 1, 5)
    assert scores_of(small.cycle, "visit") == {}


def test_the_board_knows_whose_scores_are_all_there_also_after_some_were_taken_back() -> None:
    small = a_cycle(4)
    units = [one.pk for one in small.assignments]
    for part in ("daily", "visit"):
        actions.enter_scores(small.office, small.cycle, part, "Office A", dict.fromkeys(units[:3], 9000))
    actions.enter_scores(small.office, small.cycle, "daily", "Office A", {units[0]: None}, {units[0]: 1})
    actions.enter_scores(small.office, small.cycle, "daily", "Office B", {units[1]: 8000})
    for part in ("daily", "visit"):
        actions.enter_scores(small.office, small.cycle, part, "Office A", {units[2]: None}, {units[2]: 1})

    assert known_of(small.cycle) == {units[0]: BEGUN, units[1]: DONE}
    assert known_of(small.cycle, units[:1]) == {units[0]: BEGUN}


def test_a_sheet_that_somebody_else_has_changed_meanwhile_keeps_nothing() -> None:
    small = a_cycle()
    first, second = (one.pk for one in small.assignments[:2])
    actions.enter_scores(small.office, small.cycle, "daily", "Office A", {first: 8000})

    with pytest.raises(Stale):
        actions.enter_scores(
            small.office2, small.cycle, "daily", "Office A", {first: 9000, second: 9000}, {first: 0, second: 0}
        )

    assert scores_of(small.cycle, "daily") == {first: Fraction(80)}


@pytest.mark.parametrize(
    ("component", "office", "value"), [("ballot", "Office A", 8000), ("daily", "  ", 8000), ("daily", "A", 10001)]
)
def test_scores_that_cannot_be_are_refused(component: str, office: str, value: int) -> None:
    small = a_cycle()

    with pytest.raises(Refusal):
        actions.enter_scores(small.office, small.cycle, component, office, {small.assignments[0].pk: value})

    assert not Score.unscoped.exists()


@pytest.mark.parametrize(
    ("typed", "hundredths"),
    [("87", 8700), ("87.5", 8750), ("87,25", 8725), ("０８７．５", 8750), (" ", None), ("100", 10000), ("0", 0)],
)
def test_a_score_is_read_as_people_write_it(typed: str, hundredths: int | None) -> None:
    assert score_of(typed, 100) == hundredths


@pytest.mark.parametrize(
    ("typed", "fault"), [("good", "number"), ("87.555", "number"), ("-3", "number"), ("101", "scale")]
)
def test_what_is_no_score_says_why(typed: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        score_of(typed, 100)


def test_without_a_score_there_is_no_mean() -> None:
    assert mean_of([]) is None
    assert mean_of([8700, 8800, 8801]) == Fraction(26301, 300)


def test_two_who_draft_the_same_comment_see_both_texts_and_all_versions_stay() -> None:
    small = a_cycle()
    one = small.assignments[0]
    actions.draft_comment(small.office, one, text="Good work.", problems="Roads\n\n Water ", version=0)
    actions.draft_comment(small.office, one, text="Good work.", problems="Roads\nWater", version=0)
    actions.draft_comment(small.office, one, text="Good work, but.", problems="Roads", version=1)

    with pytest.raises(Stale) as stale:
        actions.draft_comment(small.office2, one, text="Mine.", problems="", version=1)

    assert (stale.value.mine["text"], stale.value.theirs["text"]) == ("Mine.", "Good work, but.")
    assert [row.text for row in DraftVersion.unscoped.order_by("number")] == ["Good work.", "Good work, but."]
    assert drafts_of(small.cycle)[one.pk].lines == ["Roads"]


def test_a_draft_longer_than_a_comment_may_be_is_refused_and_what_was_kept_stays() -> None:
    small = a_cycle()
    one = small.assignments[0]
    actions.draft_comment(small.office, one, text="短评", problems="", version=0)

    with pytest.raises(Refusal) as refused:
        actions.draft_comment(small.office, one, text="字" * 401, problems="", version=1)

    assert refused.value.field == "text"
    assert drafts_of(small.cycle)[one.pk].text == "短评"


@pytest.mark.either
def test_the_page_counts_a_draft_as_the_act_does_against_the_limit_of_the_regime() -> None:
    small = a_cycle(reporters=1)
    one = small.assignments[0]
    actions.draft_comment(small.office, one, text="好， 很好。", problems="", version=0)

    page = browser(small.office).get(reverse("reviews:draft", args=[one.pk])).content.decode()

    assert 'data-most="400"' in page
    assert "3 of at most 400 characters" in page


def test_a_planted_draft_and_a_missing_score_are_found() -> None:
    small = a_cycle()
    one = small.assignments[0]
    actions.draft_comment(small.office, one, text="Good.", problems="", version=0)
    for value in (8000, 8100):
        actions.enter_scores(small.office, small.cycle, "daily", "Office A", {one.pk: value})
    mine = [one for one in checks() if "drafts of comments" in str(one.title) or "scores of offices" in str(one.title)]
    assert [list(check.find()) for check in mine] == [[], []]

    CommentDraft.unscoped.update(text="Bad.")
    Score.unscoped.bulk_create(
        [Score(branch=one.branch, cycle=one.cycle, assignment=one, component="daily", office="Office A", number=9)]
    )

    assert all(list(check.find()) for check in mine)


def test_a_reader_finds_the_first_reports_by_name_and_the_others_counted() -> None:
    small = a_cycle(9)
    for one in small.assignments:
        actions.assign_reader(small.office, one, post_of(small.member))
    actions.note(small.member, small.assignments[0], kind=NoteKind.READING, text="Read.")

    with CaptureQueriesContext(connection) as asked:
        found = duties(small.member)

    assert [duty.what["en"] for duty in found[:-1]] == [one.unit.names["en"] for one in small.assignments[1:7]]
    assert str(found[-1].words) == "More reports of which you are a reader: 2"
    assert len(asked) <= 6


def test_drafts_by_the_thousand_are_printed_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafting, "PRINTED", 2)
    small = a_cycle(3)
    address = reverse("reviews:printed", args=[small.cycle.pk])

    first, last = (browser(small.office).get(f"{address}?leaf={leaf}").content.decode() for leaf in (0, 1))

    assert first.count("<article") == 2
    assert "Reports 1 to 2 of 3" in first
    assert "<h2>1 ·" in first
    assert last.count("<article") == 1
    assert "<h2>3 ·" in last
