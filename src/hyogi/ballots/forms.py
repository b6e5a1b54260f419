"""What is asked for before a round is opened, forms are added, a count is sent back or signed on paper."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hyogi.ballots.rules import LARGEST
from hyogi.design.words import plain
from hyogi.organisation.forms.entered import EnteredFor
from hyogi.organisation.importing.tables import LIMITS

_WHOLE = _("This is no whole number.")


class IssueForm(forms.Form):
    """How many forms each class was given. `present` says by class who is there."""

    def __init__(self, classes: dict[str, Any], present: Mapping[str, str], *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.keys = list(classes)
        for key, title in classes.items():
            self.fields[f"issued_{key}"] = forms.IntegerField(
                label=format_lazy("{} · {}", key, plain(title)),
                min_value=0,
                max_value=LARGEST,
                required=False,
                help_text=present.get(key, ""),
                error_messages={"invalid": _WHOLE},
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            )

    @property
    def issued(self) -> dict[str, int]:
        """The forms by class; those without any are left out."""
        given = {key: self.cleaned_data.get(f"issued_{key}") or 0 for key in self.keys}
        return {key: forms for key, forms in given.items() if forms}


class FurtherForm(forms.Form):
    """Forms handed out later, or handed back unused."""

    voter_class = forms.ChoiceField(label=_("Class of voters"))
    number = forms.IntegerField(
        label=_("Forms"),
        min_value=-LARGEST,
        max_value=LARGEST,
        error_messages={"invalid": _WHOLE},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("With a minus sign where unused forms were handed back."),
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=300, required=False, help_text=_("Needed where forms were handed back.")
    )

    def __init__(self, classes: dict[str, Any], *args: Any, **options: Any):
        super().__init__(*args, **options)
        chosen: Any = self.fields["voter_class"]
        chosen.choices = [(key, f"{key} · {plain(title)}") for key, title in classes.items()]


class MachineForm(forms.Form):
    """The file of a reader machine, with the numbers of forms."""

    returned = forms.IntegerField(
        label=_("Forms that came back"), min_value=0, max_value=LARGEST, error_messages={"invalid": _WHOLE}
    )
    invalid = forms.IntegerField(
        label=_("Of these, invalid as a whole"),
        min_value=0,
        max_value=LARGEST,
        initial=0,
        error_messages={"invalid": _WHOLE},
    )
    file = forms.FileField(
        label=_("File of the reader machine"),
        help_text=_("CSV or Excel (.xlsx). The first row names the columns."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def clean_file(self) -> Any:
        upload = self.cleaned_data["file"]
        if upload.size > LIMITS.size:
            raise forms.ValidationError(_("This file is too large to be a count of ballots."))
        return upload


class SendBackForm(forms.Form):
    """Why the count is to be made again."""

    tally = forms.UUIDField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Those who count read it. Write no figure of a small class into it."),
    )


class PaperSignatureForm(EnteredFor):
    """The signature of a scrutineer on the printed count sheet, typed by another."""

    tally = forms.UUIDField(widget=forms.HiddenInput)
