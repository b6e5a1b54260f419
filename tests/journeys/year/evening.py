"""The meeting and its ballot."""

from tests.journeys.year.before import UNITS, enters, said_of, to_cycle
from tests.journeys.year.hands import Hands
from tests.journeys.year.people import Year

DRAWN = "delegates, grassroots heads and members of the public invited, drawn from lists"
FORMS = {"A": 9, "B": 10}
PRESENT = ("TM-MEMBER-1", "TM-01-HEAD", "TM-D01-HEAD", "TM-D02-HEAD")


def the_meeting_is_held(year: Year) -> None:
    """Attendance, the agenda from item to item, a question, the comments fixed one by one, the meeting closed."""
    words, office = year.words, year.hands("TM-OFFICE-2")
    year.clock.stand("2026-12-18 08:40")
    enters(office, year, words("Meeting"))
    to_cycle(office, year)
    office.goes(words("Desk of the meeting"))
    office.goes(words("Attendance"))
    for seat in PRESENT:
        office.ticks(words.of(seat))
    office.presses(words("All ticked are here"))
    office.chooses(words("List"), words(DRAWN))
    office.writes(words("Name or function"), words.pick(en="Delegate 1", ja="代表一"))
    office.presses(words("Add the name"))
    office.goes_back(words("Desk of the meeting"))
    year.clock.stand("2026-12-18 09:00")
    office.presses(words("Open the meeting"))
    speech = office.line(words.pick(en="Speech of the chair", ja="主宰者の総括講話"))
    office.opens(words("Change item %(number)s", number=15), within=speech)
    office.presses(words("Up"), within=speech)
    for _item in range(5):
        office.presses(words("Next item"))
    office.presses(words("A question is asked"))
    for _item in range(4):
        office.presses(words("Next item"))
    office.goes(words("Comments"))
    for unit in UNITS:
        _fixes(office, year, unit)
    office.goes_back(words("Desk of the meeting"))
    for _item in range(7):
        office.presses(words("Next item"))
    office.goes(words("Close the meeting"))
    office.presses(words("Close the meeting"))
    office.sees(words("The meeting is closed."))


def _fixes(office: Hands, year: Year, unit: str) -> None:
    """The comment stands there as it was drafted; its problem gets a category, and it is fixed."""
    words, sheet = year.words, office.part(year.words.of(unit))
    comment, problem = said_of(year, unit)
    office.holds(words("Comment as it was said"), comment, within=sheet)
    office.holds(words("Problem %(n)s", n=1), problem, within=sheet)
    office.chooses(words("What problem %(n)s is about", n=1), words("service"), within=sheet)
    office.presses(f"{words('Fix the comment')} {words.of(unit)}", within=sheet)
    office.sees(words("The comment on %(unit)s is fixed.", unit=words.of(unit)))


def the_forms_are_counted(year: Year) -> None:
    """Forms issued to two classes; each class counted by two persons, one count corrected; closed."""
    words, one, other = year.words, year.hands("TM-OFFICE-2"), year.hands("TM-OFFICE")
    year.clock.stand("2026-12-18 16:05")
    to_cycle(one, year)
    one.goes(words("Ballot on paper"))
    one.goes(words("Open a round of the ballot"))
    for key, issued in FORMS.items():
        one.writes(f"{key} · {words.regime(key)}", str(issued))
    one.presses(words("Open the round"))
    for hands in (one, other):
        to_cycle(hands, year)
        hands.goes(words("Count"))
        for key, issued in FORMS.items():
            _counts(hands, year, key, issued, slip=hands is other and key == "B")
    other.goes(f"B · {words.regime('B')}")
    other.sees(words("The two counts differ"))
    other.writes(_cell(year, "TM-01", "good"), "9")
    other.writes(_cell(year, "TM-01", "fairly_good"), "1")
    other.presses(words("Enter the corrected count"))
    other.sees(words("Both counts of this class are in and agree."))
    other.goes_back(words("Ballot, round %(round)s", round=1))
    other.goes(words("Close the count"))
    other.presses(words("Close the count"))


def _counts(hands: Hands, year: Year, key: str, issued: int, *, slip: bool) -> None:
    """One person's count of one class; a slip is one mark in the wrong column."""
    words = year.words
    hands.goes(f"{key} · {words.regime(key)}")
    hands.writes(words("forms that came back"), str(issued))
    for unit, poor in (("TM-01", 0), ("TM-D01", 2), ("TM-D02", 3)):
        good = issued - poor - (1 if key == "B" else 0) - (slip and unit == "TM-01")
        marks = {"good": good, "average": poor, "fairly_good": issued - good - poor}
        for mark, number in marks.items():
            if number:
                hands.writes(_cell(year, unit, mark), str(number))
    hands.presses(words("Enter this count"))
    hands.sees(words("Your count of class %(class)s is in.", **{"class": key}))
    hands.goes_back(words("Ballot, round %(round)s", round=1))


def _cell(year: Year, unit: str, mark: str) -> str:
    """What the cell of the sheet is called."""
    return f"{year.words.of(unit)} · {year.words.regime(mark)}"


def scrutineers_sign(year: Year) -> None:
    """Two who have not counted read the tally and sign it."""
    words = year.words
    for post in ("TM-SCRUTINEER-1", "TM-SCRUTINEER-2"):
        scrutineer = year.hands(post)
        to_cycle(scrutineer, year)
        scrutineer.goes(words("Tally"))
        scrutineer.goes(words("Sign the count"))
        scrutineer.presses(words("Sign the count"))
        scrutineer.sees(words("You have signed the count."))
        scrutineer.sees_no(words("Sign the count"))
