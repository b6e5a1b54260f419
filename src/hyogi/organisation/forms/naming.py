"""What a unit or a post is called, of which kind it is, in which sectors."""

from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from hyogi.foundation.languages import LANGUAGE_NAMES, Texts
from hyogi.organisation.forms.entered import ActForm
from hyogi.organisation.models import UnitState
from hyogi.organisation.queries import post_kinds_to_choose, sectors_to_choose, unit_kinds_to_choose
from hyogi.organisation.rules.codes import LONGEST_CODE, LONGEST_NAME

READ = ("ja", "zh-Hans")


class Named(ActForm):
    """Mixin: a name as given, and the same in other languages."""

    name = forms.CharField(
        label=_("Name"), max_length=LONGEST_NAME, help_text=_("As it is written officially. It is kept as typed.")
    )

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        for language, called in LANGUAGE_NAMES.items():
            self.fields[f"name_{language}"] = forms.CharField(
                label=_("Name in %(language)s") % {"language": called}, max_length=LONGEST_NAME, required=False
            )

    @property
    def main(self) -> list[BoundField]:
        """The fields that everybody fills."""
        return [bound for bound in self if not bound.name.startswith(("name_", "reading_"))]

    @property
    def translations(self) -> list[BoundField]:
        """The fields for the same name in other languages, and how it is read."""
        return [bound for bound in self if bound.name.startswith(("name_", "reading_"))]

    @property
    def translated(self) -> bool:
        """Whether there is something in these, or something to put right."""
        return any(bound.value() or bound.errors for bound in self.translations)

    def texts(self, field: str) -> Texts:
        """What was typed in each language."""
        return Texts({code: self.cleaned_data.get(f"{field}_{code}", "") for code in LANGUAGE_NAMES})


class UnitForm(Named):
    """What a unit is called and is."""

    kind = forms.ChoiceField(label=_("Kind"))
    sectors = forms.MultipleChoiceField(label=_("Sectors"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        for language in READ:
            self.fields[f"reading_{language}"] = forms.CharField(
                label=_("Reading in %(language)s") % {"language": LANGUAGE_NAMES[language]},
                max_length=LONGEST_NAME,
                required=False,
                help_text=_("Kana.") if language == "ja" else _("Pinyin, with a blank between syllables."),
            )
        kind: Any = self.fields["kind"]
        kind.choices = unit_kinds_to_choose()
        sectors: Any = self.fields["sectors"]
        sectors.choices = sectors_to_choose()
        rest = [name for name in self.fields if name not in self.last and name != "code"]
        self.order_fields([*(["code"] if "code" in self.fields else []), *rest, *self.last])

    @staticmethod
    def says(state: UnitState) -> dict[str, Any]:
        """The fields as the unit stands."""
        return {
            "name": state.name,
            "kind": state.kind.code,
            "sectors": state.sector_codes,
            "version": state.unit.version,
            **{f"name_{language}": text for language, text in state.names.items()},
            **{f"reading_{language}": text for language, text in state.readings.items()},
        }

    @property
    def wanted(self) -> dict[str, Any]:
        """Name, names and readings, as an act takes them."""
        return {"name": self.cleaned_data["name"], "names": self.texts("name"), "readings": self.texts("reading")}


class NewUnitForm(UnitForm):
    """A unit that is founded."""

    code = forms.CharField(
        label=_("Code"),
        max_length=LONGEST_CODE,
        help_text=_("By which files and people name the unit. It is given once and never changes."),
    )

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        kind: Any = self.fields["kind"]
        kind.choices = [("", _("Choose the kind")), *kind.choices]


class NewPostForm(Named):
    """A post that is founded."""

    code = forms.CharField(
        label=_("Code"),
        max_length=LONGEST_CODE,
        help_text=_("By which files and people name the post. It is given once and never changes."),
    )
    kind = forms.ChoiceField(label=_("Kind"), help_text=_("The kind decides what its holder may do."))

    def __init__(self, *args: Any, **options: Any):
        super().__init__(*args, **options)
        kind: Any = self.fields["kind"]
        kind.choices = post_kinds_to_choose()
        self.order_fields(["code", "kind", *(name for name in self.fields if name not in self.last), *self.last])
