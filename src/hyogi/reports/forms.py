"""What is asked for on the way of a report."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hyogi.organisation.forms.entered import EnteredFor
from hyogi.reports.models import AttachmentKind


class RemarksForm(forms.Form):
    """What a unit is to change."""

    remarks = forms.CharField(
        label=_("Remarks"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The unit reads them above its text."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class ApproveForm(forms.Form):
    """That the text holds; and, where it is nearly another's, why it is approved all the same."""

    remark = forms.CharField(
        label=_("Remark about the likeness"),
        required=False,
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed only where the text is nearly that of another report."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class SubmitForm(EnteredFor):
    """The head submits, or somebody types it for him."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class FileForm(forms.Form):
    """A file to keep with the report."""

    kind = forms.ChoiceField(label=_("What it is"), choices=AttachmentKind.choices)
    file = forms.FileField(label=_("File"), allow_empty_file=True, max_length=1000)
