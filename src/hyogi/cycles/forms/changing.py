"""What is asked for when a running cycle is changed."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Mode
from hyogi.design.widgets import DayInput, LongSelect

LONGEST_REASON = 500


class ReasonForm(forms.Form):
    """Why it is done, and from which state of the thing."""

    reason = forms.CharField(
        label=_("Reason"), required=False, max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3})
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class InstantForm(ReasonForm):
    """A day and a time of day in the cycle's zone."""

    day = forms.DateField(label=_("Day"), widget=DayInput)
    time = forms.TimeField(
        label=_("Time of day"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"), help_text=_("24 hours")
    )

    def __init__(self, zone: str, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.zone = zone
        self.order_fields([*(name for name in self.fields if name not in ("reason", "version")), "reason", "version"])

    @property
    def instant(self) -> datetime:
        """What was given, in the cycle's zone."""
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["time"], ZoneInfo(self.zone))


class VenueForm(forms.Form):
    """Where the meeting is held."""

    venue = forms.CharField(
        label=_("Place"),
        required=False,
        max_length=200,
        help_text=_(
            "As the notice says it: the building, the floor, the hall. Left empty, papers have a line to fill in."
        ),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class ExtensionForm(InstantForm):
    """More time at one of the reporter's stages."""

    stage = forms.ChoiceField(label=_("Stage"))

    def __init__(self, stages: Sequence[Any], zone: str, *args: Any, **options: Any):
        super().__init__(zone, *args, **options)
        field: Any = self.fields["stage"]
        field.choices = stages
        del self.fields["version"]
        self.order_fields(["stage", "day", "time", "reason"])


class SuccessorForm(ReasonForm):
    """Which unit reports in the place of one that was merged."""

    successor = forms.ChoiceField(label=_("Reports in its place"), widget=LongSelect)

    def __init__(self, reporters: Sequence[tuple[str, Any]], *args: Any, **options: Any):
        super().__init__(*args, **options)
        field: Any = self.fields["successor"]
        field.choices = reporters
        self.order_fields(["successor", "reason", "version"])


class SuccessorByCode(ReasonForm):
    """The same among very many, of whom nobody finds the right one in a list. `find` gives the id for a code."""

    successor = forms.CharField(
        label=_("Reports in its place"),
        max_length=60,
        help_text=_("The code of the unit, which stands beside its name on the page of the cycle."),
    )

    def __init__(self, find: Callable[[str], UUID | None], *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.find = find
        self.order_fields(["successor", "reason", "version"])

    def clean_successor(self) -> str:
        code = self.cleaned_data["successor"]
        found = self.find(code)
        if found is None:
            raise forms.ValidationError(
                _("No other unit that reports in this cycle and stands today has the code “%(code)s”."),
                params={"code": code},
            )
        return str(found)


class ModeForm(ReasonForm):
    """How a unit reports."""

    mode = forms.ChoiceField(label=_("How the unit reports"), choices=Mode.choices)

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.order_fields(["mode", "reason", "version"])
