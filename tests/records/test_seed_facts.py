"""Row by row: what the seed describes stands in the facts (the rows are those of docs/seed-facts.md)."""

import re
from datetime import date
from pathlib import Path

import pytest

from hyogi.cycles.queries import visible_cycles
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import LANGUAGES, Texts
from hyogi.records.facts import (
    AddressKind,
    ItemKind,
    MeetingFacts,
    Mode,
    PointKind,
    ProgrammeKind,
    Role,
    Standing,
    to_plain,
)
from hyogi.records.gathering import gather
from hyogi.records.transcripts import import_transcript

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]
CONSOLE = Actor.system("test")
TEN = ["210202", "210203", "210204", "210211", "210212", "210213", "210214", "210224", "210281", "210283"]


@pytest.fixture
def facts() -> MeetingFacts:
    import_transcript(CONSOLE, ROOT / "examples" / "city-2020")
    return gather(CONSOLE, visible_cycles(CONSOLE).get())


def ja(texts: Texts) -> str:
    return texts["ja"]


def test_row_1_the_meeting_for_2020_was_held_on_another_day_than_it_was_reported(facts: MeetingFacts) -> None:
    assert facts.cycle.year == 2020
    assert facts.cycle.convening.code == "2102"
    assert facts.meeting.held_on == date(2021, 1, 15)
    assert facts.source.published_on == date(2021, 1, 17)
    assert "報告評議会" in ja(facts.meeting.title)


def test_row_2_it_began_with_the_study_of_an_instruction_from_above(facts: MeetingFacts) -> None:
    first = facts.agenda[0]

    assert (first.number, first.kind) == (1, ItemKind.STUDY)
    assert "重要な指示精神" in ja(facts.document(first.document).title)
    assert facts.document(first.document).author is not None


def test_row_3_districts_cities_counties_and_zones_reported_on_site(facts: MeetingFacts) -> None:
    on_site = facts.by_mode(Mode.ON_SITE)
    item = next(item for item in facts.agenda if item.mode is Mode.ON_SITE)

    assert [one.unit.code for one in on_site] == [*TEN, "2102-PILOT"]
    assert {one.unit.kind for one in on_site} == {"district", "county", "county_level_city", "pilot_zone"}
    assert (item.kind, list(item.units)) == (ItemKind.REPORT, [*TEN, "2102-PILOT"])
    assert all("書記" in ja(one.reporter) for one in on_site)


def test_row_3_whom_the_source_does_not_name_is_not_said_to_be_named(facts: MeetingFacts) -> None:
    standings = {one.unit.code: one.unit.standing for one in facts.assignments}

    assert {standings[code] for code in TEN} == {Standing.PUBLIC_LIST}
    assert standings["2102-PILOT"] is standings["2102-DIRECT"] is Standing.MARKED
    assert [one.unit.code for one in facts.assignments if one.unit.several] == ["2102-PILOT", "2102-DIRECT"]
    assert facts.cycle.convening.named_in_source


def test_row_4_direct_bodies_reported_in_writing_and_some_were_heard(facts: MeetingFacts) -> None:
    assert [one.unit.code for one in facts.by_mode(Mode.WRITTEN)] == ["2102-DIRECT"]
    assert "一部の市直" in ja(facts.samples[0].text)
    assert "sample" in {silence.topic for silence in facts.silences}


def test_row_5_every_report_was_commented_on_and_the_words_are_not_known(facts: MeetingFacts) -> None:
    assert len(facts.assignments) == 12
    assert {(one.commented, one.commented_by, len(one.comment_words)) for one in facts.assignments} == {
        (True, "tan-zuojun", 0)
    }
    assert next(item for item in facts.agenda if item.kind is ItemKind.COMMENT).persons == ("tan-zuojun",)
    assert "comments" in {silence.topic for silence in facts.silences}


def test_row_6_the_chair_holds_two_posts_at_two_levels_and_spoke(facts: MeetingFacts) -> None:
    (chair,) = facts.attendance.with_role(Role.CHAIR)

    assert ja(chair.person.name) == "譚作鈞"
    assert [(ja(post.title), post.unit.code) for post in chair.posts] == [
        ("省委員会常務委員", "21"),
        ("市委員会書記", "2102"),
    ]
    assert chair.has(Role.SPEAKER)
    assert [unit.code for unit in facts.cycle.line] == ["21"]


def test_row_7_a_guide_from_the_province_spoke_and_the_mayor_attended(facts: MeetingFacts) -> None:
    (guide,) = facts.attendance.with_role(Role.GUIDE)
    (mayor,) = facts.attendance.with_role(Role.ATTENDEE)

    assert (ja(guide.person.name), guide.posts[0].unit.code, guide.has(Role.SPEAKER)) == ("王録衛", "21", True)
    assert ja(mayor.person.name) == "陳紹旺"
    assert [ja(post.title) for post in mayor.posts] == ["市委員会副書記", "市長"]


def test_row_8_others_attended_by_rule_and_without_names(facts: MeetingFacts) -> None:
    rules = {ja(rule.post_kind_name): [code for code, _name in rule.kinds] for rule in facts.attendance.rules}
    districts = ["district", "county_level_city", "county", "pilot_zone"]

    assert rules == {"常務委員": ["city"], "書記": districts, "組織部長": districts, "主な責任者": ["direct_body"]}
    assert facts.attendance.open_ended
    assert [person.code for person in facts.people_named()] == ["tan-zuojun", "wang-luwei", "chen-shaowang", ""]


def test_row_9_the_chair_summed_up_the_year(facts: MeetingFacts) -> None:
    speech = facts.speech_of(Role.CHAIR)
    assert speech is not None
    review = " ".join(ja(point.text) for point in speech.of_kind(PointKind.REVIEW))

    for words in ("質の向上", "面の拡大", "疫病の発生状況防止・抑制", "新たな進展と成果"):
        assert words in review
    assert "grassroots-coverage" in {one.code for one in facts.indicators}


def test_row_10_the_year_to_come_stands_under_decisions_from_above(facts: MeetingFacts) -> None:
    assert facts.directive is not None
    context = " ".join(map(ja, facts.directive.context))

    assert "創立100周年" in context
    assert "第14次5カ年計画" in context
    assert facts.directive.year == 2021
    assert [ja(facts.document(code).issuer) for code in facts.directive.above if facts.document(code).issuer] == [
        "党中央",
        "省委員会",
        "市委員会",
    ]


def test_row_11_four_numbered_requirements_follow(facts: MeetingFacts) -> None:
    assert facts.directive is not None
    asked = {one.number: ja(one.text) for one in facts.directive.requirements}

    assert sorted(asked) == [1, 2, 3, 4]
    assert "党の政治建設を第一位" in asked[1]
    for words in ("リーダーを選び出し、育成し、強化し、管理を厳しくし、活用し", "基本的な隊列", "基本的な陣地"):
        assert words in asked[2]
    assert "分類して施策" in asked[3]
    for words in ("養成ルートをさらに広げ", "数が十分", "構造が優れ"):
        assert words in asked[4]


def test_row_11_the_speech_points_to_the_requirements_without_repeating_them(facts: MeetingFacts) -> None:
    speech = facts.speech_of(Role.CHAIR)
    assert speech is not None

    assert [(one.requirement, len(one.text)) for one in speech.of_kind(PointKind.REQUIREMENT)] == [
        ("1", 0), ("2", 0), ("3", 0), ("4", 0), ("0", 0),
    ]  # fmt: skip


def test_row_12_the_third_differs_by_class_of_unit(facts: MeetingFacts) -> None:
    assert facts.directive is not None
    third = facts.directive.requirements[2]
    parts = {part.letter: (part.addresses[0].kind, part.addresses[0].code, ja(part.text)) for part in third.parts}

    assert [parts[letter][:2] for letter in "abcde"] == [
        (AddressKind.SECTOR, "urban_community"),
        (AddressKind.SECTOR, "countryside"),
        (AddressKind.SECTOR, "new_organisation"),
        (AddressKind.SECTOR, "state_enterprise"),
        (AddressKind.SECTOR, "office"),
    ]
    for letter, words in zip(
        "abcde", ("末端管理", "農村振興", "二つのカバー", "優良にし、大きく", "ビジネス環境"), strict=True
    ):
        assert words in parts[letter][2]


def test_row_13_a_duty_of_all_levels_reaches_the_grassroots(facts: MeetingFacts) -> None:
    assert facts.directive is not None
    assert facts.directive.duty is not None

    assert [address.kind for address in facts.directive.duty.addresses] == [AddressKind.ALL]
    assert "末端への拡大" in ja(facts.directive.duty.text)


def test_row_14_project_brand_system_and_task_list_are_named(facts: MeetingFacts) -> None:
    named = {one.kind: ja(one.name) for one in facts.programmes}
    (tasks,) = facts.task_lists
    guest = facts.speech_of(Role.GUIDE)
    assert guest is not None

    assert "一線築塁" in named[ProgrammeKind.PROJECT]
    assert "七携手" in named[ProgrammeKind.BRAND]
    assert "自治・法治・徳治" in named[ProgrammeKind.SYSTEM]
    assert [ja(one.rollout) for one in facts.programmes if one.rollout] == ["全面的に普及させ"]
    assert ("貧困脱却" in ja(tasks.name), tasks.made, tasks.carried_out) == (True, True, True)
    assert any("融合・共進" in ja(point.text) for point in guest.of_kind(PointKind.REVIEW))


def test_row_15_experience_useful_to_the_whole_province_is_wished_for(facts: MeetingFacts) -> None:
    (wish,) = facts.practices
    guest = facts.speech_of(Role.GUIDE)
    assert guest is not None
    wishes = " ".join(ja(point.text) for point in guest.of_kind(PointKind.WISH))

    assert "全省のために有益な経験" in ja(wish.text)
    assert (wish.wished_of.code, wish.useful_to.code, wish.wished_by) == ("2102", "21", "wang-luwei")
    assert "弱点を補い" in wishes
    assert "革新を模索" in wishes


def test_row_16_quantities_are_defined_and_have_no_figures(facts: MeetingFacts) -> None:
    assert {one.code: one.measure for one in facts.indicators} == {
        "grassroots-coverage": "percent",
        "two-new-organisation-coverage": "percent",
        "two-new-work-coverage": "percent",
        "young-cadres-number": "count",
        "young-cadres-structure": "distribution",
        "task-progress": "percent",
    }
    assert "figures" in {silence.topic for silence in facts.silences}


def test_row_17_the_page_is_in_japanese_of_a_meeting_in_chinese(facts: MeetingFacts) -> None:
    assert (facts.source.language, facts.meeting.language) == ("ja", "zh-Hans")
    assert facts.source.published_at.isoformat() == "2021-01-17T17:53:00+08:00"
    assert "大汉版通发布系统" in ja(facts.source.system)
    assert "譚作鈞" in ja(facts.source.title)
    assert re.fullmatch(r"[0-9a-f]{64}", facts.source.sha256)


def test_row_18_the_meeting_judges_one_year_and_sets_the_next(facts: MeetingFacts) -> None:
    assert facts.directive is not None

    assert (facts.cycle.year, facts.directive.year) == (2020, 2021)
    assert facts.cycle.previous == ""
    assert "previous" in {silence.topic for silence in facts.silences}


def test_every_text_stands_in_all_three_languages(facts: MeetingFacts) -> None:
    wanting = [path for path, value in _texts(to_plain(facts), "") if value and set(value) - {""} != set(LANGUAGES)]

    assert wanting == []


def test_every_row_of_the_document_has_a_test(facts: MeetingFacts) -> None:
    rows = re.findall(r"^\| (\d+) \|", (ROOT / "docs" / "seed-facts.md").read_text(), re.M)
    tested = {match.group(1) for name in globals() if (match := re.match(r"test_row_(\d+)_", name))}

    assert rows == [str(n) for n in range(1, 19)]
    assert tested == set(rows)


def _texts(value: object, path: str):  # type: ignore[no-untyped-def]
    """Every {language: words} in the plain facts, with its path."""
    if isinstance(value, dict):
        if value and set(value) <= {*LANGUAGES, ""} and all(isinstance(words, str) for words in value.values()):
            yield path, value
            return
        for name, part in value.items():
            yield from _texts(part, f"{path}.{name}")
    elif isinstance(value, list):
        for n, part in enumerate(value):
            yield from _texts(part, f"{path}[{n}]")
