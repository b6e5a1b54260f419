"""Pages of the board and of chasing."""

from hyogi.rollups.views.board import board
from hyogi.rollups.views.chasing import chasing
from hyogi.rollups.views.telephone import telephone

__all__ = ["board", "chasing", "telephone"]
