"""A report is written without losing a word, goes its way, and is submitted once, with a receipt."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from hyogi.cycles.actions import extend
from hyogi.cycles.models import Assignment
from hyogi.cycles.queries import stage_of
from hyogi.foundation import clock
from hyogi.foundation.refusals import Hidden, Refusal, Stale
from hyogi.foundation.verifying import checks
from hyogi.organisation.models import Manner, Post
from hyogi.reports import actions
from hyogi.reports.actions.writing import Typed
from hyogi.reports.models import AttachmentKind, Passage, Report, Submission
from hyogi.reports.queries import report_of, report_states, submission_of, submissions_of, texts_of
from hyogi.reports.rules import ReportState
from tests.ballots.rooms import browser
from tests.factories import a_person, a_tenure, an_actor
from tests.loop import Small, a_cycle

pytestmark = pytest.mark.django_db

PROBLEMS = "\n".join(
    f"{n}是设施重建设轻管护，三月抽查东岸八处，其中三处无人认领，移交时没有写清责任单位和经费来源，本人没有把关，"
    "群众两次反映后才派人处理，前后拖了二十七天，教训是制度写在纸上没有落到岗位上，值班表也没有及时更新，"
    "有关台账直到五月才补齐，数据前后相差十二处，核对时才发现两个科室各记一本账。"
    for n in "一二三四五"
)
TEXTS = {
    "open_items": "去年清单逐项答复。" * 40,
    "duty": "主持研究重点工作，到现场办公。" * 20,
    "results": "完成改造任务，群众回访满意。" * 35,
    "problems": PROBLEMS,
    "next": "明年三月底前完成移交，责任到岗。" * 25,
}


def written(small: Small, n: int = 0, **other: str) -> Assignment:
    one = small.assignments[n]
    actions.keep_texts(small.reporter(n), one, {key: Typed(text, 0) for key, text in (TEXTS | other).items()})
    return one


def version(one: Assignment) -> int:
    report = report_of(one)
    assert report is not None
    return report.version


def approved(small: Small, n: int = 0) -> Assignment:
    one = written(small, n)
    actions.hand_in(small.liaison(n), one, version=version(one))
    actions.approve(small.office, one, version=version(one), remark="The units wrote together.")
    return one


def test_a_passage_typed_in_another_tab_with_an_older_text_loses_nothing() -> None:
    small = a_cycle()
    one = written(small)
    actions.keep_texts(small.liaison(0), one, {"duty": Typed("新的文字。", 1)})

    with pytest.raises(Stale) as stale:
        actions.keep_texts(small.reporter(0), one, {"duty": Typed("旧窗口的文字。", 1), "next": Typed("另一段。", 1)})

    assert (stale.value.mine, stale.value.theirs) == ({"duty": "旧窗口的文字。"}, {"duty": "新的文字。"})
    assert texts_of(report_of(one))["next"] == TEXTS["next"]


def test_the_same_text_again_changes_nothing() -> None:
    small = a_cycle()
    one = written(small)

    versions = actions.keep_texts(small.reporter(0), one, {"duty": Typed(TEXTS["duty"], 0)})

    assert versions == {"duty": 1}
    assert Passage.unscoped.get(key="duty").version == 1


def test_a_text_that_belongs_to_no_section_is_refused() -> None:
    small = a_cycle()

    with pytest.raises(Refusal):
        actions.keep_texts(small.reporter(0), small.assignments[0], {"praise": Typed("…", 0)})


def test_a_predecessor_in_the_post_and_another_unit_write_nothing() -> None:
    small = a_cycle()
    today = clock.today("Asia/Shanghai")
    person = a_person()
    a_tenure(person, Post.unscoped.get(pk=small.reporter(0).post_id), until=today, manner=Manner.ACTING)
    predecessor = an_actor(person)

    for actor in (predecessor, small.reporter(1), small.office, small.head):
        with pytest.raises((Refusal, Hidden)):
            actions.keep_texts(actor, small.assignments[0], {"duty": Typed("…", 0)})


def test_a_return_without_remarks_is_refused_and_one_with_them_opens_the_text_again() -> None:
    small = a_cycle()
    one = written(small)
    actions.hand_in(small.reporter(0), one, version=version(one))
    with pytest.raises(Refusal) as bare:
        actions.give_back(small.office, one, remarks="  ", version=version(one))
    with pytest.raises(Refusal):
        actions.keep_texts(small.reporter(0), one, {"duty": Typed("…", 1)})

    actions.give_back(small.office, one, remarks="Name the places.", version=version(one))
    actions.keep_texts(small.reporter(0), one, {"duty": Typed("改过。", 1)})

    assert bare.value.field == "remarks"
    assert report_states(small.cycle)[one.pk] is ReportState.RETURNED


def test_a_report_is_returned_as_often_as_the_regime_allows() -> None:
    small = a_cycle()
    one = written(small)
    for _n in range(2):
        actions.hand_in(small.reporter(0), one, version=version(one))
        actions.give_back(small.office, one, remarks="Again.", version=version(one))
    actions.hand_in(small.reporter(0), one, version=version(one))

    with pytest.raises(Refusal):
        actions.give_back(small.office, one, remarks="Once more.", version=version(one))


def test_submitted_twice_it_has_one_receipt_and_the_hash_proves_it() -> None:
    small = a_cycle()
    one = approved(small)
    at = version(one)

    first = actions.submit(small.reporter(0), one, version=at)
    again = actions.submit(small.reporter(0), one, version=at)

    assert first == again
    assert Submission.unscoped.count() == 1
    assert submissions_of(small.cycle) == {one.pk: first}
    assert (first.late, first.texts["duty"]) == (False, TEXTS["duty"])


def test_only_the_head_submits_and_only_what_was_approved() -> None:
    small = a_cycle()
    one = written(small)
    with pytest.raises(Refusal):
        actions.submit(small.reporter(0), one, version=version(one))
    actions.hand_in(small.reporter(0), one, version=version(one))
    actions.approve(small.office, one, version=version(one), remark="The units wrote together.")

    with pytest.raises(Refusal):
        actions.submit(small.liaison(0), one, version=version(one))

    assert submission_of(one) is None


def test_a_liaison_submits_for_the_head_with_the_signed_print() -> None:
    small = a_cycle()
    one = approved(small)
    head = Post.unscoped.get(pk=small.reporter(0).post_id)
    scan = SimpleUploadedFile("signed.pdf", b"%PDF-1.4 signed", "application/pdf")

    with pytest.raises(Refusal) as bare:
        actions.submit(small.liaison(0), one, version=version(one), on_behalf_of=head)
    made = actions.submit(small.liaison(0), one, version=version(one), on_behalf_of=head, scan=scan)

    assert bare.value.field == "scan"
    assert (made.on_behalf_of, made.person) == (head.pk, small.liaison(0).person_id)


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"duty": ""}, "empty"),
        ({"results": "完成改造任务，群众回访满意。" * 100}, "at most"),
        ({"problems": "问题不多。"}, "Problems make up"),
    ],
)
def test_a_report_that_does_not_fit_is_not_submitted_and_says_why(other: dict[str, str], words: str) -> None:
    small = a_cycle()
    one = written(small, **other)
    actions.hand_in(small.reporter(0), one, version=version(one))
    actions.approve(small.office, one, version=version(one), remark="The units wrote together.")

    with pytest.raises(Refusal) as refused:
        actions.submit(small.reporter(0), one, version=version(one))

    assert words in str(refused.value.fact)
    assert report_states(small.cycle)[one.pk] is ReportState.APPROVED


def test_late_within_the_grace_is_marked_after_it_refused_and_with_an_extension_taken() -> None:
    small = a_cycle(reporters=3)
    first, second, third = (approved(small, n) for n in range(3))
    stage = stage_of(small.cycle, "submit_due")
    assert stage is not None
    extend(small.office, third, stage_key="submit_due", until=stage.due_at + timedelta(days=4), reason="Ill.")
    try:
        clock.stand_at(stage.due_at + timedelta(hours=1))
        late = actions.submit(small.reporter(0), first, version=version(first))
        clock.stand_at(stage.due_at + timedelta(days=3))
        with pytest.raises(Refusal, match="grace"):
            actions.submit(small.reporter(1), second, version=version(second))
        extended = actions.submit(small.reporter(2), third, version=version(third))
    finally:
        clock.stand_at(None)

    assert (late.late, extended.late) == (True, False)
    assert submission_of(second) is None
    assert texts_of(report_of(second)) == TEXTS


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.pdf", b""),
        ("script.pdf", b"%PDF-1.4 /JavaScript (app.alert)"),
        (f"{'n' * 300}.pdf", b"%PDF-1.4"),
        ("program.exe", b"MZ"),
        ("page.pdf", b"<html><script>alert(1)</script>"),
    ],
)
def test_files_that_are_not_taken_leave_nothing_behind(name: str, content: bytes) -> None:
    small = a_cycle()
    upload: Any = SimpleUploadedFile("x", content)
    upload._name = name

    with pytest.raises(Refusal) as refused:
        actions.attach(small.reporter(0), small.assignments[0], upload, AttachmentKind.ATTACHMENT)

    assert refused.value.field == "file"
    assert not Report.unscoped.exists()


def test_a_planted_word_and_a_planted_state_are_found() -> None:
    from django.db import DatabaseError, connection, transaction

    small = a_cycle()
    made = actions.submit(small.reporter(0), approved(small), version=3)
    titles = ("submitted reports", "reports stand")
    mine = [one for one in checks() if str(one.title).startswith(titles)]
    assert [list(one.find()) for one in mine] == [[], []]

    Report.unscoped.update(state="draft")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE reports_submission SET spoken = 'other' WHERE number = %s", [made.number])

    assert [bool(list(one.find())) for one in mine] == [False, True]


def test_who_checks_again_reads_what_has_changed_since_it_was_returned() -> None:
    small = a_cycle(1)
    one = written(small)
    actions.hand_in(small.reporter(0), one, version=version(one))
    actions.give_back(small.office, one, remarks="Name the places.", version=version(one))
    passage = Passage.unscoped.get(key="next")
    actions.keep_texts(small.reporter(0), one, {"next": Typed(TEXTS["next"] + "东岸八处。", passage.version)})
    actions.hand_in(small.reporter(0), one, version=version(one))

    checked = browser(small.office).get(reverse("reports:check", args=[one.pk])).content.decode()
    told = browser(small.reporter(0)).get(reverse("reports:read", args=[one.pk]), {"step": "3"}).content.decode()
    other = browser(small.member).get(reverse("reports:read", args=[one.pk]), {"step": "3"}).content.decode()

    assert "What has changed since it was returned" in checked
    for page in (checked, told):
        assert page.count("<ins>") == 1
        assert "<ins>东岸八处。</ins>" in page
    assert "东岸八处" not in other
