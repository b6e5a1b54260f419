"""What an administrator can set for the whole installation."""

from zoneinfo import available_timezones

from django import forms
from django.utils.translation import gettext_lazy as _

from hyogi.foundation.languages import LANGUAGE_NAMES


class InstallationForm(forms.Form):
    """The language of people who have chosen none, and the zone in which days begin and end."""

    language = forms.ChoiceField(label=_("Language"), choices=list(LANGUAGE_NAMES.items()))
    zone = forms.CharField(
        label=_("Time zone"),
        max_length=64,
        help_text=_("An IANA name, such as Asia/Tokyo or Asia/Shanghai. Days begin and end by it."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def clean_zone(self) -> str:
        zone = str(self.cleaned_data["zone"]).strip()
        if zone not in available_timezones():
            raise forms.ValidationError(
                _("“%(zone)s” is not a time zone that this machine knows. Write it like Asia/Tokyo."),
                params={"zone": zone},
            )
        return zone
