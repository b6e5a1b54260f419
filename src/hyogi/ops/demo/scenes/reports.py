"""Units write their reports; some are returned with remarks; heads submit them."""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from hyogi.cycles.models import Assignment, Mode
from hyogi.ops.demo.story import Story
from hyogi.reports import actions, questions
from hyogi.reports.actions.writing import Typed
from hyogi.reports.checking import SPOKEN, form_of
from hyogi.reports.models import AttachmentKind
from hyogi.reports.queries import passages_of, report_of

PARTS = {"open_items": 7, "duty": 7, "results": 10, "problems": 10, "next": 8}
"""So many sentences in each section, so that lengths lie within the limits."""
STEP = ("submitted", "submitted", "approved", "handed_in", "returned", "draft", "handed_in", "", "draft")
"""How far the reports of the district are, in the order of its units."""
COPIES = {"TM-2026 TM-D07": "TM-D06"}
"""Near copies: who has taken sections over from whom, for the checks to find."""


def write(story: Story) -> None:
    """Every unit writes its report and hands it in for the check."""
    for place, one in enumerate(story.assignments):
        if one.post is not None:
            _write(story, one, place)
            _hand_in(story, one)


def check(story: Story) -> None:
    """The secretariat returns some with remarks; they are handed in again and approved with the others."""
    remarks = story.texts("reports")["remarks"]
    for place, one in enumerate(story.assignments):
        report = report_of(one)
        if report is None:
            continue
        if place % 7 == 3:
            actions.give_back(story.office, one, remarks=remarks[place % len(remarks)], version=report.version)
            _again(story, one)
            _hand_in(story, one)
        actions.approve(story.office, one, version=_version(one))


def submit(story: Story) -> None:
    """The heads submit what was approved."""
    for one in story.assignments:
        if report_of(one) is not None:
            actions.submit(story.head(one), one, version=_version(one))


def district_writes(story: Story) -> None:
    """In the district reports stand everywhere on their way."""
    remarks = story.texts("reports")["remarks"]
    for place, one in enumerate(story.assignments):
        step = STEP[place % len(STEP)]
        if not step or one.post is None:
            continue
        _write(story, one, place, part=2 if step == "draft" else 5)
        if step == "draft":
            continue
        _hand_in(story, one)
        if step == "returned":
            actions.give_back(story.office, one, remarks=remarks[place % len(remarks)], version=_version(one))
        if step in ("approved", "submitted"):
            actions.approve(story.office, one, version=_version(one))
        if step == "submitted":
            actions.submit(story.head(one), one, version=_version(one))


def _write(story: Story, one: Assignment, place: int, part: int = 5) -> None:
    head, bank = story.head(one), story.texts("reports")
    actions.begin(head, one)
    typed = {
        section.key: Typed(_section(bank, section.key, f"{story.code} {_writer(story, one, section.key)}"), 0)
        for section in form_of(one.cycle)[:part]
    }
    for asked in questions.of(one):
        seed = f"{story.code} {one.unit.code} {asked.id}"
        typed[asked.key] = Typed(_sentence(bank, bank["open_items"], seed, 0), 0)
    if one.mode == Mode.ON_SITE and part == 5:
        spoken = "\n\n".join(given.text.split("\n")[0] for key, given in typed.items() if key in PARTS)
        typed[SPOKEN] = Typed(spoken[:1600], 0)
    actions.keep_texts(head, one, typed)
    if place % 4 == 0:
        upload = SimpleUploadedFile("key-indicators.pdf", _pdf(one.unit.code), "application/pdf")
        actions.attach(head, one, upload, AttachmentKind.ATTACHMENT)


def _writer(story: Story, one: Assignment, section: str) -> str:
    """The unit in whose words the section is; one unit has taken two sections over from another."""
    copied = COPIES.get(f"{story.code} {one.unit.code}", "")
    return copied if copied and section in ("results", "problems") else str(one.unit.code)


def _again(story: Story, one: Assignment) -> None:
    """What was returned gets a further passage in its section of problems."""
    standing = passages_of(report_of(one))["problems"]
    added = f"{standing.text}\n上述问题已列入本单位清单，逐项明确责任岗位和完成时间。"
    actions.keep_texts(story.head(one), one, {"problems": Typed(added, standing.version)})


def _hand_in(story: Story, one: Assignment) -> None:
    actions.hand_in(story.head(one), one, version=_version(one))


def _version(one: Assignment) -> int:
    report = report_of(one)
    return report.version if report else 0


def _section(bank: dict[str, Any], key: str, seed: str) -> str:
    count = PARTS[key]
    picked = list(_picked(bank[key], f"{seed} {key}", count))
    if key != "problems":
        return "\n".join(_sentence(bank, [one], f"{seed} {key}", at) for at, one in enumerate(picked))
    lines = [f"{bank['ordinals'][at]}{_sentence(bank, [one], f'{seed} {key}', at)}" for at, one in enumerate(picked)]
    return "\n".join([bank["problems_lead"], *lines])


def _picked(bank: Sequence[str], seed: str, count: int) -> Iterator[str]:
    """`count` different sentences, in an order of the seed's own."""
    order = sorted(range(len(bank)), key=lambda at: _hash(f"{seed} order {at}"))
    yield from (bank[at] for at in order[:count])


def _sentence(bank: dict[str, Any], sentences: Sequence[str], seed: str, at: int) -> str:
    number = _hash(f"{seed} {at}")
    return sentences[number % len(sentences)].format(
        place=bank["places"][number % len(bank["places"])],
        thing=bank["things"][number // 16 % len(bank["things"])],
        month=bank["months"][number // 256 % len(bank["months"])],
        n=12 + number // 4096 % 180,
        m=2 + number // 65536 % 9,
    )


def _hash(seed: str) -> int:
    return int.from_bytes(hashlib.sha256(seed.encode()).digest()[:6])


def _pdf(code: str) -> bytes:
    """The smallest page that a reader of PDF opens."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%% "
        + code.encode()
        + b"\n%%EOF\n"
    )
