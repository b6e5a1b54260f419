"""What is asked before a file is read."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hyogi.design.widgets import DayInput
from hyogi.foundation import clock
from hyogi.organisation.importing.tables import LIMITS, Kind

NO_DAY = {"invalid": _("This is no day of the calendar. Write it like 2027-01-31.")}
KINDS = (
    (Kind.UNITS.value, _("Units")),
    (Kind.POSTS.value, _("Posts")),
    (Kind.PEOPLE.value, _("People")),
    (Kind.TENURES.value, _("Tenures")),
)


class ImportForm(forms.Form):
    """A file, what it holds, and from which day its changes hold."""

    kind = forms.ChoiceField(label=_("What the file holds"), choices=KINDS, widget=forms.RadioSelect)
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or Excel (.xlsx). Row 1 names the columns."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )
    on = forms.DateField(
        label=_("Changes hold from"),
        widget=DayInput(),
        help_text=_("For changes to units whose row gives no later day itself."),
        error_messages=NO_DAY,
    )

    def __init__(self, *args: Any, **options: Any):
        options.setdefault("initial", {"kind": Kind.UNITS.value, "on": clock.today()})
        super().__init__(*args, **options)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > LIMITS.size:
            raise forms.ValidationError(
                _("This file has %(size)s MB; %(most)s MB is the most. Part it into several."),
                params={"size": file.size >> 20, "most": LIMITS.size >> 20},
            )
        return file


class ExportForm(forms.Form):
    """What to take along, in which form, as of which day."""

    kind = forms.ChoiceField(label=_("What to take along"), choices=KINDS, widget=forms.RadioSelect)
    format = forms.ChoiceField(
        label=_("As"), choices=(("xlsx", _("Excel (.xlsx)")), ("csv", _("CSV (UTF-8)"))), widget=forms.RadioSelect
    )
    on = forms.DateField(label=_("As it stood on"), widget=DayInput(), required=False, error_messages=NO_DAY)
