"""What is done with directives: written, issued, added to on the way down, taken up; programmes rolled out."""

from hyogi.directives.actions.programmes import begin_programme, roll_out
from hyogi.directives.actions.uptake import take_up
from hyogi.directives.actions.writing import Wanted, add_point, begin_directive, change_point, issue, remove_point

__all__ = [
    "Wanted",
    "add_point",
    "begin_directive",
    "begin_programme",
    "change_point",
    "issue",
    "remove_point",
    "roll_out",
    "take_up",
]
