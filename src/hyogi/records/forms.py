"""What is asked for before a record is laid before a second person, and before it is withdrawn."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hyogi.foundation.languages import LANGUAGE_NAMES, Texts


class PreparationForm(forms.Form):
    """The ground for the names in each language, and that somebody read each. `read` says which record was read."""

    languages = forms.MultipleChoiceField(
        label=_("I have read the record in"),
        choices=list(LANGUAGE_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
    )

    read = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        for code, name in LANGUAGE_NAMES.items():
            self.fields[f"ground_{code}"] = forms.CharField(
                label=format_lazy("{} · {}", _("Ground for the personal names"), name),
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 2, "lang": code}),
                help_text=_("By which law or rule are these names public? It is published with the record."),
            )
        self.order_fields([*(f"ground_{code}" for code in LANGUAGE_NAMES), "languages", "read"])

    @property
    def ground(self) -> Texts:
        """The ground as it was typed, by language."""
        return Texts({code: self.cleaned_data[f"ground_{code}"] for code in LANGUAGE_NAMES})

    def show_reading(self, read: str) -> None:
        """Put in which record the page shows. Where it is another than was read before, it is to be read again."""
        if isinstance(self.data, QueryDict) and self.data.get("read") != read:
            again = self.data.copy()
            again.setlist("languages", [])
            again["read"] = read
            self.data = again
        self.initial["read"] = read

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
