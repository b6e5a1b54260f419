"""The room's words for what it stores: how far a result is, what is said of a unit."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from hyogi.results.queries.sheet import Stage

STATES = {
    "none": _("not worked out yet"),
    "ungraded": _("not graded this year"),
    "held": _("no grade: a part is missing"),
    "tied": _("equal at the cap: to be decided"),
    "proposed": pgettext_lazy("a grade", "proposed"),
}
MARKS = {"none": "open", "ungraded": "ended", "held": "wait", "tied": "wait", "proposed": "open"}
STAGES = {
    Stage.NONE: _("not worked out yet"),
    Stage.WORKED_OUT: _("worked out"),
    Stage.PROPOSED: _("laid before the deciding body"),
    Stage.DECIDED: _("decided"),
    Stage.SIGNED_OFF: _("signed off"),
}
ASSERTED = {
    "system": _("by the records"),
    "inspection_or_audit": _("by inspection or audit"),
    "competent_authority": _("by the competent authority"),
    "secretariat": _("by the secretariat"),
    "audit": _("by audit"),
    "panel": _("by the panel"),
}
