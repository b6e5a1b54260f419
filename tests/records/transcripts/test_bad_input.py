"""What does not fit is answered all at once, with file, place and reason, and nothing is stored."""

import pytest
from django.utils import translation

from hyogi.cycles.models import Cycle, FrozenUnit
from hyogi.foundation.actors import Actor
from hyogi.foundation.models import Event
from hyogi.foundation.policy import Role
from hyogi.foundation.refusals import Refusal
from hyogi.organisation.models import Unit
from hyogi.organisation.queries import state_by_code
from hyogi.records.transcripts import Outcome, State, import_transcript
from tests.factories import a_holder, a_unit
from tests.records.transcripts.conftest import Folder

pytestmark = pytest.mark.django_db

CONSOLE = Actor.system("test")


def taken(folder: Folder) -> Outcome:
    return import_transcript(CONSOLE, folder.path)


def told(folder: Folder) -> list[tuple[str, str, str]]:
    """Import, see that nothing was stored, return the problems."""
    outcome = taken(folder)
    assert outcome.state is State.REFUSED
    assert not Cycle.unscoped.exists()
    assert not Unit.unscoped.exists()
    assert not Event.unscoped.exists()
    return [(problem.file, problem.place, problem.reason) for problem in outcome.problems]


SPOILT = [
    ("meeting.toml", "2020\nzone", '"soon"\nzone', "cycle, year", "whole number"),
    ("meeting.toml", 'Shanghai"\nconvening', 'Nowhere"\nconvening', "cycle, zone", "time zone"),
    ("meeting.toml", "17:53:00+08:00", "17:53:00", "source, published_at", "offset"),
    ("meeting.toml", "held_on = 2021-01-15", 'held_on = "2021-02-30"', "meeting, held_on", "needs a day"),
    ("meeting.toml", 'mode = "on_site"', 'mode = "by telephone"', "assignment 1, mode", "one of: 'on_site'"),
    ("meeting.toml", 'kind = "study"', 'kind = "study"\nminutes = 10', "agenda 1, minutes", "derives nothing"),
    ("meeting.toml", 'kind = "study"', 'kind = "study"\ncolour = "red"', "agenda 1, colour", "Nothing of this name"),
    ("meeting.toml", 'title.ja = "政策', 'title.fr = "x"\ntitle.ja = "政策', "document 2, title", "not known here: fr"),
    ("meeting.toml", 'document = "instruction"', 'document = "letter"', "agenda 1, document", "“letter” is not"),
    ("meeting.toml", '\nby = "tan-zuojun"', '\nby = "nobody"', "agenda 4, by", "“nobody” is not among the persons"),
    ("meeting.toml", 'units = ["2102"]', 'units = ["2102", "2103"]', "mention 1, units 2", "no unit “2103”"),
    ("meeting.toml", '"2102-PILOT"]\ncommented_by', '"210202"]\ncommented_by', "assignment", "“210202” stands here"),
    ("meeting.toml", 'place = "2.2"\ntitle', 'place = "9.9"\ntitle', "agenda 4, place", "no place 9.9"),
    ("meeting.toml", "みんなの発言を聞いた後", "だれかの発言を聞いた後", "agenda 4, title", "do not stand at 2.2"),
    ("meeting.toml", 'file = "source.txt"', 'file = "../source.txt"', "source, file", "same folder"),
    ("attendance.toml", '"21-STANDING"', '"21-NOBODY"', "person 1, posts 1", "knows no post “21-NOBODY”"),
    ("attendance.toml", 'roles = ["chair", "speaker"]', "roles = []", "person 1, roles", "At least one"),
    ("speeches.toml", "requirement = 4", "requirement = 5", "speech 1, point 14", "Requirement 5 is not in"),
    ("speeches.toml", "requirement = 4", "requirement = 3", "speech", "stated by more than one"),
    ("speeches.toml", "requirement = 4", 'text.ja = "x"', "speech 1, point 14", "names its number"),
    ("directive.toml", "number = 2", "number = 7", "requirement", "without a gap"),
    ("directive.toml", 'letter = "b"', 'letter = "a"', "requirement 3, part", "“a” stands here more than once"),
    ("directive.toml", 'addresses = [{ kind = "sector", code = "office", name.ja = "機関", name.zh-Hans = "机关", '
     'name.en = "Offices" }]', "addresses = []", "requirement 3, part 5, addresses", "addressed to nobody"),
    ("directive.toml", 'code = "office", ', "", "requirement 3, part 5, addresses 1", "has a code"),
    ("directive.toml", '"decisions-city"]', '"decisions-moon"]', "directive, carries_out", "“decisions-moon” is not"),
    ("outcome.toml", 'useful_to = "21"', 'useful_to = "22"', "practice_wish 1, useful_to", "“22”"),
    ("outcome.toml", 'measure = "count"', 'measure = "points"', "indicator 4, measure", "one of:"),
    ("outcome.toml", "made = true", "made = true\nscore = 5", "task_list 1, score", "derives nothing"),
    ("silences.toml", 'topic = "order"', 'topic = "hours"', "silence", "“hours” stands here more than once"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "old", "new", "place", "reason"), SPOILT, ids=[f"{s[0]}-{s[3]}" for s in SPOILT])
def test_a_spoilt_place_is_named(folder: Folder, file: str, old: str, new: str, place: str, reason: str) -> None:
    folder.change(file, old, new)

    problems = told(folder)

    assert any(p[0] == file and p[1] == place and reason in p[2] for p in problems), problems


def test_everything_that_does_not_fit_is_told_at_once(folder: Folder) -> None:
    folder.change("meeting.toml", "2020\nzone", '"soon"\nzone')
    folder.change("speeches.toml", 'role = "chair"', 'role = "king"')
    folder.change("outcome.toml", 'kind = "brand"', 'kind = "song"')

    assert {(file, place) for file, place, _reason in told(folder)} == {
        ("meeting.toml", "cycle, year"),
        ("speeches.toml", "speech 1, role"),
        ("outcome.toml", "programme 2, kind"),
    }


def test_the_reader_is_told_in_his_language(folder: Folder) -> None:
    folder.change("meeting.toml", 'kind = "study"', 'kind = "study"\nminutes = 10')

    with translation.override("ja"):
        assert told(folder)[0][2].startswith("転記されたサイクルは")
    with translation.override("zh-hans"):
        assert told(folder)[0][2].startswith("转录的周期")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"[source\ncode = 1", "not TOML"),
        ("[source]\ncode = '市'".encode("gb18030"), "not UTF-8 (byte 18)"),
        (b"x" * 4_000_001, "larger than 4 MB"),
        (b"[a]\nb = 2026-02-30", "not TOML"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(folder: Folder, content: bytes, reason: str) -> None:
    (folder.path / "meeting.toml").write_bytes(content)

    assert [(file, reason in why) for file, _place, why in told(folder)] == [("meeting.toml", True)]


def test_a_folder_without_the_meeting_is_refused_and_the_other_files_may_be_absent(folder: Folder) -> None:
    (folder.path / "meeting.toml").rename(folder.path / "aside")
    assert told(folder) == [("meeting.toml", "", "The file is missing.")]

    (folder.path / "aside").rename(folder.path / "meeting.toml")
    for name in ("directive.toml", "outcome.toml", "silences.toml", "speeches.toml"):
        (folder.path / name).unlink()
    assert taken(folder).state is State.NEW


def test_what_is_refused_in_a_register_file_refuses_the_whole_folder(folder: Folder) -> None:
    folder.change("units.csv", "210203,2102,", "210203,9999,")

    assert [(file, place) for file, place, _reason in told(folder)] == [("units.csv", "row 5, parent")]


def test_a_register_file_that_cannot_be_read_is_named(folder: Folder) -> None:
    (folder.path / "posts.csv").write_bytes("code,unit\n市".encode("utf-16"))

    assert {file for file, _place, _reason in told(folder)} == {"posts.csv"}


def test_a_unit_outside_of_the_tree_is_refused(folder: Folder) -> None:
    folder.add("units.csv", "ELSEWHERE,,city,,Elsewhere,Elsewhere,,,,\n")
    folder.change("outcome.toml", 'useful_to = "21"', 'useful_to = "ELSEWHERE"')
    folder.change("meeting.toml", 'units = ["21", ', 'units = ["21", "ELSEWHERE", ')

    assert {reason for _file, _place, reason in told(folder)} == {
        "“ELSEWHERE” lies neither above nor below the convening unit."
    }


def test_a_corrected_folder_makes_a_new_revision_and_keeps_the_old_one(folder: Folder) -> None:
    first = taken(folder)
    folder.change("outcome.toml", "carried_out = true", "carried_out = false")

    second = taken(folder)

    assert (first.state, second.state) == (State.NEW, State.CHANGED)
    assert list(Cycle.unscoped.order_by("revision").values_list("revision", "current")) == [(1, False), (2, True)]
    assert FrozenUnit.unscoped.filter(edition=first.cycle.edition).count() == 14  # type: ignore[union-attr]
    assert taken(folder).state is State.UNTOUCHED


def test_a_code_that_another_unit_of_the_branch_uses_is_refused(folder: Folder) -> None:
    taken(folder)
    folder.change("meeting.toml", 'convening = "2102"', 'convening = "210202"')
    folder.change("outcome.toml", 'wished_of = "2102"', 'wished_of = "210202"')
    (folder.path / "directive.toml").unlink()
    (folder.path / "speeches.toml").unlink()
    (folder.path / "outcome.toml").unlink()
    meeting = (folder.path / "meeting.toml").read_text()
    head, _gap, rest = meeting.partition("[[mention]]")
    (folder.path / "meeting.toml").write_text(
        head
        + '[[mention]]\nunits = ["210202"]\nstanding = "public_list"\n\n[[agenda]]'
        + rest.split("[[agenda]]", 2)[1]
    )

    outcome = taken(folder)

    assert [(p.place, p.reason) for p in outcome.problems] == [
        ("cycle, code", "Another unit of this branch has a cycle of this code.")
    ]


def test_a_cycle_of_the_year_before_is_named_by_its_code(folder: Folder) -> None:
    taken(folder)
    folder.change("meeting.toml", 'code = "2102-2020"', 'code = "2102-2021"\nprevious = "2102-2019"')
    assert [problem.place for problem in taken(folder).problems] == ["cycle, previous"]

    folder.change("meeting.toml", "2102-2019", "2102-2020")
    next_year = taken(folder).cycle
    assert next_year is not None
    assert (next_year.code, next_year.previous and next_year.previous.code) == ("2102-2021", "2102-2020")


def test_blanks_and_comments_are_no_change(folder: Folder) -> None:
    taken(folder)
    folder.add("meeting.toml", "\n# a remark\n")

    assert taken(folder).state is State.UNTOUCHED


def test_only_a_publisher_of_the_convening_unit_transcribes(folder: Folder) -> None:
    taken(folder)
    for name in ("units.csv", "posts.csv", "people.csv", "tenures.csv"):
        (folder.path / name).unlink()
    folder.change("outcome.toml", "carried_out = true", "carried_out = false")
    province, city, county = (state_by_code(CONSOLE, code) for code in ("21", "2102", "210224"))

    for nobody_who_publishes in (a_holder(city, Role.LIAISON), a_holder(province)):
        with pytest.raises(Refusal):
            import_transcript(nobody_who_publishes, folder.path)
    for out_of_sight in (a_holder(county), a_holder(a_unit("Z"))):
        assert import_transcript(out_of_sight, folder.path).state is State.REFUSED
    assert Cycle.unscoped.count() == 1
    assert import_transcript(a_holder(city, Role.SECRETARIAT), folder.path).state is State.CHANGED
