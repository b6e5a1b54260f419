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


def name_of(id: str) -> Any:
    """The name of a regime; its id where it is one of somebody's own."""
    return REGIMES.get(id, id)
