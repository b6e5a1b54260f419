"""From the letters to the lists, to what is required of all, and to what a unit found to work."""

from tests.journeys.year.before import said_of, to_cycle
from tests.journeys.year.hands import Hands
from tests.journeys.year.people import Year

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n%%EOF\n"


def lists_are_planned_and_approved(year: Year) -> None:
    """Two heads plan what their comments named and hand the plans in; the secretariat approves them."""
    words = year.words
    year.clock.stand("2027-02-03 10:00")
    for unit, owner in (("TM-01", "TM-01-LIAISON"), ("TM-D01", "TM-D01-HEAD")):
        _comment, problem = said_of(year, unit)
        head = year.hands(f"{unit}-HEAD")
        head.goes(words("Plan and hand in"))
        head.goes(problem)
        head.goes(words("Plan this item"))
        head.ticks(words("accepted"))
        head.writes(words("Measure"), words.pick(en="One section answers for it.", ja="担当係を一つに定めます。"))
        head.chooses(words("Post that answers for it"), f"{words.of(owner)} · {words.of(unit)}")
        head.dates(words("Due"), "2027-05-12")
        head.presses(words("Save the plan of this item"))
        head.goes_back(words.of(unit))
        head.goes(words("Hand the plan in"))
        head.presses(words("Hand the plan in"))
    office = year.hands("TM-OFFICE")
    year.clock.stand("2027-02-10 10:00")
    for unit in ("TM-01", "TM-D01"):
        office.goes(words("Read and approve"))
        office.goes(words.of(unit), within=office.table(words("Lists, those with the most overdue items first")))
        office.goes(words("Approve or return the plan"))
        office.ticks(words("Approve the plan"))
        office.presses(words("Send"))
        office.sees(words("The plan is approved. From now on it is frozen."))
        office.goes_home()


def a_point_is_required_of_all_and_taken_up(year: Year) -> None:
    """The secretariat issues a directive of one point; a head acknowledges it and tells what is planned."""
    words, office = year.words, year.hands("TM-OFFICE")
    own = {"en": "English", "ja": "日本語"}[year.language]
    year.clock.stand("2027-02-12 10:00")
    to_cycle(office, year)
    office.goes(words("The directive: points, issuing, progress"))
    office.writes(f"{words('Title')} · {own}", words.pick(en="Requirements for 2027", ja="2027年の要求事項"))
    office.presses(words("Begin the directive"))
    office.goes(words("Write a point"))
    office.writes(f"{words('Heading')} · {own}", words.pick(en="One book", ja="帳簿の一本化"))
    office.writes(f"{words('What is required')} · {own}", words.pick(en="Keep one book.", ja="帳簿を一冊にします。"))
    office.ticks(words("all units below"), within=office.group(words("Everybody")))
    office.dates(words("By which day"), "2027-09-30")
    office.presses(words("Keep the point"))
    office.presses(words("Issue the directive"))

    head = year.hands("TM-01-HEAD")
    head.goes(words("Look at the points"))
    head.goes(words("Point %(number)s", number=1))
    head.chooses(words("How far the unit is"), words("acknowledged"))
    head.presses(words("Keep this step"))
    head.chooses(words("How far the unit is"), words("planned"))
    head.writes(words("In words"), words.pick(en="By June.", ja="六月までに行います。"))
    head.presses(words("Keep this step"))
    to_cycle(office, year)
    office.goes(words("The directive: points, issuing, progress"))
    office.sees_in(office.row(words("Point %(number)s", number=1)), "3")


def a_practice_is_proposed_recommended_and_taken_over(year: Year) -> None:
    """What one unit found to work is recommended by a member and taken over by another unit."""
    words, head = year.words, year.hands("TM-01-HEAD")
    title = words.pick(en="A name on each door", ja="窓口に係の名を掲げる")
    _to_practices(head, year)
    head.goes(words.of("TM-01"))
    head.writes(words("Title"), title)
    head.writes(words("What was done and what came of it"), words.pick(en="Half the calls.", ja="苦情が半減しました。"))
    head.presses(words("Propose it"))

    member = year.hands("TM-MEMBER-1")
    _to_practices(member, year)
    member.goes(title)
    member.chooses(words("What becomes of it"), words("recommended"))
    member.writes(words("Reason"), words.pick(en="It costs nothing.", ja="費用がかかりません。"))
    member.presses(words("Keep the decision"))

    other = year.hands("TM-D01-HEAD")
    _to_practices(other, year)
    other.goes(title)
    other.chooses(words("Unit"), words.of("TM-D01"))
    other.writes(words("What your unit changed"), words.pick(en="Also by telephone.", ja="電話でも名乗ります。"))
    other.presses(words("Your unit takes it over"))


def _to_practices(hands: Hands, year: Year) -> None:
    to_cycle(hands, year)
    hands.goes(year.words("Practices proposed, recommended and taken over"))


def an_item_is_carried_out_and_closed(year: Year) -> None:
    """Its post tells how far it is and lays a file to it; another person of the secretariat closes it."""
    words, liaison = year.words, year.hands("TM-01-LIAISON")
    _comment, problem = said_of(year, "TM-01")
    year.clock.stand("2027-04-12 10:00")
    liaison.goes_home()
    liaison.goes(words("Tell how far it is"), within=liaison.line(problem))
    liaison.goes(words("Report progress"))
    liaison.writes(words("What was done since the last report"), words.pick(en="Half of it.", ja="半分終えました。"))
    liaison.presses(words("Report progress"))
    liaison.goes(words("Report it as done"))
    liaison.writes(words("What was done"), words.pick(en="All lamps burn.", ja="すべての街路灯が点灯しています。"))
    liaison.attaches(words("Evidence"), {"name": "lamps.pdf", "mimeType": "application/pdf", "buffer": PDF})
    liaison.presses(words("Report it as done"))
    liaison.sees(words("Reported as done. It waits for its check."), "lamps.pdf")

    other = year.hands("TM-OFFICE-2")
    year.clock.stand("2027-04-14 15:00")
    other.goes_home()
    other.goes(words("Check them"))
    other.goes(problem)
    other.goes(words("Check it"))
    other.ticks(words("It is done: close the item"))
    other.writes(words("What you looked at and found"), words.pick(en="I was there.", ja="夜間に確認しました。"))
    other.presses(words("Keep the outcome of the check"))
    other.sees(words("The outcome of the check is kept."))
