"""What is asked for of figures and of a new indicator."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from hyogi.cycles.models import Assignment
from hyogi.design.words import plain
from hyogi.foundation.languages import LANGUAGE_NAMES, Texts
from hyogi.indicators.actions import Entry
from hyogi.indicators.models import Figure, FigureState, Indicator, Measure, plainly
from hyogi.indicators.queries import Sheet

STATES = [(FigureState.ESTIMATE, _("estimate")), (FigureState.FINAL, _("final"))]


class FiguresForm(forms.Form):
    """A value for each line of the sheet: one indicator over all units, or all indicators of one unit. Lines left as
    they are change nothing; an emptied line stays as it was."""

    reason = forms.CharField(
        label=_("Reason of a correction"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Only where a figure is changed that is frozen or final."),
    )

    def __init__(self, sheet: Sheet, holding: dict[Any, dict[str, Figure]], *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.lines: list[tuple[str, Assignment, Indicator]] = []
        single = len(sheet.indicators) == 1
        for assignment in sheet.assignments:
            for indicator in sheet.indicators:
                if indicator.measure == Measure.DISTRIBUTION:
                    continue
                key = str(assignment.pk if single else indicator.pk)
                self.lines.append((key, assignment, indicator))
                name = assignment.unit.names if single else indicator.name
                self._line(key, plain(name), holding.get(assignment.pk, {}).get(indicator.code), indicator)
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])

    def _line(self, key: str, name: str, now: Figure | None, indicator: Indicator) -> None:
        self.fields[f"value_{key}"] = forms.DecimalField(
            label=format_lazy("{} ({})", name, indicator.get_measure_display()),
            required=False,
            max_digits=20,
            decimal_places=4,
            initial=plainly(now.value) if now else None,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "size": 12}),
            error_messages={"invalid": _("This is no number. Write it like 96.5.")},
        )
        self.fields[f"state_{key}"] = forms.ChoiceField(
            label=format_lazy("{} · {}", name, _("how sure")),
            choices=STATES,
            initial=now.state if now else FigureState.ESTIMATE,
            required=False,
        )
        self.fields[f"number_{key}"] = forms.IntegerField(
            widget=forms.HiddenInput, initial=now.number if now else 0, required=False
        )

    @property
    def entries(self) -> list[Entry]:
        """The lines that hold a value."""
        given = self.cleaned_data
        return [
            Entry(
                assignment,
                indicator,
                Decimal(given[f"value_{key}"]),
                given[f"state_{key}"] == FigureState.FINAL,
                given[f"number_{key}"] or 0,
            )
            for key, assignment, indicator in self.lines
            if given.get(f"value_{key}") is not None
        ]


class IndicatorForm(forms.Form):
    """A new indicator: its code, and its name and definition in the languages of the site."""

    code = forms.CharField(label=_("Code"), max_length=40, help_text=_("Letters, digits and hyphens; it stays."))
    measure = forms.ChoiceField(
        label=_("Counted in"),
        choices=[one for one in Measure.choices if one[0] != Measure.DISTRIBUTION],
        widget=forms.RadioSelect,
        initial=Measure.COUNT,
    )

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        for code, language in LANGUAGE_NAMES.items():
            self.fields[f"name_{code}"] = forms.CharField(
                label=format_lazy("{} · {}", _("Name"), language), max_length=200, required=False
            )
            self.fields[f"definition_{code}"] = forms.CharField(
                label=format_lazy("{} · {}", _("Definition"), language),
                max_length=2000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def texts(self, what: str) -> Texts:
        """Name or definition by language."""
        return Texts({code: self.cleaned_data[f"{what}_{code}"] for code in LANGUAGE_NAMES})

    def place_of(self, field: str) -> str | None:
        """Where a refusal about the field is shown."""
        return field if field in self.fields else f"{field}_en" if f"{field}_en" in self.fields else None
