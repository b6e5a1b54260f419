"""Row by row: what the seed describes is read on the record, or on a page that the record leads to, in every language.

The rows are those of docs/seed-facts.md; how they stand in the facts is test_seed_facts.py. A statement names the page,
the part of the page (the address of a section or of a row), and the words in the three languages.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag

import pytest
from django.test import Client
from lxml import html

from hyogi.cycles.models import Cycle
from hyogi.foundation.actors import Actor
from hyogi.records.actions import confirm_record, prepare_record
from tests.records.conftest import GROUND

pytestmark = pytest.mark.django_db
RECORD, FACTS = "/records/2102-2020/", "/records/2102-2020/facts/"
LANGUAGES = ("ja", "zh-Hans", "en")
ROWS_OF_THE_SEED = Path(__file__).resolve().parents[2] / "docs" / "seed-facts.md"

Statement = tuple[str, str, str, str]
"""Page and part of it, then the words in Japanese, Chinese and English."""

ROWS: dict[int, list[Statement]] = {
    1: [
        (RECORD, "大連市は2021年1月15日、2020年度全市末端党建設活動報告評議会を開いた。",
         "2021年1月15日，大连市召开2020年度全市基层党建工作述职评议会。",
         "On 15 January 2021, Dalian held the citywide report-and-review meeting on grassroots Party-building work for 2020."),
        (FACTS + "#cycle", "2021年1月17日（日）17:53（Asia/Shanghai）", "2021年1月17日（星期日）17:53（Asia/Shanghai）",
         "Sunday, 17 January 2021, 17:53 (Asia/Shanghai)"),
    ],
    2: [
        (RECORD, "会議ではまず、習近平総書記の末端党建設活動の強化に関する重要な指示精神を学習した。",
         "会议首先学习了习近平总书记关于加强基层党建工作的重要指示精神。",
         "It began with the study of the important instruction of General Secretary Xi Jinping"),
        (FACTS + "#agenda-1", "学習", "学习", "study"),
    ],
    3: [
        (RECORD + "#reports", "各区市県（開放先導区）の党（工）委員会書記が会場で報告し、", "各区市县（开放先导区）党（工）委书记现场述职，",
         "The secretary of the Party (work) committee of each district, city, county and pilot zone reported on site;"),
        (FACTS + "#report-210202", "会場で口頭", "现场", "on site"),
        (FACTS + "#report-2102-PILOT", "注記付きの一項目が全体を表す", "以一个标注条目代表全部", "one marked entry stands for all"),
    ],
    4: [
        (RECORD + "#reports", "市直各党（工）委員会が書面で報告した。", "市直各党（工）委书面述职。",
         "the Party (work) committees of the bodies directly under the city reported in writing."),
        (RECORD, "また、一部の市直党（工）委員会が末端党建設活動に取り組む報告を聴取した。",
         "会议听取部分市直党（工）委抓基层党建工作情况的述职。",
         "The reports of some of the Party (work) committees directly under the city were heard."),
        (FACTS + "#report-2102-DIRECT", "書面", "书面", "in writing"),
        (FACTS + "#sample-2102-DIRECT", "一部を聴取", "听取部分", "heard in part"),
    ],
    5: [
        (RECORD + "#reports", "譚作鈞氏がすべての報告を一つずつ講評した。会場での報告にも書面での報告にも、講評のなかったものはない。",
         "谭作钧对各份述职逐一点评。现场述职和书面述职均得到点评，无一遗漏。",
         "Tan Zuojun commented on the reports one by one. No report was left without a comment,"),
        (RECORD + "#reports", "講評の内容は、出典に記載がない。", "点评内容，来源未载明。", "What the comments said is not in the source."),
        (RECORD + "#reports", *("みんなの発言を聞いた後、譚作鈞は一つ一つ評論した。",) * 3),
        (FACTS + "#report-2102-DIRECT", "あり（譚作鈞氏）", "已点评（谭作钧）", "yes, by Tan Zuojun"),
    ],
    6: [
        (RECORD, "省委員会常務委員、市委員会書記譚作鈞が会議を主宰し、講話を行った。", "省委常委、市委书记谭作钧主持会议并讲话。",
         "chaired the meeting and spoke."),
        (RECORD + "#attendance", "譚作鈞（省委員会常務委員、市委員会書記）", "谭作钧（省委常委、市委书记）",
         "Member of the Standing Committee of the provincial Party committee and Secretary of the city Party committee"),
        (FACTS + "#person-tan-zuojun", "省委員会常務委員（遼寧省）、市委員会書記（大連市）", "省委常委（辽宁省）、市委书记（大连市）",
         "Secretary of the city Party committee (Dalian)"),
    ],
    7: [
        (RECORD, "省委員会組織部の王録衛副部長が会議に出席して指導し、演説した。市委員会副書記の陳紹旺市長が会議に出席した。",
         "省委组织部副部长王录卫到会指导并讲话。市委副书记、市长陈绍旺出席会议。", "attended to guide the meeting and spoke."),
        (RECORD + "#attendance", "上級機関の臨席者、講話者", "到会指导的上级领导、讲话人", "Guide and speaker"),
        (FACTS + "#person-chen-shaowang", "市委員会副書記（大連市）、市長（大連市）", "市委副书记（大连市）、市长（大连市）", "Mayor (Dalian)"),
    ],
    8: [
        (RECORD + "#attendance", "市委員会常務委員会、各区市県（開放先導区）党（工）委員会書記、組織部長、市直各党（工）委員会の主な責任者などが",
         "市委常委、各区市县（开放先导区）党（工）委书记、组织部长、市直各党（工）委主要负责人等参加会议。",
         "heads of their organisation departments, principal heads of the Party (work) committees directly under the city and others"),
        (RECORD + "#attendance", "規則による出席（氏名の記載なし）", "按规则出席（不列姓名）", "By rule, without names"),
        (FACTS + "#rule-3", "組織部長", "组织部长", "Head of the organisation department"),
    ],
    9: [
        (RECORD + "#review", "末端の党建設の質の向上と面の拡大の推進に力を入れ、各活動は新たな進展と成果を収めた。", "着力推进基层党建提质扩面",
         "They worked to raise the quality of grassroots Party building and to widen its coverage."),
        (RECORD + "#review", "特に疫病の発生状況防止・抑制において", "特别是在疫情防控中", "In epidemic prevention and control in particular"),
        (FACTS + "#speech-chair", "一年の振り返り", "全年回顾", "review of the year"),
        (FACTS + "#indicator-grassroots-coverage", "末端党建設のカバー率", "基层党建覆盖率", "Coverage of grassroots Party building"),
    ],
    10: [
        (RECORD + "#review", "今年は中国共産党創立100周年にあたり、第14次5カ年計画を実施する最初の年であり",
         "今年是中国共产党成立100周年，是实施第十四个五年规划的第一年",
         "the centenary of the founding of the Communist Party of China and the first year of the 14th Five-Year Plan"),
        (RECORD + "#requirements", "党中央、省委員会、市委員会の政策決定と配置を貫徹し、実行するものである。", "党中央、省委、市委的决策部署。",
         "the decisions and arrangements of the Party Central Committee"),
        (FACTS + "#above-2", "党中央", "党中央", "Party Central Committee"),
    ],
    11: [
        (RECORD + "#requirements", "次の4項目を求めた。", "以下四项要求", "four requirements"),
        (RECORD + "#requirement-1", "党の政治建設を第一位とする", "把党的政治建设摆在首位", "Put the Party's political building first"),
        (RECORD + "#requirement-2", "基層党組織のリーダーを選び出し、育成し、強化し、管理を厳しくし、活用し、基本的な隊列、基本的な陣地",
         "选好、育好、建强、管严、用活基层党组织带头人，持续夯实基本队伍、基本阵地", "basic teams and basic positions"),
        (RECORD + "#requirement-3", "分類して施策を実施し、協同して力を発揮し", "分类施策、协同发力", "Take measures by class of unit"),
        (RECORD + "#requirement-4", "養成ルートをさらに広げ", "进一步拓宽培养渠道", "widen the channels of training further"),
        (RECORD + "#requirement-4", "対象：各級党組織", "对象：各级党组织", "Addressed to: Party organisations at all levels"),
        (FACTS + "#requirement-4", "数が十分で、構造が優れ", "数量充足、结构优良", "enough in number, well structured"),
    ],
    12: [
        (RECORD + "#requirement-3", "対象：分野ごとに次のとおり", "对象：按领域分别如下", "Addressed to: units by their class, as follows"),
        (RECORD + "#requirement-3-a", "都市は党建設によって末端管理をリードしなければならない。 対象：都市", "城市要以党建引领基层治理。 对象：城市",
         "Cities are to lead grassroots governance through Party building. Addressed to: Cities"),
        (RECORD + "#requirement-3-b", "対象：農村", "对象：农村", "Addressed to: The countryside"),
        (RECORD + "#requirement-3-c", "「二つのカバー」の質", "提高“两个覆盖”质量", "the quality of the “two coverages”"),
        (RECORD + "#requirement-3-d", "対象：国有企業", "对象：国有企业", "Addressed to: State-owned enterprises"),
        (RECORD + "#requirement-3-e", "ビジネス環境の最適化・高度化", "营商环境优化升级", "a better business environment"),
        (FACTS + "#requirement-3-e", "機関", "机关", "Offices"),
    ],
    13: [
        (RECORD + "#duty", "党建設にしっかりと取り組むことを果たすべき責任、当然のこととし", "把抓好党建作为应尽之责、分内之事",
         "take good work in Party building as the duty that they owe and their own business"),
        (RECORD + "#duty", "全面的な厳しい党内統治の末端への拡大を推し進め", "推动全面从严治党向基层延伸",
         "bring full and strict governance of the Party down to the grassroots"),
        (FACTS + "#duty", "各階層は自らの傘下だけを見て", "每一级只见本级所辖", "each level sees its own branch"),
    ],
    14: [
        (RECORD + "#guide", "「一線築塁」プロジェクトを踏み込んで実施し", "深入实施“一线筑垒”工程", "They carried the project “First line, build the fortress” further."),
        (RECORD + "#guide", "末端党建設と経済発展・社会安定・大衆活動との融合・共進", "基层党建与经济发展、社会稳定、群众工作融合共进",
         "as part of, economic development, social stability and work among the people"),
        (RECORD + "#undertakings", "「七携手」都市の末端党建設ブランドを全面的に普及させた。", "全面推广“七携手”城市基层党建品牌。", "The brand was spread to all."),
        (RECORD + "#undertakings", "取組一覧。作成され、実施された。", "任务清单，已制定并实施。", "A task list that was drawn up and carried out."),
        (FACTS + "#programme-three-rules", "自治・法治・徳治", "自治、法治、德治", "self-governance, rule of law and rule of virtue"),
        (FACTS + "#tasks-poverty-relief", "取組一覧", "任务清单", "task list"),
    ],
    15: [
        (RECORD + "#guide", "弱点を補い、積極的に革新を模索し", "补齐短板，积极探索创新", "mend weak points, actively explore new ways"),
        (RECORD + "#undertakings", "全省のために有益な経験を蓄積するよう希望する（役立てる範囲：遼寧省）。", "希望为全省积累有益经验（供辽宁省借鉴）。",
         "gather experience useful to the whole province. It is meant to serve Liaoning Province."),
        (FACTS + "#practice-useful-to-province", "遼寧省", "辽宁省", "Liaoning Province"),
    ],
    16: [
        (RECORD + "#indicators", "数値は示していない", "未给出数据", "gives no figure"),
        (RECORD + "#indicators", "人数のみ。個人に関する記録は持たない", "只计人数，不建立个人档案", "counts only, no files on individuals"),
        (FACTS + "#indicator-two-new-work-coverage", "出典に記載なし", "来源未载明", "the source gives none"),
        (FACTS + "#indicator-task-progress", "任務の進捗", "任务进度", "Progress of tasks"),
    ],
    17: [
        (RECORD, "大連市、2020年度全市末端党建設活動報告評議会を開催", "大连市召开2020年度全市基层党建工作述职评议会",
         "Dalian holds the citywide report-and-review meeting on grassroots Party-building work for 2020"),
        (RECORD + "#source", *("譚作鈞は全市末端党建設活動報告評議会を主宰し、講話を行った",) * 3),
        (RECORD + "#source", "2021年1月17日（日）17:53", "2021年1月17日（星期日）17:53", "Sunday, 17 January 2021, 17:53"),
        (RECORD + "#source", *("大汉网络 大汉版通发布系统",) * 3),
        (RECORD + "#source", "日本語", "日文", "Japanese"),
        (FACTS + "#cycle", "中国語", "中文", "Chinese"),
    ],
    18: [
        (RECORD + "#promised", "2021年に向けて示された約束は、上に掲げた4項目の要求である。", "对2021年的承诺即上述四项要求", "What was promised for 2021"),
        (RECORD + "#promised", "前年の会議での要求とその結果については、出典に記載がない。", "上一年会议的要求及其落实情况，来源未载明。",
         "The source does not speak of the requirements of the year before or of what became of them."),
        (FACTS + "#cycle", "次のサイクルがこれにつながる", "下一周期将与之相连", "the next one will be linked to it"),
    ],
}  # fmt: skip


class Pages:
    """Every page that can be reached from the record by following links, by address and language."""

    def __init__(self, client: Client):
        self.trees: dict[tuple[str, str], html.HtmlElement] = {}
        for language in LANGUAGES:
            self._follow(client, RECORD, language)

    def _follow(self, client: Client, path: str, language: str) -> None:
        if (path, language) in self.trees or not path.startswith(RECORD):
            return
        answer = client.get(path, headers={"Accept-Language": language})
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            tree = self.trees[path, language] = html.document_fromstring(answer.content.decode())
            for link in tree.xpath("//main//a/@href"):
                self._follow(client, urldefrag(link)[0], language)

    def words(self, address: str, language: str) -> str:
        """What a reader reads there: the whole page, or the section or row at the anchor. Nothing where no link leads."""
        path, anchor = urldefrag(address)
        tree = self.trees.get((path, language))
        if tree is None:
            return ""
        if not anchor:
            return _text(tree.find(".//main"))
        return " ".join(_text(part) for part in _section(tree.get_element_by_id(anchor, None)))


def _section(element: html.HtmlElement | None) -> Iterator[html.HtmlElement]:
    """The element, or for a heading all that stands under it."""
    if element is None:
        return
    yield element
    if element.tag == "h2":
        for after in element.getparent().itersiblings():
            if "headed" in after.get("class", "") and element.getparent().tag != "section":
                return
            yield after


def _text(element: html.HtmlElement) -> str:
    return re.sub(r"\s+", " ", element.text_content())


@pytest.fixture
def pages(cycle: Cycle, writer: Actor, confirmer: Actor, client: Client) -> Pages:
    confirm_record(confirmer, prepare_record(writer, cycle, ground=GROUND), cycle)
    return Pages(client)


def test_every_row_of_the_seed_is_read_on_the_record_or_where_it_leads(pages: Pages) -> None:
    missing = [
        f"row {row}, {address} [{language}]: {words}"
        for row, statements in ROWS.items()
        for address, *said in statements
        for language, words in zip(LANGUAGES, said, strict=True)
        if words not in pages.words(address, language)
    ]

    assert missing == []


@pytest.mark.either
def test_every_row_of_the_document_is_asked_for() -> None:
    rows = re.findall(r"^\| (\d+) \|", ROWS_OF_THE_SEED.read_text(), re.M)

    assert [int(row) for row in rows] == sorted(ROWS)


def test_where_the_source_is_silent_the_record_says_so(pages: Pages) -> None:
    for language, words in {
        "en": "The source mentions no ballot, no grade, no result and no list of things to mend.",
        "ja": "評議票、評定、結果、改善事項のいずれも、出典に記載がない。",
        "zh-Hans": "评议票、等次、结果和整改事项，来源均未载明。",
    }.items():
        assert words in pages.words(RECORD + "#silences", language)


def test_every_section_of_the_record_leads_to_its_facts(pages: Pages) -> None:
    tree = pages.trees[RECORD, "en"]
    links = [urldefrag(link) for link in tree.xpath("//main//div[@class='headed']/a/@href")]

    assert len(links) == len(tree.xpath("//main//div[@class='headed']/h2"))
    for path, anchor in links:
        assert pages.trees[path, "en"].get_element_by_id(anchor, None) is not None, anchor
