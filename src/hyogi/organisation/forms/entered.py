"""What every form of an act has: the day, the reason, and for whom it is entered."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from hyogi.design.widgets import DayInput
from hyogi.design.words import plain
from hyogi.foundation import clock
from hyogi.foundation.actors import Actor
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.foundation.refusals import Refusal
from hyogi.organisation.entering import SCANS, check_scan
from hyogi.organisation.queries import Office, offices_for
from hyogi.organisation.rules import day_problem, reason_problem
from hyogi.organisation.rules.codes import LONGEST_REASON
from hyogi.organisation.sentences import refusal_of


class EnteredFor(forms.Form):
    """Mixin: the act may be entered for the holder of a post who signed it on paper.

    `offices` are the posts to choose from (`queries.offices_for`); without any, nothing is asked. Where the actor may
    not do the act himself (`himself=False`) a post must be chosen. `entry` gives the arguments for the act.
    """

    on_behalf_of = forms.ChoiceField(
        label=_("Entered for"),
        required=False,
        help_text=_("Only where somebody else has signed this on paper and you type it for him."),
    )
    scan = forms.FileField(
        label=_("Scan of the signed paper"),
        required=False,
        help_text=_("PDF, PNG or JPEG, at most 20 MB. It is kept with the act."),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(SCANS)}),
    )

    def __init__(self, *args: Any, offices: list[Office], himself: bool = True, **options: Any):
        super().__init__(*args, **options)
        self.offices = {str(office.post.pk): office for office in offices}
        if not self.offices:
            del self.fields["on_behalf_of"], self.fields["scan"]
            return
        choices = [(key, f"{plain(one.post.title)} · {plain(one.unit)}") for key, one in self.offices.items()]
        chosen: Any = self.fields["on_behalf_of"]
        chosen.choices = [*([("", _("nobody: it is my own act"))] if himself else []), *choices]
        chosen.required = self.fields["scan"].required = not himself

    def clean_scan(self) -> "UploadedFile[Any] | None":
        scan: UploadedFile[Any] | None = self.cleaned_data["scan"]
        if scan:
            try:
                check_scan(scan)
            except Refusal as refusal:
                raise forms.ValidationError(str(refusal)) from refusal
        return scan

    @property
    def entry(self) -> dict[str, Any]:
        """`on_behalf_of` and `scan` as an act takes them."""
        chosen = self.offices.get(self.cleaned_data.get("on_behalf_of", ""))
        return {"on_behalf_of": chosen.post if chosen else None, "scan": self.cleaned_data.get("scan") or None}


class ActForm(EnteredFor):
    """A dated act with its reason. `version` is that of the page from which it is sent."""

    on = forms.DateField(
        label=_("Holds from"),
        widget=DayInput,
        error_messages={"invalid": _("This is no day of the calendar. Write it like 2027-01-31.")},
    )
    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The decision or paper on which it rests. It stays in the history."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    last = ("on", "reason", "on_behalf_of", "scan", "version")

    def __init__(self, actor: Actor, action: Action, target: TargetFacts, *args: Any, **options: Any):
        options["initial"] = {"on": clock.today()} | options.get("initial", {})
        super().__init__(
            *args, offices=offices_for(actor, action, target), himself=actor.may(action, target), **options
        )
        if "version" in options["initial"]:
            self.fields["version"].required = True
        else:
            del self.fields["version"]
        self.order_fields([*(name for name in self.fields if name not in self.last), *self.last])

    def clean_on(self) -> Any:
        problem = day_problem(self.cleaned_data["on"], clock.today())
        if problem:
            raise forms.ValidationError(str(refusal_of(problem)))
        return self.cleaned_data["on"]

    def clean_reason(self) -> str:
        problem = reason_problem(self.cleaned_data["reason"])
        if problem:
            raise forms.ValidationError(str(refusal_of(problem)))
        return str(self.cleaned_data["reason"])

    @property
    def act(self) -> dict[str, Any]:
        """Day, reason, and for whom, as an act takes them."""
        return {"on": self.cleaned_data["on"], "reason": self.cleaned_data["reason"], **self.entry}
