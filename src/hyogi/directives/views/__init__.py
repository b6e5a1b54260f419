"""Pages of directives: what a point asks and of whom; writing and issuing; taking up; programmes."""

from hyogi.directives.views.points import point
from hyogi.directives.views.programmes import begin_programme, programme
from hyogi.directives.views.taking import obligations, take_up
from hyogi.directives.views.writing import add_local, desk, edit_point, new_point

__all__ = [
    "add_local",
    "begin_programme",
    "desk",
    "edit_point",
    "new_point",
    "obligations",
    "point",
    "programme",
    "take_up",
]
