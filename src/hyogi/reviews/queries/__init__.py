"""Every question asked of what was prepared for the meeting."""

from hyogi.reviews.queries.drafts import (
    DraftPage,
    all_drafts,
    count_drafts,
    draft_page,
    drafts_among,
    drafts_of,
    undrafted,
    versions_of,
)
from hyogi.reviews.queries.examples import example
from hyogi.reviews.queries.notes import (
    NotePage,
    is_conflicted,
    note_page,
    notes_of,
    possible_readers,
    readers_of,
    reading_page,
    to_read,
)
from hyogi.reviews.queries.scores import (
    Key,
    Sheet,
    SheetPage,
    component_of,
    entered_by_hand,
    scores_of,
    sheet_of,
    sheet_page,
)

__all__ = [
    "DraftPage",
    "Key",
    "NotePage",
    "Sheet",
    "SheetPage",
    "all_drafts",
    "component_of",
    "count_drafts",
    "draft_page",
    "drafts_among",
    "drafts_of",
    "entered_by_hand",
    "example",
    "is_conflicted",
    "note_page",
    "notes_of",
    "possible_readers",
    "readers_of",
    "reading_page",
    "scores_of",
    "sheet_of",
    "sheet_page",
    "to_read",
    "undrafted",
    "versions_of",
]
