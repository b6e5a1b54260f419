"""What is asked for where papers are made and templates exchanged."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hyogi.foundation.languages import LANGUAGE_NAMES, current
from hyogi.papers.models import TemplateChoice


class MakingForm(forms.Form):
    """In which language papers are made."""

    language = forms.ChoiceField(label=_("Language of the papers"), choices=list(LANGUAGE_NAMES.items()))

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.initial.setdefault("language", current())


class TemplateForm(forms.Form):
    """A Word file to be used from now on. `seen` is the number of the choice that the page showed."""

    file = forms.FileField(
        label=_("Word file"),
        help_text=_("A .docx of at most 5 MB. It is tried out before it is used."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx"}),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)


class EarlierForm(forms.Form):
    """An earlier template to be used again; 0 is Hyogi's own."""

    number = forms.TypedChoiceField(label=_("Template"), coerce=int)
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, choices: list[tuple[int, str]], **options: Any):
        super().__init__(*args, **options)
        chosen: Any = self.fields["number"]
        chosen.choices = choices


def seen_number(now: TemplateChoice | None) -> int:
    """What a form states as seen: the number of the choice that holds."""
    return now.number if now else 0
