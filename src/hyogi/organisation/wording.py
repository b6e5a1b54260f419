"""The register's words: roles, manners, and what happened, for pages."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from hyogi.design.shapes import Act
from hyogi.design.words import plain, spoken_day
from hyogi.foundation.audit import Verb
from hyogi.foundation.consoles import console_of
from hyogi.foundation.policy import Role
from hyogi.organisation.models import ALWAYS, Manner
from hyogi.organisation.queries import Happened

ROLES = {
    Role.HEAD: _("answers for the unit"),
    Role.DEPUTY: _("stands beside the head"),
    Role.SECRETARIAT: _("runs the cycle and keeps the register"),
    Role.ADMINISTRATOR: _("keeps the register"),
    Role.LIAISON: _("types for others"),
    Role.MEMBER: _("is a member"),
}
"""What the holder of a post may do, in words."""

MANNERS = {
    Manner.HOLDER: _("holder"),
    Manner.ACTING: _("acting holder"),
    Manner.SUBSTITUTE: _("substitute"),
}
_WHAT: dict[str, Any] = {
    Verb.UNIT_FOUNDED: _("Unit founded"),
    Verb.UNIT_RENAMED: _("Unit renamed"),
    Verb.UNIT_CHANGED: _("Kind or sectors of the unit changed"),
    Verb.UNIT_MOVED: _("Unit moved"),
    Verb.UNIT_CLOSED: _("Unit closed"),
    Verb.POST_FOUNDED: _("Post founded"),
    Verb.POST_CLOSED: _("Post closed"),
    Verb.APPOINTED: _("Appointed"),
    Verb.TENURE_ENDED: _("Tenure ended"),
    Verb.IMPORTED: _("Brought in from a file"),
}
_ADMINISTRATOR = _("an administrator of the installation")
_OUT_OF_SIGHT = _("an office outside of your sight")


def as_acts(happened: list[Happened]) -> list[Act]:
    """What happened, as a timeline shows it."""
    return [_act(one) for one in happened]


def _act(one: Happened) -> Act:
    return Act(
        when=one.at,
        who=one.by or console_of(one.label) or (_ADMINISTRATOR if one.by_administrator else _OUT_OF_SIGHT),
        what=" · ".join(plain(part) for part in _parts(one) if part),
        note=one.reason,
        for_whom=(one.for_whom or _OUT_OF_SIGHT) if one.entered_for else "",
        url=reverse("organisation:scan", kwargs={"id": one.scan}) if one.scan else "",
    )


def _parts(one: Happened) -> list[Any]:
    parts = [_WHAT.get(one.verb, one.verb)]
    if one.parent and one.verb == Verb.UNIT_MOVED:
        parts.append(_("under %(unit)s") % {"unit": plain(one.parent)})
    if one.moved > 1:
        along = one.moved - 1
        parts.append(ngettext("%(n)s unit moved along", "%(n)s units moved along", along) % {"n": along})
    if one.post:
        parts.append(one.post.title)
    if one.person:
        parts.append(one.person.title)
    if one.manner in MANNERS:
        parts.append(MANNERS[Manner(one.manner)])
    if one.on and one.on != ALWAYS:
        parts.append(_("from %(day)s") % {"day": spoken_day(one.on)})
    return parts
