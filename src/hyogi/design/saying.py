"""What the next page tells the reader after an act."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest

SAVED = "saved"


def saved(request: HttpRequest, text: Any) -> None:
    """Say that something was saved. Only now does the browser drop its own copy of what was typed."""
    messages.success(request, text, extra_tags=SAVED)


def told(request: HttpRequest, text: Any) -> None:
    """Say something that is not about saving."""
    messages.info(request, text)
