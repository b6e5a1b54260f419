"""What is asked for before the meeting."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hyogi.design.fields import Measure
from hyogi.design.widgets import DayInput
from hyogi.reviews.models import NoteKind


class NoteForm(forms.Form):
    """A note on a unit."""

    kind = forms.ChoiceField(label=_("How you know it"), choices=NoteKind.choices)
    text = forms.CharField(label=_("Note"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))
    visited_on = forms.DateField(label=_("Day of the visit"), required=False, widget=DayInput)
    interviews = forms.IntegerField(
        label=_("People spoken to"), required=False, min_value=0, max_value=9999, help_text=_("A number, no names.")
    )


class ReaderForm(forms.Form):
    """Who else reads the report."""

    reader = forms.ChoiceField(label=_("Reader"))

    def __init__(self, posts: Sequence[Any], *args: Any, **options: Any):
        super().__init__(*args, **options)
        field: Any = self.fields["reader"]
        field.choices = posts


class DraftForm(forms.Form):
    """What the chair may say, and the problems that it names."""

    text = forms.CharField(
        label=_("What the chair may say"), required=False, max_length=8000, widget=forms.Textarea(attrs={"rows": 10})
    )
    problems = forms.CharField(
        label=_("Problems that it names"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One line for each; they become the unit's list after the meeting."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, measure: Measure, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.fields["text"].measure = measure  # type: ignore[attr-defined]
