"""The forms of the room. Each carries what was read, so that nothing is decided on another state than was seen."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hyogi.design.widgets import DayInput
from hyogi.design.words import plain
from hyogi.foundation.actors import Actor
from hyogi.foundation.languages import Texts
from hyogi.foundation.policy import Action, TargetFacts
from hyogi.organisation.entering import SCANS
from hyogi.organisation.forms.entered import EnteredFor
from hyogi.organisation.queries import offices_for
from hyogi.regimes.shape import RegimeFile
from hyogi.results.models import Outcome, ReviewKind
from hyogi.results.models.calculating import LONGEST_REASON
from hyogi.results.models.telling import LONGEST_TEXT
from hyogi.results.rules import LATE
from hyogi.results.terms import BY_THE_RECORDS

NO_DAY = {"invalid": _("This is no day of the calendar. Write it like 2027-01-31.")}


class Read(forms.Form):
    """Which calculation was read."""

    read = forms.IntegerField(widget=forms.HiddenInput)


class Entered(EnteredFor):
    """A form of an act that may be typed for the one who signed it on paper."""

    def __init__(self, actor: Actor, action: Action, target: TargetFacts, *args: Any, **options: Any):
        super().__init__(
            *args, offices=offices_for(actor, action, target), himself=actor.may(action, target), **options
        )


class EnteredRead(Entered, Read):
    """The same, with the calculation that was read."""


class CalculationForm(Read):
    """Work the results out; `again` where that needs a reason."""

    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Why the results are worked out again. It stays with the calculation."),
    )

    def __init__(self, again: bool, *args: Any, **options: Any):
        super().__init__(*args, **options)
        if not again:
            del self.fields["reason"]


class DecisionForm(EnteredRead):
    """The grade of one unit."""

    grade = forms.ChoiceField(label=_("Grade"), widget=forms.RadioSelect, required=False)
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed where you decide otherwise than proposed, or between equals."),
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, choices: Sequence[tuple[str, Any]], *args: Any, **options: Any):
        super().__init__(*args, **options)
        grade: Any = self.fields["grade"]
        grade.choices = choices
        self.order_fields(["grade", "reason", "on_behalf_of", "scan", "read", "seen"])


class SignatureForm(Entered):
    """Sign what was read: the hash of the result as it stood on the page."""

    standing = forms.CharField(widget=forms.HiddenInput)


class AdjustmentForm(forms.Form):
    """Points given or taken."""

    key = forms.ChoiceField(label=_("What for"), widget=forms.RadioSelect)
    count = forms.IntegerField(label=_("How many times"), min_value=1, initial=1)
    reason = forms.CharField(label=_("Reason"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3}))
    document = forms.FileField(label=_("Document"), required=False, help_text=_("PDF, PNG or JPEG, at most 20 MB."))

    def __init__(self, regime: RegimeFile, *args: Any, **options: Any):
        super().__init__(*args, **options)
        key: Any = self.fields["key"]
        key.choices = [(one.key, plain(Texts(one.title))) for one in regime.adjustment if one.key != LATE]


class VetoForm(forms.Form):
    """An event that limits the grade."""

    key = forms.ChoiceField(label=_("Event"), widget=forms.RadioSelect)
    on = forms.DateField(label=_("Day of the event"), widget=DayInput, error_messages=NO_DAY)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The unit reads it in its letter."),
    )
    document = forms.FileField(
        label=_("Document that proves it"),
        help_text=_("PDF, PNG or JPEG, at most 20 MB."),
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(SCANS)}),
    )

    def __init__(self, regime: RegimeFile, *args: Any, **options: Any):
        super().__init__(*args, **options)
        key: Any = self.fields["key"]
        key.choices = [(one.key, plain(Texts(one.title))) for one in regime.veto if one.asserted_by != BY_THE_RECORDS]


class ReasonForm(forms.Form):
    """Nothing but a reason."""

    reason = forms.CharField(label=_("Reason"), max_length=LONGEST_REASON, widget=forms.Textarea(attrs={"rows": 3}))


class VetoAnswerForm(forms.Form):
    """Confirm or dismiss."""

    answer = forms.ChoiceField(
        label=_("Your answer"),
        widget=forms.RadioSelect,
        choices=[("confirm", _("I have seen the document and confirm it")), ("dismiss", _("I dismiss it"))],
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed where you dismiss it."),
    )


class ReviewForm(Entered):
    """What is to be looked at again."""

    kind = forms.ChoiceField(label=_("What is to be looked at again"), widget=forms.RadioSelect)
    text = forms.CharField(
        label=_("What is wrong, and how it can be seen"),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, kinds: Sequence[str], *args: Any, **options: Any):
        super().__init__(*args, **options)
        kind: Any = self.fields["kind"]
        kind.choices = [(one, ReviewKind(one).label) for one in kinds]
        self.order_fields(["kind", "text", "on_behalf_of", "scan"])


class ReviewAnswerForm(forms.Form):
    """The answer to a request."""

    outcome = forms.ChoiceField(label=_("Answer"), widget=forms.RadioSelect, choices=Outcome.choices)
    reason = forms.CharField(
        label=_("Reason"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The unit reads it."),
    )
