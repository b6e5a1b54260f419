"""What is asked for when a directive is written, a point taken up, a programme begun or rolled out."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from hyogi.design.widgets import DayInput
from hyogi.design.words import plain
from hyogi.directives.actions import Wanted
from hyogi.directives.models import UPTAKE, ProgrammeKind
from hyogi.directives.queries import Addressees
from hyogi.directives.rules import AddressKind
from hyogi.foundation.languages import LANGUAGE_NAMES, Texts
from hyogi.organisation.forms.entered import EnteredFor

LONGEST_TEXT = 4000
LONGEST_HEADING = 200
LONGEST_CODES = 20_000


class InLanguages(forms.Form):
    """Mixin: a text in every language of the site, of which one is enough."""

    def ask(self, name: str, label: Any, longest: int, rows: int = 0) -> None:
        """Ask for the text `name` in each language."""
        for code, language in LANGUAGE_NAMES.items():
            widget = (
                forms.Textarea(attrs={"rows": rows, "lang": code}) if rows else forms.TextInput(attrs={"lang": code})
            )
            self.fields[f"{name}_{code}"] = forms.CharField(
                label=format_lazy("{} · {}", label, language), max_length=longest, required=False, widget=widget
            )

    def texts(self, name: str) -> Texts:
        """What was typed, by language; languages left out are not there."""
        typed = {code: self.cleaned_data.get(f"{name}_{code}", "").strip() for code in LANGUAGE_NAMES}
        return Texts({code: words for code, words in typed.items() if words})


class TitleForm(InLanguages):
    """The title and year of a directive."""

    year = forms.IntegerField(label=_("For the year"), min_value=1900, max_value=9999)

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.ask("title", _("Title"), LONGEST_HEADING)


class BranchCodes(forms.CharField):
    """Units directly below, each by its code: one on a line, or several with commas or blanks between them."""

    def __init__(self) -> None:
        super().__init__(
            label=_("Branches, by code"),
            required=False,
            max_length=LONGEST_CODES,
            widget=forms.Textarea(attrs={"rows": 4}),
            help_text=_(
                "The codes of units directly below, which stand beside their names on the page of the cycle. "
                "One on each line, or with commas between them. A branch is the unit and all units below it."
            ),
        )

    def clean(self, value: Any) -> list[str]:
        """The codes in the order typed, each once; signs of full width are read as plain ones."""
        typed = unicodedata.normalize("NFKC", super().clean(value))
        return list(dict.fromkeys(code for code in re.split(r"[\s,;、]+", typed) if code))


class PointForm(InLanguages):
    """A point: its words, its addressees, its day."""

    addresses = forms.MultipleChoiceField(
        label=_("Addressed to"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Several addressees add up. A unit that two of them name is asked once."),
    )
    due_on = forms.DateField(label=_("By which day"), required=False, widget=DayInput)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, there: Addressees, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.there = there
        self.ask("heading", _("Heading"), LONGEST_HEADING)
        self.ask("text", _("What is required"), LONGEST_TEXT, rows=3)
        field: Any = self.fields["addresses"]
        field.choices = there.choices
        if there.by_code:
            self.fields["branches"] = BranchCodes()
        texts = [name for name in self.fields if name.startswith(("heading", "text"))]
        self.order_fields([*texts, "addresses", "branches", "due_on"])

    def clean_branches(self) -> list[str]:
        """The codes, each that of a unit directly below."""
        codes: list[str] = self.cleaned_data["branches"]
        unknown = self.there.unknown(codes)
        if unknown:
            said = ngettext(
                "No unit directly below %(unit)s has the code %(codes)s. Correct the code, or take it out.",
                "No units directly below %(unit)s have the codes %(codes)s. Correct these codes, or take them out.",
                len(unknown),
            )
            names = {"unit": plain(self.there.top.names), "codes": gettext(", ").join(unknown)}
            raise forms.ValidationError(said % names)
        return codes

    @property
    def wanted(self) -> Wanted:
        """The point as an act takes it."""
        pairs = [value.split(":", 1) for value in self.cleaned_data["addresses"]]
        pairs += [[AddressKind.BRANCH.value, code] for code in self.cleaned_data.get("branches", ())]
        return Wanted(
            heading=self.texts("heading"),
            text=self.texts("text"),
            addresses=[(AddressKind(kind), code) for kind, code in pairs],
            due_on=self.cleaned_data["due_on"],
        )

    def refuse(self, field: str, sentence: str) -> None:
        """Put a sentence where it belongs; a text in several languages is asked for in the first of them."""
        known = field if field in self.fields else f"{field}_{next(iter(LANGUAGE_NAMES))}"
        self.add_error(known if known in self.fields else None, sentence)


class UptakeForm(EnteredFor):
    """The next step of a unit with a point."""

    state = forms.ChoiceField(label=_("How far the unit is"), choices=UPTAKE)
    text = forms.CharField(
        label=_("In words"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("What is planned, what has been done, what came of it. An acknowledgement needs no words."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, states: Sequence[Any], **options: Any):
        super().__init__(*args, **options)
        field: Any = self.fields["state"]
        field.choices = states


class ProgrammeForm(InLanguages):
    """A named undertaking."""

    kind = forms.ChoiceField(label=_("What sort of undertaking"), choices=ProgrammeKind.choices)

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        self.ask("name", _("Name"), LONGEST_HEADING)
        self.ask("text", _("What it is"), LONGEST_TEXT, rows=3)


class RolloutForm(forms.Form):
    """How far a unit is with a programme."""

    unit = forms.ChoiceField(label=_("Unit"))
    state = forms.ChoiceField(label=_("How far the unit is"), choices=UPTAKE)
    text = forms.CharField(
        label=_("In words"), required=False, max_length=LONGEST_TEXT, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, units: Sequence[Any], *args: Any, **options: Any):
        super().__init__(*args, **options)
        field: Any = self.fields["unit"]
        field.choices = units
