"""Form widgets that Django does not have in our shape."""

from typing import Any

from django import forms


class DayInput(forms.DateInput):
    """A day, picked or typed; browsers send it as 2027-01-05 whatever they show."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None):
        super().__init__(attrs, format="%Y-%m-%d")


class InstantInput(forms.DateTimeInput):
    """A day with a time, to the minute."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None):
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")
