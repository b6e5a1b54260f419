"""What the shipped regimes are called on pages, by the name of their file."""

from typing import Any

from django.utils.translation import gettext_lazy as _

REGIMES: dict[str, Any] = {
    "city_committee": _("Committee of a city, district or township"),
    "state_enterprise": _("Group of state enterprises"),
    "university": _("University with faculties and offices"),
    "company": _("Company with subsidiaries"),
    "peer_review_of_states": _("Peer review among states"),
    "accreditation": _("Accreditation of institutions"),
}
LISTS: dict[str, Any] = {
    "delegates, grassroots heads and members of the public invited, drawn from lists": _(
        "delegates, grassroots heads and members of the public invited, drawn from lists"
    ),
    "guide of the parent": _("guide of the parent"),
    "guide sent by the level above": _("guide sent by the level above"),
    "institutions and associations admitted": _("institutions and associations admitted"),
    "members of the working group": _("members of the working group"),
    "observer states": _("observer states"),
    "observers agreed by both sides": _("observers agreed by both sides"),
    "panel members": _("panel members"),
    "staff delegates": _("staff delegates"),
    "teacher and student delegates": _("teacher and student delegates"),
    "troika": _("troika"),
}
"""Lists from which the shipped regimes summon people by name, as their rules of attendance say it."""


def list_name(who: str) -> Any:
    """Whom a list holds; in the regime's own words where it is one of somebody's own."""
    return LISTS.get(who, who)


def name_of(id: str) -> Any:
    """The name of a regime; its id where it is one of somebody's own."""
    return REGIMES.get(id, id)
