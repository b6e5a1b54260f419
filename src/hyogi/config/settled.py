"""What is loaded to serve pages is never garbage, so that the collector need not look at it again at each page."""

import gc

from django.urls import get_resolver

YOUNG, MIDDLE, OLD = 20_000, 20, 50
"""After how many new objects, young collections and middle ones the collector looks again."""


def settle() -> None:
    """Load all addresses with their pages, and leave all that is loaded by now out of the collector's sight."""
    _ = get_resolver().url_patterns
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
