"""The eighteen facts of the seed (docs/seed-facts.md), each with the page and the words that state it.

Every page is reached from the record by following links, as a reader would.
"""

import html
import re

import pytest
from django.test import Client

from hyogi.cycles.models import Cycle
from hyogi.foundation.actors import Actor
from hyogi.records.actions import confirm_record, prepare_record
from tests.records.conftest import GROUND

pytestmark = pytest.mark.django_db
RECORD, FACTS = "/records/2102-2020/", "/records/2102-2020/facts/"

ROWS: dict[int, list[tuple[str, str, str]]] = {
    1: [
        (RECORD, "ja", "2020年度全市末端党建設活動報告評議会"),
        (RECORD, "en", "Friday, 15 January 2021"),
        (FACTS, "zh-Hans", "2020 年度"),
    ],
    2: [
        (RECORD, "ja", "会議ではまず、習近平総書記の末端党建設活動の強化に関する重要な指示精神を学習した"),
        (FACTS, "en", "study"),
    ],
    3: [
        (RECORD, "ja", "会場では各区市県(開放先導区)の党(工)委員会書記が口頭で報告し"),
        (FACTS, "zh-Hans", "中山区"),
        (FACTS, "en", "on site"),
    ],
    4: [
        (RECORD, "ja", "市直各党(工)委員会は書面で報告した"),
        (RECORD, "en", "Some of these were heard at the meeting as well"),
        (FACTS, "en", "in writing"),
    ],
    5: [
        (RECORD, "en", "Tan Zuojun commented on the reports one by one"),
        (RECORD, "zh-Hans", "逐一进行点评"),
        (FACTS, "ja", "あり（譚作鈞氏）。言葉は出典に記載なし"),
    ],
    6: [
        (RECORD, "ja", "省委員会常務委員、市委員会書記譚作鈞が会議を主宰し、講話を行った"),
        (FACTS, "en", "Member of the Standing Committee of the provincial Party committee and Secretary of the city"),
    ],
    7: [
        (RECORD, "zh-Hans", "省委组织部副部长王录卫到会指导并讲话"),
        (RECORD, "ja", "市委員会副書記の陳紹旺市長が会議に出席した"),
        (FACTS, "en", "guide from above and speaker"),
    ],
    8: [
        (RECORD, "ja", "組織部長、市直各党(工)委員会の主な責任者などが会議に出席した"),
        (FACTS, "en", "By rule, without names"),
    ],
    9: [
        (RECORD, "ja", "末端の党建設の質の向上と面の拡大の推進に力を入れ"),
        (RECORD, "en", "epidemic prevention and control"),
        (RECORD, "en", "Coverage of grassroots Party building"),
    ],
    10: [
        (RECORD, "ja", "今年は中国共産党創立100周年にあたり、第14次5カ年計画を実施する最初の年であり"),
        (FACTS, "en", "Carries out, from the highest"),
        (FACTS, "zh-Hans", "党中央"),
    ],
    11: [
        (RECORD, "ja", "次の4項目を求めた"),
        (RECORD, "en", "Put the Party's political building first"),
        (RECORD, "zh-Hans", "加强年轻干部培养锻炼"),
    ],
    12: [
        (RECORD, "en", "Cities are to lead grassroots governance through Party building."),
        (RECORD, "ja", "対象：農村"),
        (RECORD, "zh-Hans", "“两新”组织要提高“两个覆盖”质量"),
        (RECORD, "en", "Addressed to: State-owned enterprises"),
        (RECORD, "ja", "幹部の作風転換とビジネス環境の最適化・高度化"),
    ],
    13: [
        (RECORD, "zh-Hans", "各级党组织要把抓好党建作为应尽之责、分内之事"),
        (FACTS, "en", "each level sees its own branch, may add and may not drop"),
    ],
    14: [
        (RECORD, "ja", "「一線築塁」プロジェクト"),
        (RECORD, "zh-Hans", "“七携手”城市基层党建品牌"),
        (RECORD, "en", "List of tasks for promoting poverty relief through Party building"),
        (FACTS, "en", "Task list: drawn up and carried out."),
    ],
    15: [
        (RECORD, "ja", "全省のために有益な経験を蓄積するよう希望する"),
        (RECORD, "en", "Gather experience useful to the whole province"),
    ],
    16: [
        (RECORD, "en", "counts only, no files on individuals"),
        (FACTS, "ja", "「両新」組織における組織のカバー率"),
        (FACTS, "en", "the source gives none"),
    ],
    17: [
        (RECORD, "ja", "2021年1月17日（日） 17:53"),
        (RECORD, "ja", "大汉网络 大汉版通发布系统"),
        (RECORD, "zh-Hans", "大连市召开2020年度全市基层党建工作述职评议会"),
    ],
    18: [
        (RECORD, "en", "The source does not speak of the requirements of the year before"),
        (FACTS, "en", "this is the first; the next one will be linked to it"),
    ],
}


@pytest.fixture
def pages(cycle: Cycle, writer: Actor, confirmer: Actor, client: Client) -> dict[tuple[str, str], str]:
    """Every page that can be reached from the record, as text, by address and language."""
    confirm_record(confirmer, prepare_record(writer, cycle, ground=GROUND), cycle)
    found: dict[tuple[str, str], str] = {}
    for language in ("en", "ja", "zh-Hans"):
        waiting, seen = [RECORD], {RECORD}
        while waiting:
            path = waiting.pop()
            answer = client.get(path, headers={"Accept-Language": language})
            if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
                continue
            page = answer.content.decode()
            found[path, language] = html.unescape(re.sub(r"<[^>]+>", "", page))
            for link in re.findall(r'href="(/records/2102-2020/[^"#]*)"', page):
                if link not in seen:
                    seen.add(link)
                    waiting.append(link)
    return found


def test_every_fact_stands_on_a_page_that_the_record_leads_to(pages: dict[tuple[str, str], str]) -> None:
    assert sorted(ROWS) == list(range(1, 19))

    missing = [
        f"{row} {path} [{language}]: {words}"
        for row, statements in ROWS.items()
        for path, language, words in statements
        if words not in pages.get((path, language), "")
    ]

    assert missing == []


def test_where_the_source_is_silent_the_record_says_so(pages: dict[tuple[str, str], str]) -> None:
    for language, words in {
        "en": "The source mentions no ballot, no grade, no result and no list of things to mend.",
        "ja": "評議票、評定、結果、改善事項のいずれも、出典に記載がありません。",
        "zh-Hans": "评议票、等次、结果和整改事项，来源均未载明。",
    }.items():
        assert words in pages[RECORD, language]
