"""The papers of a cycle, one module for one kind: what stands in it, where that comes from, Hyogi's own template."""

from hyogi.papers.kinds import (
    agenda,
    ballots,
    comments,
    letters,
    lists,
    name_cards,
    notice,
    phone_list,
    proposal,
    reading_book,
    script,
    seating,
    sign_in,
    supervision,
)
from hyogi.papers.making import offer


def offer_all() -> None:
    """Called when the room starts."""
    offer(
        notice.PAPER,
        agenda.PAPER,
        script.PAPER,
        reading_book.PAPER,
        name_cards.PAPER,
        seating.PAPER,
        sign_in.PAPER,
        comments.PAPER,
        phone_list.PAPER,
        ballots.PAPER,
        proposal.PAPER,
        letters.PAPER,
        lists.PAPER,
        supervision.PAPER,
    )
