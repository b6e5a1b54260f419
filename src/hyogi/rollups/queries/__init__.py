"""Every question asked of the board of a cycle, and of who is chased. They are asked about a cycle that the caller has
found in sight (`cycles.queries.cycle_page`), by who may see the work of its meeting."""

from hyogi.rollups.queries.board import LEAF, Board, Group, Line, Standing, board_of, chosen_column
from hyogi.rollups.queries.chasing import (
    Ahead,
    Chasing,
    Owing,
    Recipient,
    board_page,
    chased_on,
    chasing_page,
    chasings_of,
    next_chasing,
    owing_among,
    owing_ids,
    recipients_of,
)
from hyogi.rollups.queries.contacts import chases_of, contacts_of, last_chases
from hyogi.rollups.queries.mails import address_of, mail_states, mails_by_chase, waiting_mails
from hyogi.rollups.queries.reading import Reading
from hyogi.rollups.queries.timetable import Timetable, is_open, timetable_of

__all__ = [
    "LEAF",
    "Ahead",
    "Board",
    "Chasing",
    "Group",
    "Line",
    "Owing",
    "Reading",
    "Recipient",
    "Standing",
    "Timetable",
    "address_of",
    "board_of",
    "board_page",
    "chased_on",
    "chases_of",
    "chasing_page",
    "chasings_of",
    "chosen_column",
    "contacts_of",
    "is_open",
    "last_chases",
    "mail_states",
    "mails_by_chase",
    "next_chasing",
    "owing_among",
    "owing_ids",
    "recipients_of",
    "timetable_of",
    "waiting_mails",
]
