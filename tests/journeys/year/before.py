"""From the opening of a cycle to the eve of its meeting."""

import io
import zipfile
from pathlib import Path

from docx import Document

from hyogi.foundation.languages import Texts
from tests.journeys.year import texts
from tests.journeys.year.hands import Hands
from tests.journeys.year.people import Year

CODE = "TM-2026"
MEETING = "2026-12-18"
CYCLE = Texts(
    {
        "en": "Tidemark City: reports and reviews for 2026",
        "ja": "潮標市2026年度活動報告評議",
        "zh-Hans": "潮标市2026年度述职评议",
    }
)
UNITS = ("TM-01", "TM-D01", "TM-D02")
SCORES = {
    "daily": {"TM-01": "92", "TM-D01": "88.5", "TM-D02": "81"},
    "visit": {"TM-01": "94", "TM-D01": "90", "TM-D02": "79"},
}
REMARKS = {"en": "Name the places and the days.", "ja": "場所と日付を書いてください。"}
ADDED = {"en": "All of them stand on our list.", "ja": "これらはすべて一覧に載せました。"}


def the_secretariat_opens_the_cycle(year: Year) -> None:
    """Regime and day, every date looked over, one unit chosen to report on site."""
    words, office = year.words, year.hands("TM-OFFICE")
    office.goes_in_menu(words("Cycles"))
    office.goes(words("Open a cycle of %(unit)s", unit=words.of("TM")))
    office.chooses(words("Regime"), words("Committee of a city, district or township"))
    office.dates(words("Day of the meeting"), MEETING)
    office.presses(words("Work out dates and reporters"))
    office.sees(words("a day off"), words("by its kind"))
    chosen = office.group(words.of("TM-D01"))
    office.chooses(words("How it reports"), words("on site"), within=chosen)
    reason = words.pick(en="It had the year's largest task.", ja="今年最も大きな任務を担いました。")
    office.writes(words("Reason, where it was chosen"), reason, within=chosen)
    office.dates(words.regime("publish_record"), "2026-12-21")
    office.presses(words("Open the cycle"))
    office.sees(words("“%(cycle)s” is open.", cycle=words.said(CYCLE)), reason)


def reports_are_written(year: Year) -> None:
    """A liaison writes for one head, two heads write for themselves; all hand in for the check."""
    year.clock.stand("2026-11-19 10:00")
    for number, post in enumerate(("TM-01-LIAISON", "TM-D01-HEAD", "TM-D02-HEAD")):
        language = year.language if number == 0 else "zh-Hans"
        writer = year.hands(post)
        writer.goes(year.words("Write it"))
        for section, text in texts.report(language, number).items():
            writer.writes(year.words.regime(section), text)
        writer.presses(year.words("Keep it and hand it in for the check"))
        writer.sees(year.words("Handed in. The secretariat of the convening unit checks it."))


def a_report_is_returned_and_handed_in_again(year: Year) -> None:
    """The secretariat returns it with remarks; its head reads them above the text, adds to it, hands it in again."""
    words, office = year.words, year.hands("TM-OFFICE")
    year.clock.stand("2026-11-25 10:00")
    _to_report(office, year, "TM-01")
    office.presses(words("Return it with these remarks"))
    office.sees(words("There are no remarks."))
    office.writes(words("Remarks"), words.pick(**REMARKS))
    office.presses(words("Return it with these remarks"))

    head = year.hands("TM-01-HEAD")
    head.sees(words("The report was returned with remarks."))
    head.goes(words("Write it"))
    head.sees(words.pick(**REMARKS))
    problems = texts.report(year.language, 0)["problems"]
    head.writes(words.regime("problems"), f"{problems}\n{words.pick(**ADDED)}")
    head.presses(words("Keep it and hand it in for the check"))


def reports_are_approved_and_submitted(year: Year) -> None:
    """Approved one by one; every head submits, sees the receipt and has it proved."""
    words, office = year.words, year.hands("TM-OFFICE")
    year.clock.stand("2026-11-27 10:00")
    for unit in UNITS:
        _to_report(office, year, unit)
        office.presses(words("Approve the report"))
        office.sees(words("Approved. The head of the unit submits it."))
        office.goes_home()
    year.clock.stand("2026-12-04 10:00")
    for unit in UNITS:
        head = year.hands(f"{unit}-HEAD")
        head.goes(words("Submit it"))
        head.presses(words("Submit this text"))
        head.sees(words("Submitted. This is the receipt."))
    head.goes_to("/receipts/")
    head.sees(words("A report with this hash was submitted here:"))


def _to_report(office: Hands, year: Year, unit: str) -> None:
    """From the home page by the duty to the report of the unit."""
    office.goes(year.words("Check them"))
    office.goes(year.words.of(unit), within=office.section(year.words("Reports and their states")))


def notes_scores_and_drafts_are_made(year: Year) -> None:
    """A member reads and notes; an office gives its scores; the secretariat drafts what the chair may say."""
    words, office = year.words, year.hands("TM-OFFICE")
    year.clock.stand("2026-12-09 10:00")
    enters(office, year, words("Before the meeting"))
    office.goes(words.of("TM-01"), within=office.section(words("Who reports")))
    office.goes(words("Readers and notes"))
    office.chooses(words("Reader"), words.of("TM-MEMBER-1"))
    office.presses(words("Name this reader"))

    member = year.hands("TM-MEMBER-1")
    member.goes(words("Read it"))
    member.chooses(words("How you know it"), words("from a visit"))
    member.writes(words("Note"), words.pick(en="Three lamps were dark.", ja="街路灯が三つ消えていました。"))
    member.dates(words("Day of the visit"), "2026-12-05")
    member.writes(words("People spoken to"), "6")
    member.presses(words("Note it"))
    member.sees(words("Noted."))

    for component, scores in SCORES.items():
        to_cycle(office, year)
        office.goes(words.regime(component))
        office.writes(words("Office"), words.pick(en="Audit Office", ja="監査室"))
        office.presses(words("Show its scores"))
        for unit, score in scores.items():
            office.writes(words.of(unit), score)
        office.presses(words("Keep all scores"))
    to_cycle(office, year)
    office.goes(words("Drafts of the comments"))
    office.goes(words.of("TM-01"))
    office.sees(words.pick(en="Three lamps were dark.", ja="街路灯が三つ消えていました。"))
    for unit, following in (("TM-01", "TM-D01"), ("TM-D01", "TM-D02"), ("TM-D02", "")):
        comment, problem = said_of(year, unit)
        office.writes(words("What the chair may say"), comment)
        office.writes(words("Problems that it names"), problem)
        onward = words("Keep it and go on to %(unit)s", unit=words.of(following)) if following else ""
        office.presses(onward or words("Keep the draft"))
    office.sees(words("The draft is kept."))


def papers_are_made(year: Year) -> None:
    """The meeting is set up; all papers are made at once, the agenda once more by itself; both are taken along."""
    words, office = year.words, year.hands("TM-OFFICE")
    year.clock.stand("2026-12-16 10:00")
    office.goes(words("Set up the meeting"))
    office.presses(words("Set up the meeting"))
    to_cycle(office, year)
    office.goes(words("To the papers"))
    office.presses(words("Make all papers of the meeting"))
    archive = zipfile.ZipFile(office.takes(words("Take what was made last")).path())
    texts_of = {Path(name).stem: _paragraphs(archive.read(name)) for name in archive.namelist()}
    assert all(name.endswith(".docx") for name in archive.namelist()), archive.namelist()
    for unit in UNITS:
        assert any(words.of(unit) in text for text in texts_of.values()), f"{unit} stands on no paper"
    for paper in (words("Agenda"), words("Ballot forms")):
        office.goes(paper)
        office.presses(words("Make this paper"))
        made = office.takes_latest(words("What was made of it"))
        text = _paragraphs(Path(made.path()).read_bytes())
        assert words.said(CYCLE) in text, text
        office.goes_back(words("Papers"))


def _paragraphs(content: bytes) -> str:
    """All words of a Word file."""
    document = Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(one.text for one in document.paragraphs), *cells])


def said_of(year: Year, unit: str) -> tuple[str, str]:
    """What the chair says of a unit, and the problem that it names."""
    words = year.words
    name, at = words.of(unit), UNITS.index(unit)
    problem = words.pick(
        en=("Lamps stay dark for weeks.", "Answers take too long.", "Two books are kept.")[at],
        ja=("街路灯が何週間も消えたままです。", "回答に時間がかかり過ぎます。", "帳簿が二つあります。")[at],
    )
    return words.pick(en=f"{name} worked hard. {problem}", ja=f"{name}はよく取り組みました。{problem}"), problem


def enters(office: Hands, year: Year, phase: str) -> None:
    """The cycle goes on to its next phase."""
    words = year.words
    to_cycle(office, year)
    office.goes(words("On to the next phase: %(phase)s", phase=phase))
    office.presses(words("Enter this phase"))
    office.sees(words("The cycle is in the phase “%(phase)s”.", phase=phase))


def to_cycle(hands: Hands, year: Year) -> None:
    """From anywhere to the page of the cycle."""
    hands.goes_in_menu(year.words("Cycles"))
    hands.goes(year.words.said(CYCLE))
