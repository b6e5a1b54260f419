"""The forms of single acts, and what a page of the register can be asked."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from hyogi.design.widgets import DayInput
from hyogi.organisation.forms.entered import ActForm
from hyogi.organisation.models import Manner
from hyogi.organisation.rules.codes import LONGEST_CODE
from hyogi.organisation.wording import MANNERS

LONGEST_QUERY = 200


class MoveForm(ActForm):
    """Where the unit is to lie: the code of the unit above."""

    parent = forms.CharField(widget=forms.HiddenInput, required=False)


class AppointForm(ActForm):
    """Who is to hold the post, and how."""

    person = forms.CharField(
        label=_("Code of the person"),
        max_length=LONGEST_CODE,
        help_text=_("The personnel number, or another code by which the person is known here."),
    )
    is_new = forms.BooleanField(label=_("This person is not in the register yet"), required=False)
    name = forms.CharField(
        label=_("Name of the new person"),
        max_length=200,
        required=False,
        help_text=_("May stay empty: a code is enough."),
    )
    manner = forms.ChoiceField(
        label=_("How the post is held"), choices=list(MANNERS.items()), initial=Manner.HOLDER, widget=forms.RadioSelect
    )


class AskForm(forms.Form):
    """What a page of the tree is asked: words to search for, a day."""

    q = forms.CharField(
        label=_("Search"),
        required=False,
        max_length=LONGEST_QUERY,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    on = forms.DateField(
        label=_("As of"),
        required=False,
        widget=DayInput,
        error_messages={"invalid": _("This is no day of the calendar. Write it like 2027-01-31.")},
    )

    @classmethod
    def of(cls, request: HttpRequest, *fields: str) -> "AskForm":
        """The form as the address fills it, with only some of its fields."""
        form = cls(request.GET)
        for name in set(form.fields) - set(fields):
            del form.fields[name]
        form.is_valid()
        return form

    @property
    def day(self) -> date | None:
        """The day asked for; nothing where none, or no real day, was given."""
        day: date | None = self.cleaned_data.get("on")
        return day

    @property
    def words(self) -> str:
        words: Any = self.cleaned_data.get("q", "")
        return str(words)
