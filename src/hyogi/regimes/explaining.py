"""A regime in words, for readers who never open its file."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import override

from hyogi.foundation.languages import Texts, django_code
from hyogi.regimes.loading import Regime
from hyogi.regimes.shape import RegimeFile


@dataclass(frozen=True)
class Passage:
    """Some sentences under a heading."""

    heading: str
    sentences: tuple[str, ...]


def explain(regime: Regime, language: str) -> list[Passage]:
    """The regime in the words of a content language; what does not exist in it has no sentence."""
    with override(django_code(language)):
        passages = [
            Passage(_("Rhythm"), tuple(_rhythm(regime.file))),
            Passage(_("Report"), tuple(_report(regime.file, language))),
            Passage(_("Meeting"), tuple(_meeting(regime.file))),
            Passage(_("Ballot"), tuple(_ballot(regime.file, language))),
            Passage(_("Result"), tuple(_result(regime.file, language))),
            Passage(_("Afterwards"), tuple(_afterwards(regime.file))),
        ]
    return [passage for passage in passages if passage.sentences]


def share(basis_points: int) -> str:
    """3333 as "33.33 %"."""
    return (
        f"{Decimal(basis_points) / 100:f}".rstrip("0").rstrip(".") + " %"
        if basis_points % 100
        else (f"{basis_points // 100} %")
    )


def _rhythm(file: RegimeFile) -> Iterator[str]:
    yield _("A cycle lasts %(months)s months.") % {"months": file.regime.cycle_months}
    if file.regime.nested:
        yield _("Every level holds its own, and the level above sees how it stands.")
    yield _("Times are those of %(zone)s.") % {"zone": file.regime.time_zone}


def _report(file: RegimeFile, language: str) -> Iterator[str]:
    limits = {"least": file.report.min_total, "most": file.report.max_total}
    if file.report.length_unit == "chars":
        yield _("A report has %(least)s to %(most)s characters.") % limits
    else:
        yield _("A report has %(least)s to %(most)s words.") % limits
    titles = [Texts(section.title).say(language).text for section in file.section]
    yield _("Its parts: %(parts)s.") % {"parts": " · ".join(titles)}
    if file.report.problem_share_min_bp:
        yield _("At least %(share)s of it is about problems.") % {"share": share(file.report.problem_share_min_bp)}
    if file.report.open_items_required:
        yield _("It answers every item that is still open from last time.")


def _meeting(file: RegimeFile) -> Iterator[str]:
    minutes = f"{Decimal(file.meeting.report_minutes_x10) / 10:f}".removesuffix(".0")
    yield _("Each speaker has %(minutes)s minutes.") % {"minutes": minutes}
    if "written" in file.meeting.comment_required_for:
        yield _("Every report is commented on, also those that are not spoken.")
    if file.attendance.quorum_bp:
        yield _("It is quorate with %(share)s of those summoned.") % {"share": share(file.attendance.quorum_bp)}


def _ballot(file: RegimeFile, language: str) -> Iterator[str]:
    if not file.ballot.used:
        yield _("There is no ballot.")
        return
    if file.ballot.secrecy == "secret_unlinked":
        yield _("The ballot is secret: nothing links it to a person.")
    else:
        yield _("The ballot is open: names stay with the marks.")
    for voters in file.voter_class:
        yield _("%(voters)s count for %(share)s.") % {
            "voters": Texts(voters.title).say(language).text,
            "share": share(voters.weight_bp),
        }
    if file.ballot.disclose_min_size:
        yield _("Figures of fewer than %(count)s ballots are not shown.") % {"count": file.ballot.disclose_min_size}


def _result(file: RegimeFile, language: str) -> Iterator[str]:
    if file.composite.method == "none":
        yield _("No grade is given.")
        return
    for part in file.component:
        name = Texts(part.title).say(language).text
        yield _("%(part)s: %(share)s of the result.") % {"part": name, "share": share(part.weight_bp)}
    yield _("Grades: %(grades)s.") % {
        "grades": " · ".join(Texts(grade.title).say(language).text for grade in file.grade)
    }
    if file.cap.top_share_max_bp is not None:
        yield _("At most %(share)s get the top grade.") % {"share": share(file.cap.top_share_max_bp)}
    for veto in file.veto:
        yield _("The grade is limited by: %(event)s.") % {"event": Texts(veto.title).say(language).text}


def _afterwards(file: RegimeFile) -> Iterator[str]:
    yield _("What is found is mended within %(months)s months at most.") % {"months": file.follow.max_due_months}
    if file.follow.close_by == "other_than_owner":
        yield _("An item is closed by somebody other than who was responsible.")
    if file.follow.carry_open:
        yield _("What stays open must be answered in the next report.")
    if file.publish.record == "public":
        yield _("The record of the meeting is public.")
