"""The public record, and the turn of the year."""

from hyogi.foundation.languages import LANGUAGE_NAMES, Texts
from tests.journeys.year.before import enters, said_of, to_cycle
from tests.journeys.year.people import Year

NEXT = Texts(
    {
        "en": "Tidemark City: reports and reviews for 2027",
        "ja": "潮標市2027年度活動報告評議",
        "zh-Hans": "潮标市2027年度述职评议",
    }
)
GROUND = {
    "en": "The record names units and posts, and no person.",
    "ja": "記録が挙げるのは機関と職だけです。",
    "zh-Hans": "本报道仅列单位和岗位。",
}


def the_record_is_published(year: Year) -> None:
    """Prepared by one person who read it in three languages, confirmed by another, read by a visitor."""
    words, office = year.words, year.hands("TM-OFFICE")
    year.clock.stand("2027-04-20 10:00")
    office.goes(words("Records of your unit"))
    office.goes(words("Prepare the record"))
    for code, name in LANGUAGE_NAMES.items():
        office.writes(f"{words('Ground for the personal names')} · {name}", GROUND[code])
        office.ticks(name, within=office.group(words("I have read the record in")))
    office.presses(words("Lay it before a second person"))
    office.sees(words("The record is prepared. Another person of the unit confirms it."))

    head = year.hands("TM-HEAD")
    head.goes(words("Read and confirm"))
    head.presses(words("Confirm and publish"))
    head.sees(words("Published as version %(version)s.", version=1))
    title = head.page.locator("h1").inner_text()

    visitor = year.visitor()
    visitor.goes(title)
    visitor.sees(words.of("TM-01"))


def what_is_open_is_carried_over_and_the_cycle_closed(year: Year) -> None:
    """Two items are neither closed nor struck off; the cycle closes when they are carried over."""
    words, office = year.words, year.hands("TM-OFFICE")
    year.clock.stand("2027-10-06 09:00")
    to_cycle(office, year)
    office.goes(words("To the board of follow-up"))
    office.goes(words("Carry open items over"))
    office.presses(words("Carry them over"))
    enters(office, year, words("Closed"))


def the_next_year_asks_for_what_is_open(year: Year) -> None:
    """Opened from the last one; the open item is a question of its unit's report, and missed while it has no answer."""
    words, office = year.words, year.hands("TM-OFFICE")
    _comment, problem = said_of(year, "TM-D01")
    year.clock.stand("2027-10-12 09:00")
    to_cycle(office, year)
    office.goes(words("Open next year's cycle from this one"))
    office.presses(words("Open the cycle"))
    office.sees(words("“%(cycle)s” is open.", cycle=words.said(NEXT)))

    head = year.hands("TM-D01-HEAD")
    head.goes(words("Write it"))
    head.sees(words("Open items of last year, each to be answered"), problem)
    head.writes(words.regime("duty"), words.pick(en="I went there each month.", ja="毎月現地に出向きました。"))
    head.presses(words("Keep it and hand it in for the check"))

    office.goes_home()
    office.goes(words("Check them"))
    office.goes(words.of("TM-D01"), within=office.section(words("Reports and their states")))
    office.sees(words("An item of last year is not answered: “%(word)s”", word=problem))
    office.writes(words("Remarks"), words.pick(en="Answer the open item.", ja="未完了の項目に回答してください。"))
    office.presses(words("Return it with these remarks"))

    head.goes_home()
    head.goes(words("Write it"))
    head.writes(problem, words.pick(en="It is done by now.", ja="その後完了しました。"))
    head.presses(words("Keep it and hand it in for the check"))
    head.sees(words.pick(en="It is done by now.", ja="その後完了しました。"))
