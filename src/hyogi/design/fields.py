"""A form field as a page shows it: label, hint, what does not fit, limits, and how these belong together."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.utils import flatatt
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString


@dataclass(frozen=True)
class Measure:
    """A limit that does not go by the signs of a text as they stand. A form field that bears one as `measure` shows it
    in the place of its `max_length`. `unit` says what `count` counts: `letters` (letters and digits) or `words`."""

    most: int
    unit: str
    count: Callable[[str], int]


@dataclass(frozen=True)
class Limits:
    """Least and most characters, and how many there are now. Quiet limits show up only when they come near. `unit` is
    that of a measure; empty where every sign counts."""

    now: int
    most: int
    least: int = 0
    quiet: bool = False
    unit: str = ""

    @property
    def over(self) -> bool:
        return self.now > self.most


@dataclass(frozen=True)
class Choice:
    """One radio or checkbox of a group. Written without a template: there may be hundreds."""

    id: str
    tag: SafeString
    words: Any


@dataclass(frozen=True)
class Dressed:
    """A bound field with the ids by which its parts point at one another."""

    bound: BoundField
    kind: str
    label: str
    hint: Any
    problems: tuple[str, ...]
    limits: Limits | None
    widget: SafeString
    described_by: str

    @property
    def id(self) -> str:
        return self.bound.id_for_label or self.bound.auto_id

    @property
    def choices(self) -> list[tuple[str, list[Choice]]]:
        """Of a group its boxes, by the headings under which the field has them; those under none have an empty one."""
        boxes = map(_choice, self.bound.subwidgets)
        found: list[tuple[str, list[Choice]]] = []
        field: Any = self.bound.field
        for value, label in field.choices:
            if isinstance(label, list | tuple):
                found.append((str(value), [next(boxes) for _ in label]))
            elif found and not found[-1][0]:
                found[-1][1].append(next(boxes))
            else:
                found.append(("", [next(boxes)]))
        return found

    @property
    def optional(self) -> bool:
        return not self.bound.field.required and self.kind == "plain"


def dress(bound: BoundField, hint: Any = None, label: Any = None) -> Dressed:
    """The field ready to be shown. `kind` is `tick` (one checkbox), `group` (radios, checkboxes) or `plain`."""
    kind = _kind(bound.field.widget)
    hint = bound.help_text if hint is None else hint
    problems = tuple(str(problem) for problem in bound.errors)
    limits = _limits(bound)
    parts = [("hint", hint), ("unfit", problems), ("count", limits)]
    described_by = " ".join(f"{bound.auto_id}_{name}" for name, there in parts if there)
    return Dressed(
        bound=bound,
        kind=kind,
        label=str(bound.label if label is None else label),
        hint=hint,
        problems=problems,
        limits=limits,
        widget=SafeString()
        if kind == "group"
        else bound.as_widget(attrs=_attrs(kind, described_by, limits, bool(problems))),
        described_by=described_by,
    )


def _choice(one: Any) -> Choice:
    told = one.data
    tag = format_html(
        '<input type="{}" name="{}" value="{}"{}>', told["type"], told["name"], told["value"], flatatt(told["attrs"])
    )
    return Choice(one.id_for_label, tag, one.choice_label)


def places(form: forms.BaseForm) -> list[tuple[str, str, str]]:
    """What does not fit in a form: (id to jump to, label, sentence), general remarks with no id first;
    what a hidden field lacks has no place either."""
    found = [("", "", str(problem)) for problem in form.non_field_errors()]
    for bound in form:
        if bound.is_hidden:
            found += [("", "", strip_tags(str(problem))) for problem in bound.errors]
            continue
        anchor = bound.auto_id if _kind(bound.field.widget) == "group" else bound.id_for_label
        found += [(anchor, str(bound.label), strip_tags(str(problem))) for problem in bound.errors]
    return found


def _kind(widget: forms.Widget) -> str:
    if isinstance(widget, forms.CheckboxInput):
        return "tick"
    if isinstance(widget, forms.RadioSelect | forms.CheckboxSelectMultiple):
        return "group"
    return "plain"


def _limits(bound: BoundField) -> Limits | None:
    most = getattr(bound.field, "max_length", None)
    widget = bound.field.widget
    if not most or not isinstance(widget, forms.Textarea | forms.TextInput):
        return None
    if getattr(widget, "input_type", "text") not in ("text", "search"):
        return None
    least = getattr(bound.field, "min_length", None) or 0
    typed = str(bound.value() or "").replace("\r\n", "\n")
    measure: Measure | None = getattr(bound.field, "measure", None)
    if measure is not None:
        return Limits(measure.count(typed), measure.most, unit=measure.unit)
    return Limits(len(typed), most, least, quiet=not isinstance(widget, forms.Textarea))


def _attrs(kind: str, described_by: str, limits: Limits | None, unfit: bool) -> dict[str, Any]:
    attrs: dict[str, Any] = {}
    if described_by and kind != "group":
        attrs["aria-describedby"] = described_by
    if unfit and kind != "group":
        attrs["aria-invalid"] = "true"
    if limits:  # a browser that enforces the limit cuts pasted text off without a word
        attrs |= {"maxlength": False, "minlength": False, "data-most": limits.most, "data-least": limits.least}
        if limits.unit:
            attrs["data-unit"] = limits.unit
    return attrs
