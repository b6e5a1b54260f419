"""What waits for whoever publishes: records that somebody else has prepared."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.duties import Duty
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action
from hyogi.records.queries import desk


def duties(actor: Actor) -> list[Duty]:
    """The preparations that the actor may confirm."""
    if not actor.may(Action.SEE_RECORD_DESK):
        return []
    return [
        Duty(
            what=work.cycle.title,
            words=_("The record is prepared by somebody else and waits for you to confirm it."),
            verb=_("Read and confirm"),
            url=reverse("records:preparation", args=[work.waiting.pk]),
            since=work.waiting.at,
        )
        for work in desk(actor)
        if work.waiting and work.may_confirm
    ]
