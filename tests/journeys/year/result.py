"""From the count to the letters."""

from tests.journeys.year.before import UNITS, enters, to_cycle
from tests.journeys.year.people import Year


def the_result_is_worked_out_and_decided(year: Year) -> None:
    """Worked out and proposed by the secretariat; decided by the head, one grade otherwise than proposed."""
    words, office = year.words, year.hands("TM-OFFICE")
    year.clock.stand("2026-12-24 10:00")
    enters(office, year, words("Result"))
    to_cycle(office, year)
    office.goes(words("Open the result"))
    office.goes(words("Work out the results"))
    office.presses(words("Work out the results"))
    office.goes(words("Lay the proposal before the deciding body"))
    office.presses(words("Lay it before the deciding body"))

    head = year.hands("TM-HEAD")
    year.clock.stand("2027-01-05 15:00")
    head.goes(words("Decide"))
    head.goes(words.of("TM-D02"))
    head.goes(words("Decide the grade"))
    head.ticks(words.regime("average"))
    head.writes(words("Reason"), words.pick(en="Two of its books still differ.", ja="二つの帳簿がなお一致しません。"))
    head.presses(words("Decide"))
    head.sees(words("The grade is decided."))
    head.goes_back(words("Result"))
    head.goes(words("Decide as proposed"))
    head.presses(words("Decide as proposed"))


def the_result_is_signed_and_told(year: Year) -> None:
    """Two scrutineers, the head and a member sign; the letters go out; a head acknowledges his."""
    words = year.words
    year.clock.stand("2027-01-08 10:00")
    for post in ("TM-SCRUTINEER-1", "TM-SCRUTINEER-2", "TM-HEAD", "TM-MEMBER-1"):
        signer = year.hands(post)
        signer.goes(words("Sign"))
        signer.goes(words("Sign the result"))
        signer.presses(words("Sign the result"))
        signer.sees(words("Your signature is under the result."))

    office = year.hands("TM-OFFICE")
    year.clock.stand("2027-01-21 10:00")
    office.goes(words("Send the letters"))
    office.goes(words("Send the letters"))
    office.presses(words("Send the letters"))
    for unit in UNITS:
        head = year.hands(f"{unit}-HEAD")
        head.goes(words("Read the letter"))
        head.goes(words("Acknowledge the letter"))
        head.presses(words("Acknowledge"))
        head.sees(words("The letter is acknowledged."))
    enters(office, year, words("Follow-up"))
