"""What waits for a secretariat around its meeting: to set it up, to hold it, to add the comments that are missing."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hyogi.cycles import duties
from hyogi.cycles.duties import Duty
from hyogi.foundation.actors import Actor
from hyogi.meetings.queries.duties import Waiting, waiting_for


def offer_all() -> None:
    """Called when the room starts."""
    duties.offer("meetings", own)


def own(actor: Actor) -> list[Duty]:
    """The meetings that the actor runs, with what is to be done next."""
    return [duty for one in waiting_for(actor) if (duty := _duty(one)) is not None]


def _duty(one: Waiting) -> Duty | None:
    desk = reverse("meetings:desk", args=[one.cycle.pk])
    what = one.cycle.title
    if one.meeting is None:
        return Duty(what, _("The meeting is not set up yet."), _("Set up the meeting"), desk, due=one.begins)
    if one.meeting.closed_at is None:
        if one.meeting.opened_at is None:
            return Duty(what, _("The meeting is set up."), _("To the desk of the meeting"), desk, due=one.begins)
        return Duty(what, _("The meeting is open."), _("To the desk of the meeting"), desk, since=one.meeting.opened_at)
    if one.missing:
        words = _("Reports without a comment: %(count)s.") % {"count": one.missing}
        url = reverse("meetings:comments", args=[one.cycle.pk])
        return Duty(what, words, _("Fix comments"), url, due=one.comments_due, late=one.is_late)
    return None
