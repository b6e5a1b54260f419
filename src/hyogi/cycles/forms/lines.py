"""What is asked about thousands of reporters: who is chosen, in lines; and which of them to show."""

from collections.abc import Callable, Collection, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.actions.opening import Choice
from hyogi.cycles.choosing import LONGEST_REASON, in_lines, read, written
from hyogi.cycles.drafts import Draft
from hyogi.cycles.forms.opening import OpeningForm
from hyogi.cycles.models import Mode
from hyogi.organisation.rules import code_key

Known = Callable[[Collection[str]], Collection[str]]


class LinesForm(OpeningForm):
    """With one field in which each line is a unit that is chosen to report on site. `known` says which of some keys of
    codes are those of units in sight."""

    def __init__(self, draft: Draft, data: Any = None, *, known: Known):
        self.known = known
        self.found: dict[str, Choice] = dict(draft.choices)
        super().__init__(draft, data)

    def _ask(self) -> None:
        if self.draft.lets_choose and Mode.ON_SITE in self.draft.regime.file.modes.allowed:
            self.fields["on_site"] = forms.CharField(
                label=_("On site by choice"),
                required=False,
                max_length=(LONGEST_REASON + 100) * len(self.draft.lines),
                help_text=_("A line for each unit: its code, a blank, the reason."),
                widget=forms.Textarea(attrs={"rows": 10}),
            )

    def _proposed(self, draft: Draft) -> dict[str, Any]:
        return super()._proposed(draft) | {"on_site": in_lines(draft.choices)}

    def clean(self) -> dict[str, Any]:
        given = super().clean() or self.cleaned_data
        lines = written(given.get("on_site", ""))
        reporting = {code_key(one.code) for one in self.draft.lines}
        others = {code_key(line.code) for line in lines} - reporting
        needs_reason = bool(self.draft.regime.file.modes.choice_needs_reason)
        told = read(lines, self.draft.lines, self.known(others) if others else [], needs_reason=needs_reason)
        self.found = dict(told.choices)
        for sentence in told.unfit:
            self.add_error("on_site", sentence)
        return given

    @property
    def choices(self) -> Mapping[str, Choice]:
        return self.found


class WhichForm(forms.Form):
    """Which reporters to show."""

    show = forms.ChoiceField(label=_("Show"), required=False)
    find = forms.CharField(label=_("Name or code"), required=False, max_length=200)

    def __init__(self, groups: Any, *args: Any, **options: Any):
        super().__init__(*args, **options)
        field: Any = self.fields["show"]
        field.choices = groups
