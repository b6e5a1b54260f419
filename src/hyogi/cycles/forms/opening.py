"""What is asked when a cycle is opened: first the regime and the day, then everything that follows from them."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.actions.opening import Choice
from hyogi.cycles.drafts import FIXED, Draft
from hyogi.cycles.models import Mode
from hyogi.cycles.queries import Proposed
from hyogi.design.widgets import DayInput
from hyogi.design.words import plain, spoken_day
from hyogi.foundation import clock
from hyogi.foundation.languages import LANGUAGE_NAMES, Texts
from hyogi.organisation.models import UnitState
from hyogi.regimes.loading import shipped
from hyogi.regimes.names import REGIMES

FIRST_YEAR, LAST_YEAR = 1950, 2199
LONGEST_CODE = 60
LONGEST_REASON = 500
NO_DAY = _("This is no day of the calendar. Write it like 2027-01-31.")


class StartForm(forms.Form):
    """By which regime, for which year, on which day the meeting is."""

    regime = forms.ChoiceField(label=_("Regime"), help_text=_("The rules of the year. They are frozen at the opening."))
    year = forms.IntegerField(
        label=_("Year"), min_value=FIRST_YEAR, max_value=LAST_YEAR, help_text=_("The year that is reported on.")
    )
    meeting_on = forms.DateField(
        label=_("Day of the meeting"),
        widget=DayInput,
        error_messages={"invalid": NO_DAY},
        help_text=_("All other days are worked out from it."),
    )
    listed = forms.CharField(
        label=_("Units that report"),
        required=False,
        max_length=40_000,
        help_text=_("Only for a regime under which the units are listed: their codes, with blanks between them."),
    )

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        chosen: Any = self.fields["regime"]
        chosen.choices = [(name, REGIMES.get(name, name)) for name in shipped()]

    def clean_meeting_on(self) -> date:
        day: date = self.cleaned_data["meeting_on"]
        if day < clock.today():
            said = _("%(day)s has passed. Name a day from today on.")
            raise forms.ValidationError(said, params={"day": spoken_day(day)})
        if day.year > LAST_YEAR:
            raise forms.ValidationError(_("This day is too far away."))
        return day


class OpeningForm(forms.Form):
    """The cycle's name and the days of its stages. Made from a draft; what is asked about the reporters depends on
    how many there are."""

    code = forms.SlugField(
        label=_("Code"),
        max_length=LONGEST_CODE,
        help_text=_("Latin letters, digits and hyphens. It names the cycle in files and papers."),
    )

    def __init__(self, draft: Draft, data: Any = None):
        self.draft = draft
        super().__init__(data, initial=self._proposed(draft))
        for code, name in LANGUAGE_NAMES.items():
            self.fields[f"title_{code}"] = forms.CharField(
                label=format_lazy("{} · {}", _("Title"), name),
                max_length=300,
                required=code == "en",
                widget=forms.TextInput(attrs={"lang": code}),
            )
        for stage in draft.regime.file.stage:
            if stage.key not in FIXED:
                self.fields[f"day_{stage.key}"] = forms.DateField(
                    label=plain(Texts(stage.title)),
                    widget=DayInput,
                    error_messages={"invalid": NO_DAY},
                    help_text=self._hint(stage.key),
                )
        self._ask()

    def _ask(self) -> None:
        """Add the fields about the reporters."""

    def _proposed(self, draft: Draft) -> dict[str, Any]:
        proposed: dict[str, Any] = {"code": draft.code}
        proposed |= {f"title_{code}": draft.title.get(code, "") for code in LANGUAGE_NAMES}
        proposed |= {f"day_{key}": day for key, day in draft.days.items()}
        return proposed

    def _day(self, key: str) -> date | None:
        """The day of a stage as it was typed, where it is one; else as it was proposed."""
        if not self.is_bound:
            return self.draft.days[key]
        try:
            return date.fromisoformat(str(self.data.get(f"day_{key}", "")))
        except ValueError:
            return None

    def _hint(self, key: str) -> Any:
        day = self._day(key)
        if day is None:
            return ""
        words = [spoken_day(day)]
        if self.draft.is_off(day):
            words.append(str(_("a day off")))
        if day < clock.today():
            words.append(str(_("has passed")))
        return " · ".join(words)

    @property
    def titles(self) -> list[forms.BoundField]:
        return [self[f"title_{code}"] for code in LANGUAGE_NAMES]

    @property
    def stages(self) -> list[forms.BoundField]:
        """The fields of the stages in the order of their planned days."""
        keys = [one.key for one in self.draft.regime.file.stage if one.key not in FIXED]
        return [self[f"day_{key}"] for key in sorted(keys, key=lambda key: self.draft.days[key])]

    @property
    def title(self) -> Texts:
        return Texts({code: self.cleaned_data[f"title_{code}"] for code in LANGUAGE_NAMES})

    @property
    def days(self) -> Mapping[str, date]:
        """The days as they were chosen, by the key of the stage."""
        return {name[4:]: day for name, day in self.cleaned_data.items() if name.startswith("day_")}

    @property
    def choices(self) -> Mapping[str, Choice]:
        """Who reports otherwise than by the rule, and why, by the code of the unit: nobody, where no shape of the form
        asks."""
        return {}


class EachForm(OpeningForm):
    """With two fields for each unit whose mode is chosen."""

    def _ask(self) -> None:
        allowed = set(self.draft.regime.file.modes.allowed)
        for one in self._open:
            self.fields[f"mode_{one.state.unit_id.hex}"] = forms.ChoiceField(
                label=_("How it reports"), choices=[(mode.value, mode.label) for mode in Mode if mode in allowed]
            )
            self.fields[f"reason_{one.state.unit_id.hex}"] = forms.CharField(
                label=_("Reason, where it was chosen"), max_length=LONGEST_REASON, required=False
            )

    @property
    def _open(self) -> list[Proposed]:
        asked = {one.code for one in self.draft.open_to_choice}
        return [one for one in self.draft.reporters if one.code in asked]

    def _proposed(self, draft: Draft) -> dict[str, Any]:
        proposed = super()._proposed(draft)
        for one in self._open:
            choice = draft.choices.get(one.code)
            proposed[f"mode_{one.state.unit_id.hex}"] = choice.mode if choice else one.mode
            proposed[f"reason_{one.state.unit_id.hex}"] = choice.reason if choice else ""
        return proposed

    @property
    def chooseable(self) -> list[tuple[UnitState, forms.BoundField, forms.BoundField]]:
        """The units whose mode is chosen, each with its two fields."""
        return [
            (one.state, self[f"mode_{one.state.unit_id.hex}"], self[f"reason_{one.state.unit_id.hex}"])
            for one in self._open
        ]

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        if self.draft.regime.file.modes.choice_needs_reason:
            for one in self._open:
                mode, reason = f"mode_{one.state.unit_id.hex}", f"reason_{one.state.unit_id.hex}"
                if found.get(mode) not in (None, one.mode.value) and not found.get(reason, "").strip():
                    self.add_error(
                        reason,
                        _("Who is chosen to report otherwise than by the rule is chosen with a reason. State it."),
                    )
        return found

    @property
    def choices(self) -> Mapping[str, Choice]:
        return {
            one.code: Choice(Mode(mode), self.cleaned_data[f"reason_{one.state.unit_id.hex}"])
            for one in self._open
            if (mode := self.cleaned_data[f"mode_{one.state.unit_id.hex}"]) != one.mode.value
        }
