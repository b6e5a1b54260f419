"""What is asked for before a record is laid before a second person, and before it is withdrawn."""

from django import forms
from django.utils.translation import gettext_lazy as _

from hyogi.foundation.languages import LANGUAGE_NAMES


class PreparationForm(forms.Form):
    """The ground for the names, and that somebody read each language."""

    ground = forms.CharField(
        label=_("Ground for the personal names"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("By which law or rule are these names public? It is published with the record."),
    )
    languages = forms.MultipleChoiceField(
        label=_("I have read the record in"),
        choices=list(LANGUAGE_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
    )

    def clean_languages(self) -> list[str]:
        read = list(self.cleaned_data["languages"])
        left = [name for code, name in LANGUAGE_NAMES.items() if code not in read]
        if left:
            raise forms.ValidationError(
                _("Not read yet: %(languages)s. Every language is published, so each is read before."),
                params={"languages": ", ".join(left)},
            )
        return read


class WithdrawalForm(forms.Form):
    """Why a version is taken off the public page."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands at the address of the record, for everybody."),
    )
