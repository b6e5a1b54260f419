"""Pages before the meeting."""

from hyogi.reviews.views.drafting import draft, drafts, printed
from hyogi.reviews.views.noting import end_reading, notes
from hyogi.reviews.views.scoring import sheet, sheet_file

__all__ = ["draft", "drafts", "end_reading", "notes", "printed", "sheet", "sheet_file"]
