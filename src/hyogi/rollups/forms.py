"""What is asked for on the board, and when units are chased."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hyogi.design.widgets import DayInput
from hyogi.design.words import plain
from hyogi.foundation import clock
from hyogi.rollups import sentences
from hyogi.rollups.actions import Call
from hyogi.rollups.columns import Column
from hyogi.rollups.models import Outcome
from hyogi.rollups.queries import Owing
from hyogi.rollups.rules import LONGEST_NOTE, lack_of_call, plain_number, unfit_number

LATE, LEFT, TICKED = "late", "left", "ticked"


class BoardForm(forms.Form):
    """Which step is counted, by what, and which units are shown."""

    column = forms.ChoiceField(label=_("Step"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    by = forms.ChoiceField(
        label=_("Count by"),
        required=False,
        choices=[("branch", _("branch")), ("kind", _("kind of unit")), ("sector", _("sector"))],
    )
    late = forms.BooleanField(label=_("only late ones"), required=False)

    def __init__(self, columns: Sequence[Column], chosen: Column, *args: Any, **options: Any):
        super().__init__(*args, **options)
        column: Any = self.fields["column"]
        state: Any = self.fields["state"]
        column.choices = [(one.key, plain(one.title)) for one in columns]
        state.choices = [("", _("all")), *[(one.key, plain(one.title)) for one in chosen.states]]


class RemindForm(forms.Form):
    """Who is reminded."""

    whom = forms.ChoiceField(
        label=_("Who is reminded"),
        widget=forms.RadioSelect,
        choices=[
            (LATE, _("all who are late")),
            (LEFT, _("all who have not done it yet")),
            (TICKED, _("those ticked below")),
        ],
    )
    again = forms.BooleanField(
        label=_("also who was reminded today already"), required=False, help_text=_("They get a second mail.")
    )


class CallForm(forms.Form):
    """One line of the telephone list."""

    telephone = forms.CharField(label=_("Telephone of the office"), required=False, max_length=200)
    mailbox = forms.EmailField(label=_("Mailbox of the office"), required=False)
    outcome = forms.ChoiceField(
        label=_("What came of the call"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("", _("not called")),
            *[(one.value, one.label) for one in Outcome if one is not Outcome.MAILED],
        ],
    )
    promised_on = forms.DateField(label=_("Promised for"), required=False, widget=DayInput)
    note = forms.CharField(label=_("Note"), required=False, max_length=LONGEST_NOTE)

    def __init__(self, owing: Owing, *args: Any, **options: Any):
        options["prefix"] = str(owing.assignment.pk)
        options["initial"] = {"telephone": owing.telephone, "mailbox": owing.mailbox}
        super().__init__(*args, **options)
        self.owing = owing

    def clean_telephone(self) -> str:
        return plain_number(self.cleaned_data["telephone"])

    def clean(self) -> dict[str, Any]:
        given: dict[str, Any] = super().clean() or {}
        outcome, day = given.get("outcome", ""), given.get("promised_on")
        number = given.get("telephone", "")
        if number and (why := unfit_number(number)):
            self.add_error("telephone", str(sentences.unfit(why, number)))
        if not outcome and (given.get("note") or day):
            self.add_error("outcome", str(sentences.note_alone()))
        elif "promised_on" not in self.errors and "outcome" not in self.errors:
            today = clock.today(self.owing.assignment.cycle.zone)
            lack = lack_of_call(outcome == Outcome.PROMISED, day, today)
            if lack:
                self.add_error("promised_on", str(sentences.lacks(lack)))
        return given

    @property
    def call(self) -> Call:
        """The line as it is kept."""
        return Call(self.owing.assignment.pk, **self.cleaned_data)
