"""What is asked for when a practice is proposed, moved on or taken over."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

LONGEST_TEXT = 4000


class ProposalForm(forms.Form):
    """What a unit found to work."""

    title = forms.CharField(label=_("Title"), required=False, max_length=200)
    text = forms.CharField(
        label=_("What was done and what came of it"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("So that another unit could do the same: the problem, the steps, the result in figures."),
    )


class MoveForm(forms.Form):
    """What the convening unit does with a practice, and why."""

    state = forms.ChoiceField(label=_("What becomes of it"))
    text = forms.CharField(
        label=_("Reason"), required=False, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3})
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, moves: Sequence[Any], *args: Any, **options: Any):
        super().__init__(*args, **options)
        field: Any = self.fields["state"]
        field.choices = moves


class AdoptionForm(forms.Form):
    """Which of the actor's units takes the practice over, and what it changed."""

    unit = forms.ChoiceField(label=_("Unit"))
    text = forms.CharField(
        label=_("What your unit changed"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, units: Sequence[Any], *args: Any, **options: Any):
        super().__init__(*args, **options)
        field: Any = self.fields["unit"]
        field.choices = units
