"""What a tired person gets wrong in the year: each is answered with full sentences in the reader's language.

That nothing is half-done is asked in the rooms, where each of these has a test of its own; here it is asked what is
said. A case answers in the language that stands when it is called.
"""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils.translation import get_language, override
from lxml import html

from hyogi.ballots.queries.figures import shown_tally
from hyogi.ballots.queries.pages import on_form
from hyogi.ballots.wording import VERDICTS, Names, remarks
from hyogi.cycles.actions import advance
from hyogi.cycles.models import Phase
from hyogi.cycles.queries import stage_of
from hyogi.directives.actions import add_point
from hyogi.directives.models import AddressKind
from hyogi.followup import actions as followup
from hyogi.foundation import clock
from hyogi.foundation.ids import random_id
from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import Role
from hyogi.foundation.refusals import Refusal
from hyogi.indicators.actions import Entry, define_for, enter_figures
from hyogi.indicators.models import Measure
from hyogi.meetings.actions import close_meeting
from hyogi.organisation.models import Manner, Person, Post
from hyogi.papers.actions import take_template
from hyogi.papers.making import paper
from hyogi.reports import actions as reports
from hyogi.reports.actions.writing import Typed
from hyogi.results.views.whole import _warnings
from tests.ballots.rooms import Room, a_count, browser
from tests.cycles.test_merging import a_merger
from tests.directives.test_directing import begun, wanted
from tests.factories import a_person, a_post, a_tenure, an_actor
from tests.followup.world import a_file, again, approved, claimed, items
from tests.loop import a_cycle
from tests.meetings.evening import set_up
from tests.papers.templates import word
from tests.reports.test_way import approved as ready
from tests.reports.test_way import version, written
from tests.results.test_vetoes import PARTS, asserted
from tests.results.year import a_result

pytestmark = [pytest.mark.django_db, pytest.mark.either]
CASES: list[tuple[Callable[..., str], dict[str, str]]] = []


def case(en: str, ja: str, zh: str) -> Callable[[Callable[..., str]], Callable[..., str]]:
    def keep(tell: Callable[..., str]) -> Callable[..., str]:
        CASES.append((tell, {"en": en, "ja": ja, "zh-hans": zh}))
        return tell

    return keep


def refused(act: Callable[[], object]) -> str:
    """What is said of an act that is not done."""
    with pytest.raises(Refusal) as found:
        act()
    return str(found.value)


@case(
    "Both have passed; the report is kept as it is.",
    "どちらも過ぎています。報告はそのまま保存されています。",
    "两者均已过期；报告原样保存。",
)
def a_report_after_its_deadline(monkeypatch: pytest.MonkeyPatch) -> str:
    small = a_cycle(1)
    one = ready(small)
    stage = stage_of(small.cycle, "submit_due")
    assert stage is not None
    clock.stand_at(stage.due_at + timedelta(days=3))
    return refused(lambda: reports.submit(small.reporter(), one, version=version(one)))


@case(
    "Nothing was overwritten, and nothing is kept yet. Choose at one text what holds",
    "上書きされたものはなく、まだ何も保存していません。",
    "没有任何内容被覆盖，也尚未保存。",
)
def an_older_text_from_another_window(monkeypatch: pytest.MonkeyPatch) -> str:
    small = a_cycle(1)
    one = small.assignments[0]
    reports.keep_texts(small.reporter(), one, {"duty": Typed("From the other window.", 0)})
    fields = {"once": str(random_id()), "version": "1", "text-duty": "From this one.", "version-duty": "0"}
    answer = browser(small.reporter()).post(
        reverse("reports:write", args=[one.pk]), fields, headers={"Accept-Language": get_language() or "en"}
    )
    words = " ".join(html.fromstring(answer.content.decode()).text_content().split())
    assert "From this one." in answer.content.decode()
    assert "From the other window." in answer.content.decode()
    assert "duty" not in words.split("Hyogi 0")[0]  # the section has a name
    return words


@case(
    "There is no page at this address",
    "このアドレスにページはありません",
    "此地址没有页面",
)
def a_report_by_a_predecessor(monkeypatch: pytest.MonkeyPatch) -> str:
    small = a_cycle(1)
    person = a_person()
    today = clock.today("Asia/Shanghai")
    a_tenure(person, Post.unscoped.get(pk=small.reporter().post_id), until=today, manner=Manner.ACTING)
    fields = {"once": str(random_id()), "version": "1", "text-duty": "From before.", "version-duty": "0"}
    answer = browser(an_actor(person)).post(
        reverse("reports:write", args=[small.assignments[0].pk]),
        fields,
        headers={"Accept-Language": get_language() or "en"},
    )
    assert answer.status_code == 404
    return " ".join(html.fromstring(answer.content.decode()).text_content().split())


@case(
    "frozen on",
    "に確定されました。",
    "已锁定或已核定的数据只能以注明理由的更正方式修改。",
)
def a_figure_after_the_freeze(monkeypatch: pytest.MonkeyPatch) -> str:
    small = a_cycle(1)
    name = Texts({"en": "Done", "ja": "処理率", "zh-Hans": "办结率"})
    indicator = define_for(small.office, small.cycle, "DONE", name=name, definition=name, measure=Measure.PERCENT)
    stage = stage_of(small.cycle, "indicator_freeze")
    assert stage is not None
    clock.stand_at(stage.closes_at + timedelta(minutes=1))
    entry = Entry(small.assignments[0], indicator, Decimal(99), final=True)
    return refused(lambda: enter_figures(small.reporter(), small.cycle, [entry]))


@case(
    "There are no remarks. Write what is to be changed.",
    "指摘がありません。 何を直すか書いてください。",
    "没有意见。 请写明如何修改。",
)
def a_return_without_remarks(monkeypatch: pytest.MonkeyPatch) -> str:
    small = a_cycle(1)
    one = written(small)
    reports.hand_in(small.reporter(), one, version=version(one))
    return refused(lambda: reports.give_back(small.office, one, remarks=" ", version=version(one)))


@case(
    "Not so yet: class A.",
    "まだそうなっていない区分：A。",
    "尚未做到的类别：A。",
)
def two_counts_that_differ(monkeypatch: pytest.MonkeyPatch) -> str:
    room = a_count({"A": 9})
    room.enter(room.one, "A", {"good": 9})
    room.enter(room.other, "A", {"good": 8, "fairly_good": 1})
    return refused(room.close)


def told_of(room: Room) -> str:
    """What a reader of the tally is told."""
    room.seal()
    shown = shown_tally(room.round)
    assert shown is not None
    names = Names.of(room.round.regime, on_form(room.round))
    return " ".join([str(VERDICTS[shown.outcome.verdict]), *remarks(shown, names)])


@case(
    "The ballot is void: more forms came back than were issued. It is repeated.",
    "投票は無効です。回収が交付より多いため、やり直します。",
    "评议无效：收回的票多于发出的票，须重新评议。",
)
def more_forms_than_were_issued(monkeypatch: pytest.MonkeyPatch) -> str:
    room = a_count({"A": 9})
    room.both("A", {"good": 10})
    return told_of(room)


@case(
    "are counted together, since one of them has too few forms.",
    "票の少ない区分があるため合わせて集計します。",
    "因其中有的类别票数过少。",
)
def a_class_of_two(monkeypatch: pytest.MonkeyPatch) -> str:
    room = a_count({"A": 2, "B": 20, "C": 13})
    room.both("A", {"good": 2})
    room.both("B", {"good": 10, "fairly_good": 10})
    room.both("C", {"good": 7, "average": 6})
    return told_of(room)


@case(
    "No form came back: nobody voted.",
    "回収票がありません。誰も投票していません。",
    "没有收回任何票：无人评议。",
)
def nobody_voted(monkeypatch: pytest.MonkeyPatch) -> str:
    room = a_count({"A": 9})
    room.both("A", {})
    return told_of(room)


@case(
    "1 veto is asserted by one side alone: it has no effect.",
    "一方だけが申し立てた格下げ事由が1件あります。効力はありません。",
    "有1项限档情形仅由一人提出，不产生效力。",
)
def a_veto_by_one_person_alone(monkeypatch: pytest.MonkeyPatch) -> str:
    year = a_result(monkeypatch, **PARTS)
    asserted(year)
    return " ".join(_warnings(year.sheet))


@case(
    "Between equals at the cap the deciding body chooses",
    "上限で同点の組織の間では、決定機関が",
    "在比例上限处同分的，由审定机关确定",
)
def a_cap_with_ties(monkeypatch: pytest.MonkeyPatch) -> str:
    year = a_result(monkeypatch, **{key: ["93", "93", "85", "80"] for key in PARTS})
    year.calculate()
    year.propose()
    return refused(lambda: year.decide(0, "average", "The other unit carried the harder load."))


@case(
    "What one person began, another person finishes, in whatever post.",
    "一人が始めたことは、職を問わず、別の人が終えます。",
    "一人经办的前一半，无论以何职务，须由另一人完成后一半。",
)
def an_item_closed_by_who_reported_it(monkeypatch: pytest.MonkeyPatch) -> str:
    small = a_cycle(1)
    item = claimed(small)
    person = Person.unscoped.get(pk=small.reporter().person_id)
    a_tenure(person, a_post(small.city, Role.SECRETARIAT))
    both = an_actor(person)
    return refused(lambda: followup.close_item(both, again(both, item), text="Seen.", version=item.version))


def evidence(name: str, content: bytes) -> str:
    small = a_cycle(1)
    head, item = small.reporter(), items(small, approved(small))[0]
    upload = a_file(name, content)
    upload._name = name
    return refused(lambda: followup.add_evidence(head, again(head, item), upload, version=item.version))


@case(
    "The file “photo.pdf” has 0 bytes: nothing is in it.",
    "ファイル「photo.pdf」は0バイトで、中身がありません。",
    "文件“photo.pdf”为0字节，没有内容。",
)
def evidence_of_0_bytes(monkeypatch: pytest.MonkeyPatch) -> str:
    return evidence("photo.pdf", b"")


@case(
    "Inside the file “photo.pdf” there is a script.",
    "ファイル「photo.pdf」の中にスクリプトがあります。",
    "文件“photo.pdf”内含脚本。",
)
def evidence_with_a_script_inside(monkeypatch: pytest.MonkeyPatch) -> str:
    return evidence("photo.pdf", b"%PDF-1.4 /JavaScript (app.alert)")


@case(
    "The name of the file has more than 200 characters.",
    "ファイル名が200字を超えています。",
    "文件名超过200个字符。",
)
def evidence_with_a_name_of_300_characters(monkeypatch: pytest.MonkeyPatch) -> str:
    return evidence(f"{'n' * 300}.pdf", b"%PDF-1.4")


@case(
    "These addressees reach no unit of the cycle's tree.",
    "これらの宛先は、サイクルの組織図のどの組織にも届きません。",
    "这些对象在周期组织树中没有对应单位。",
)
def a_point_addressed_to_nobody(monkeypatch: pytest.MonkeyPatch) -> str:
    small = a_cycle()
    directive = begun(small)
    return refused(lambda: add_point(small.office, directive, wanted(to=[(AddressKind.SECTOR, "fishing")])))


@case(
    "was closed, and nobody is named to report in its place.",
    "は廃止されましたが、代わりに報告する組織が決まっていません。",
    "已撤销，尚未指定由谁代为述职。",
)
def a_unit_that_was_merged_in_mid_cycle(monkeypatch: pytest.MonkeyPatch) -> str:
    small = a_merger()
    advance(small.office, small.cycle, Phase.BEFORE, small.cycle.version)
    return refused(lambda: advance(small.office, small.again(), Phase.MEETING, small.again().version))


@case(
    "The meeting is not open yet. Open the meeting first.",
    "会議はまだ開会していません。 先に開会してください。",
    "会议尚未开会。 请先宣布开会。",
)
def a_meeting_that_was_never_opened_is_closed(monkeypatch: pytest.MonkeyPatch) -> str:
    small = set_up()
    return refused(lambda: close_meeting(small.office, small.again()))


@case(
    "This is more than a placeholder may do",
    "差し込み項目でできる範囲を超えています",
    "超出占位符允许的范围",
)
def a_template_with_a_hostile_placeholder(monkeypatch: pytest.MonkeyPatch) -> str:
    small = a_cycle(1)
    notice = paper("notice")
    assert notice is not None
    file = SimpleUploadedFile("ours.docx", word("{{ ''.__class__.__mro__ }}"))
    return refused(lambda: take_template(small.office, small.cycle, notice, "en", file))


@pytest.mark.parametrize("language", ["en", "ja", "zh-hans"])
@pytest.mark.parametrize(("tell", "said"), [pytest.param(*one, id=one[0].__name__) for one in CASES])
def test_what_is_wrong_is_said_in_the_language_of_the_reader(
    tell: Callable[..., str], said: dict[str, str], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    try:
        with override(language):
            words = tell(monkeypatch)
    finally:
        clock.stand_at(None)

    assert said[language] in words
    assert "%(" not in words
