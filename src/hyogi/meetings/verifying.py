"""Recomputes what was settled at meetings: the words of comments, who was there, openings and closings."""

from collections.abc import Iterator
from uuid import UUID

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hyogi.foundation.verifying import check
from hyogi.meetings.models import Comment, CommentProblem, Meeting, MeetingAct, MeetingActKind, Seat, SeatMark, Standing
from hyogi.meetings.queries.attendance import PRESENT, quorum_at
from hyogi.meetings.sealing import hash_of_act, hash_of_comment

CHUNK = 1000


@check(_("the comments on reports are word for word as they were fixed"))
def _comments() -> Iterator[str]:
    """Every fixed comment has the hash of its words and problems."""
    fixed = Comment.unscoped.filter(fixed_at__isnull=False).select_related("assignment__unit").order_by("pk")
    problems: dict[UUID, list[tuple[str, str]]] = {}
    for one in CommentProblem.unscoped.order_by("comment_id", "position").iterator(chunk_size=CHUNK):
        problems.setdefault(one.comment_id, []).append((one.text, one.category))
    for comment in fixed.iterator(chunk_size=CHUNK):
        if hash_of_comment(comment, problems.get(comment.pk, [])) != comment.sha256:
            yield _now("the comment on %(unit)s is not what was fixed") % {"unit": comment.assignment.unit.code}


@check(_("meetings were opened and closed as it was written, with the quorum that was there"))
def _acts() -> Iterator[str]:
    """Every act has its hash and the numbers that the marks by then come to; the meeting stands as its acts say."""
    done: dict[UUID, dict[str, MeetingAct]] = {}
    for act in MeetingAct.unscoped.select_related("cycle__regime", "meeting"):
        done.setdefault(act.meeting_id, {})[act.kind] = act
        what = {"meeting": act.meeting.code, "act": act.get_kind_display()}
        if hash_of_act(act) != act.sha256:
            yield _now("meeting %(meeting)s: what was written when it was %(act)s was changed") % what
        found = quorum_at(act.cycle, act)
        if (found.summoned, found.present, found.reached) != (act.summoned, act.counted, act.quorum):
            yield _now("meeting %(meeting)s: the quorum when it was %(act)s comes out otherwise") % what
    for meeting in Meeting.unscoped.filter(cycle__regime__isnull=False):
        acts = done.get(meeting.pk, {})
        opened, closed = acts.get(MeetingActKind.OPENED), acts.get(MeetingActKind.CLOSED)
        stands = (opened.at if opened else None, closed.at if closed else None)
        if (meeting.opened_at, meeting.closed_at) != stands:
            yield _now("meeting %(meeting)s does not stand as its acts say") % {"meeting": meeting.code}


@check(_("seats at meetings stand as their marks say"))
def _seats() -> Iterator[str]:
    last: dict[UUID, SeatMark] = {}
    for mark in SeatMark.unscoped.order_by("meeting_id", "serial").iterator(chunk_size=CHUNK):
        last[mark.seat_id] = mark
    for seat in Seat.unscoped.select_related("meeting").iterator(chunk_size=CHUNK):
        stood = last.get(seat.pk)
        wanted = (stood.standing, stood.substitute, stood.reason) if stood else (Standing.EXPECTED.value, "", "")
        signed = stood.at if stood and stood.standing in PRESENT else None
        if (seat.standing, seat.substitute, seat.reason, seat.signed_at) != (*wanted, signed):
            what = {"seat": seat.position, "meeting": seat.meeting.code}
            yield _now("seat %(seat)s of meeting %(meeting)s does not stand as its marks say") % what
